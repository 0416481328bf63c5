//===- Buckets.cpp - First storage for maps whose header is in the frame --===//
//
// The rules are in Buckets.h. Calls are judged one after another (judge), then
// those that may have storage are gathered by header (one per R8) and given
// one frame object each (giveStorage).
//
//===----------------------------------------------------------------------===//

#include "Place/Buckets.h"
#include "IR/SiteMetadata.h"
#include "Place/Capacity.h"
#include "Place/Frame.h"
#include "Place/MovedHeaders.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/IR/InstIterator.h"

using namespace llvm;
using namespace roost;

namespace {

/// Storage for fewer elements than that is left at once by most maps.
constexpr uint64_t FewestSlots = 4;

/// The calls that one storage serves, and what they ask for at most.
struct Demand {
  SmallVector<StorageCall, 2> Calls;
  uint64_t Bytes = 0;
  uint64_t Alignment = 1;
  uint64_t SlotBytes = 0;
  /// What is proven of these maps, if R11 holds of all of them.
  std::optional<Capacity> Proven;
};

struct Judgement {
  enum { Frame, Null, Later } Answer;
  Refusal Why; ///< for Null and Later
};

class BucketPlacer {
public:
  BucketPlacer(Function &F, FunctionAnalysisManager &FAM, const Options &Opts,
               const HeaderRefusals &Headers, Ledger &Notes)
      : F(F), FAM(FAM), TLI(FAM.getResult<TargetLibraryAnalysis>(F)),
        Opts(Opts), Headers(Headers), Notes(Notes), DL(F.getDataLayout()) {}

  bool run(Look When);

private:
  HeaderRoot root(Value *Header) const { return rootOf(Header, DL, TLI); }
  Judgement judge(const StorageCall &Call, const HeaderRoot &Root) const;
  Refusal refusalOf(const HeaderRoot &Root) const;
  void fitStorage(HeaderKey Key, Demand &D) const;
  void shrinkStorage(Demand &D) const;
  void giveStorage(HeaderKey Key, Demand &D);
  void noteNull(const StorageCall &Call, Refusal Why);
  void answerNull(const StorageCall &Call, Refusal Why);

  Function &F;
  FunctionAnalysisManager &FAM;
  const TargetLibraryInfo &TLI;
  const Options &Opts;
  const HeaderRefusals &Headers;
  Ledger &Notes;
  const DataLayout &DL;
  std::optional<Refusal> OfFunction;
  MovedHeaders Moved;
  /// Calls that do not happen in maps that never grow (R11).
  SmallVector<CallBase *, 8> Never;
  bool Changed = false;
};

std::optional<HeaderPlace> headerPlace(const StorageCall &Call,
                                       const HeaderRoot &Root) {
  if (Call.isForResult())
    return HeaderPlace::ReturnSlot;
  switch (Root.Kind) {
  case RootKind::StaticAlloca:
  case RootKind::DynamicAlloca:
  case RootKind::VariableOffset:
    if (isMovedHeader(*cast<AllocaInst>(Root.Base)))
      return HeaderPlace::Stack;
    return std::nullopt; // The frontend knows: a variable or part of one.
  case RootKind::Allocation:
  case RootKind::Exception:
    return HeaderPlace::Heap;
  case RootKind::Global:
    return HeaderPlace::Static;
  case RootKind::Argument:
    if (cast<Argument>(Root.Base)->hasStructRetAttr())
      return HeaderPlace::ReturnSlot;
    return std::nullopt;
  case RootKind::Unknown:
    return std::nullopt;
  }
  llvm_unreachable("all root kinds are above");
}

Refusal BucketPlacer::refusalOf(const HeaderRoot &Root) const {
  switch (Root.Kind) {
  case RootKind::DynamicAlloca:
    return {Reason::DynamicAlloca, "", {}};
  case RootKind::VariableOffset:
    return {Reason::VariableOffset, "", {}};
  case RootKind::Allocation: {
    auto It = Headers.find(Root.Base);
    return It == Headers.end() ? Refusal{Reason::HeaderOnHeap, "", {}}
                               : It->second;
  }
  case RootKind::Exception:
    return {Reason::HeaderEscapes, "it is part of an exception object", {}};
  case RootKind::Global:
    return {Reason::HeaderStatic, "", {}};
  case RootKind::Argument:
    return {Reason::HeaderInCaller, "", {}};
  case RootKind::StaticAlloca:
  case RootKind::Unknown:
    return {Reason::HeaderUnknown, "", {}};
  }
  llvm_unreachable("all root kinds are above");
}

Judgement BucketPlacer::judge(const StorageCall &Call,
                              const HeaderRoot &Root) const {
  if (OfFunction)
    return {Judgement::Null, *OfFunction};
  if (Root.Kind != RootKind::StaticAlloca) // R1
    return {Judgement::Later, refusalOf(Root)};
  const AllocaInst &Alloca = *Root.alloca();
  if (isMovedHeader(Alloca) && !isAlwaysDeleted(Alloca) &&
      !diesWithFrame(Call, TLI)) // R7
    return {Judgement::Null, {Reason::LeftUndeleted, "", {}}};

  if (const FlowStep *Out = Moved.findOut(Root)) // R4
    return {Judgement::Null, {Reason::MovedOut, "", {*Out}}};
  std::optional<Request> Asked = requestOf(Call); // R3
  if (!Asked)
    return {Judgement::Later, {Reason::StorageUnknown, "", {}}};
  if (Asked->Bytes > Opts.StackLimit)
    return {Judgement::Null,
            {Reason::OverStackLimit, utostr(Asked->Bytes), {}}};
  return {Judgement::Frame, {}};
}

void BucketPlacer::noteNull(const StorageCall &Call, Refusal Why) {
  HeaderRoot Root = root(Call.header());
  Outcome O;
  O.Buckets = BucketPlace::Heap;
  O.Header = headerPlace(Call, Root);
  if (O.Header && Root.Kind == RootKind::StaticAlloca)
    O.HeaderBytes = objectBytes(*Root.alloca());
  O.Why = Why.Why;
  O.Subject = std::move(Why.Subject);
  O.Flow = std::move(Why.Flow);
  Notes.note(Call, Root, std::move(O));
}

void BucketPlacer::answerNull(const StorageCall &Call, Refusal Why) {
  noteNull(Call, std::move(Why));
  roost::answerNull(Call);
  Changed = true;
}

/// R11: storage for what the maps are proven to hold, if that is one group.
void BucketPlacer::fitStorage(HeaderKey Key, Demand &D) const {
  std::optional<uint64_t> SlotBytes = D.Calls.front().slotBytes();
  for (const StorageCall &Call : D.Calls)
    if (Call.isHoisted() || !SlotBytes || Call.slotBytes() != SlotBytes ||
        Call.align() != D.Calls.front().align())
      return; // Of a size that a callee writes (R9), or of several types.
  D.Proven = capacityOf(*cast<AllocaInst>(Key.first), Key.second, D.Calls, FAM);
  if (!D.Proven)
    return;
  uint64_t Slots = std::max<uint64_t>(D.Proven->Bound, 1);
  uint64_t Bytes = bytesOfGroup(Slots, *SlotBytes, D.Alignment);
  if (Slots <= MostSlotsOfGroup && Bytes <= Opts.StackLimit)
    D.Bytes = Bytes;
  else
    D.Proven.reset();
}

/// R3: where functions call themselves, a map takes what is left: one group of
/// fewer slots.
void BucketPlacer::shrinkStorage(Demand &D) const {
  uint64_t Room = frameRoom(F, Opts);
  // What a callee asked for is the least that it can take (R9).
  if (D.Bytes <= Room || !F.hasFnAttribute(RecursiveMark) ||
      any_of(D.Calls, [](const StorageCall &Call) { return Call.isHoisted(); }))
    return;
  uint64_t Slots = slotsIn(Room, D.SlotBytes, D.Alignment);
  if (Slots < FewestSlots)
    return;
  D.Bytes = bytesOfGroup(Slots, D.SlotBytes, D.Alignment);
  D.Proven.reset();
}

/// R8 and R5: one frame object for all calls of one header.
void BucketPlacer::giveStorage(HeaderKey Key, Demand &D) {
  auto *Owner = cast<AllocaInst>(Key.first);
  Type *SizeType = D.Calls.front().sizeType();
  // The answer's first word holds the size, so there is room for it.
  uint64_t Word = DL.getTypeStoreSize(SizeType);
  uint64_t Bytes = std::max(D.Bytes, Word);
  Align Alignment = std::max(Align(D.Alignment), DL.getABITypeAlign(SizeType));

  if (Bytes > frameRoom(F, Opts)) { // R3
    bool Recursive = F.hasFnAttribute(RecursiveMark);
    Reason Why =
        Recursive ? Reason::OverRecursionLimit : Reason::OverFrameLimit;
    for (const StorageCall &Call : D.Calls)
      answerNull(Call, {Why, shortName(F), {}});
    return;
  }

  AllocaInst *Storage = makeFrameObject(F, Bytes, Alignment, "roost.storage");
  markStorage(*Storage);
  mirrorLifetime(*Owner, *Storage);
  if (D.Proven)
    Never.append(D.Proven->Never);
  for (const StorageCall &Call : D.Calls) {
    Outcome O;
    O.Buckets = BucketPlace::Stack;
    HeaderRoot Root = root(Call.header());
    O.Header = headerPlace(Call, Root);
    O.Why = Call.isHoisted() ? Reason::FromCaller : Reason::NoEscape;
    O.Subject = shortName(F);
    O.Bytes = Bytes;
    if (D.Proven)
      O.Flow = {D.Proven->Source};
    if (isMovedHeader(*Owner))
      O.HeaderBytes = objectBytes(*Owner);
    Notes.note(Call, Root, std::move(O));
    answerWith(Call, Storage, Bytes, Alignment);
  }
  dropTailMarkers(F);
  Changed = true;
}

bool BucketPlacer::run(Look When) {
  Markers Found = markersOf(F);
  if (Found.Storage.empty())
    return false;

  // What the whole function allows, and what its moves say.
  OfFunction = frameRefusal(F); // R2
  Moved.add(Found.Moved, DL, TLI);

  // Each call by itself; those that may have storage wait for their header's.
  MapVector<HeaderKey, Demand> Demands;
  for (const StorageCall &Call : Found.Storage) {
    HeaderRoot Root = root(Call.header());
    Judgement J = judge(Call, Root);
    if (J.Answer == Judgement::Frame) {
      Demand &D = Demands[{Root.alloca(), Root.Offset}];
      D.Calls.push_back(Call);
      D.Bytes = std::max(D.Bytes, *Call.bytes());
      D.Alignment = std::max(D.Alignment, *Call.align());
      D.SlotBytes = std::max(D.SlotBytes, Call.slotBytes().value_or(0));
    } else if (When == Look::BeforeLink) {
      noteNull(Call, std::move(J.Why));
    } else if (J.Answer == Judgement::Null || When == Look::Last) {
      answerNull(Call, std::move(J.Why));
    }
  }

  // How much each needs, while F is what FAM knows.
  for (auto &[Key, D] : Demands)
    fitStorage(Key, D);

  // One storage for each header, as long as the frame has room.
  for (auto &[Key, D] : Demands) {
    shrinkStorage(D);
    giveStorage(Key, D);
  }
  if (!Never.empty())
    dropGrowth(F, Never, FAM);
  return Changed;
}

} // namespace

bool roost::placeBuckets(Function &F, FunctionAnalysisManager &FAM,
                         const Options &Opts, Look When,
                         const HeaderRefusals &Headers, Ledger &Notes) {
  return BucketPlacer(F, FAM, Opts, Headers, Notes).run(When);
}

bool roost::refuseBuckets(Function &F, const TargetLibraryInfo &TLI, Reason Why,
                          Ledger &Notes) {
  Markers Found = markersOf(F);
  for (const StorageCall &Call : Found.Storage) {
    Outcome O;
    O.Why = Why;
    Notes.note(Call, rootOf(Call.header(), F.getDataLayout(), TLI),
               std::move(O));
    answerNull(Call);
  }
  return !Found.Storage.empty();
}
