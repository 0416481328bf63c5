//===- Graph.cpp - One function's locations and edges ---------------------===//
//
// The rules E1 to E9 are in Graph.h. add() is the one switch over
// instructions; what it does not know ends in give(), the conservative answer.
//
//===----------------------------------------------------------------------===//

#include "Escape/Graph.h"
#include "Escape/Callees.h"
#include "Escape/Summary.h"
#include "IR/Markers.h"
#include "Support/Compat.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/Analysis/MemoryBuiltins.h"
#include "llvm/IR/InlineAsm.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/Operator.h"
#include <deque>

using namespace llvm;
using namespace roost;

namespace {

/// Objects an address may be made of, at most (E2).
constexpr unsigned MostObjects = 8;

/// E4.
bool carries(const Type *T, const DataLayout &DL) {
  if (T->isPointerTy() || T->isVectorTy())
    return true;
  if (auto *Int = dyn_cast<IntegerType>(T))
    return Int->getBitWidth() == 8 ||
           Int->getBitWidth() >= DL.getPointerSizeInBits();
  return any_of(T->subtypes(),
                [&](const Type *Sub) { return carries(Sub, DL); });
}

/// The operand whose address I only passes on, or null.
const Value *passedOn(const Value *V) {
  if (auto *GEP = dyn_cast<GEPOperator>(V))
    // From a constant base, an index may be all of the address.
    return isa<Constant>(GEP->getPointerOperand()) ? nullptr
                                                   : GEP->getPointerOperand();
  if (isa<BitCastInst>(V) || isa<AddrSpaceCastInst>(V) || isa<FreezeInst>(V))
    return cast<Instruction>(V)->getOperand(0);
  if (auto *II = dyn_cast<IntrinsicInst>(V))
    if (II->getIntrinsicID() == Intrinsic::launder_invariant_group ||
        II->getIntrinsicID() == Intrinsic::strip_invariant_group)
      return II->getArgOperand(0);
  return nullptr;
}

/// True if I makes an object nobody else has the address of.
bool allocates(const Value *V, const TargetLibraryInfo &TLI) {
  auto *Call = dyn_cast<CallBase>(V);
  if (!Call)
    return false;
  if (isMarker(*Call))
    return true;
  return isAllocationFn(Call, &TLI) && !getFreedOperand(Call, &TLI);
}

/// True for functions of the system, called by the runtime, that keep nothing;
/// they may free what their first argument points to.
bool isOfSystem(const Function &F) {
  return F.isDeclaration() && F.arg_size() >= 2 &&
         F.getArg(0)->getType()->isPointerTy() &&
         (F.getName() == "mmap" || F.getName() == "munmap" ||
          F.getName() == "madvise");
}

} // namespace

const Value *roost::withoutOffsets(const Value *V) {
  while (const Value *Next = passedOn(V))
    V = Next;
  return V;
}

Graph::Graph(const Function &F, const TargetLibraryInfo &TLI) : F(F), TLI(TLI) {
  Locations.resize(4);
  Locations[Heap].Kind = LocationKind::Heap;
  Locations[Result].Kind = LocationKind::Result;
  Locations[Freed].Kind = LocationKind::Freed;
  Locations[Blocks].Kind = LocationKind::Blocks;

  // Each parameter is the address of an object of the caller's.
  for (const Argument &A : F.args())
    if (carries(A.getType(), F.getDataLayout()))
      makes(&A, nullptr);
  for (const Instruction &I : instructions(F))
    if (auto *Call = dyn_cast<CallBase>(&I);
        Call && isMarker(*Call) && !Call->getType()->isVoidTy())
      if (auto Places = spotsOf(Call->getArgOperand(0));
          Places && Places->size() == 1 && Places->front().Offset)
        Headers.insert({Places->front().Maker, *Places->front().Offset});
  for (const Instruction &I : instructions(F))
    add(I);
  expose({Heap, Result}, &Location::GivenAway);
  expose({Heap, Result, Blocks}, &Location::Exposed);
}

/// Where a store goes whose address is not in plain sight (E2, E9).
LocationId Graph::unseen() const { return isTableCode(F) ? Blocks : Heap; }

std::optional<LocationId> Graph::find(const Value *V) const {
  auto It = Values.find(withoutOffsets(V));
  return It == Values.end() ? std::nullopt : std::optional(It->second);
}

std::optional<LocationId> Graph::findPart(const Value *Maker, int Word) const {
  auto It = Parts.find({Maker, Word});
  return It == Parts.end() ? std::nullopt : std::optional(It->second);
}

std::optional<LocationId> Graph::findObject(const Value *V) const {
  auto It = Objects.find(V);
  return It == Objects.end() ? std::nullopt : std::optional(It->second);
}

LocationId Graph::value(const Value *V) {
  auto [It, New] = Values.try_emplace(withoutOffsets(V), Locations.size());
  if (New) {
    Locations.emplace_back();
    Locations.back().V = It->first;
  }
  return It->second;
}

LocationId Graph::object(const Value *Maker) {
  auto [It, New] = Objects.try_emplace(Maker, Locations.size());
  if (New) {
    Locations.emplace_back();
    Locations.back().V = Maker;
    Locations.back().Kind = LocationKind::Object;
  }
  return It->second;
}

/// Maker's value is the address of the object it makes.
void Graph::makes(const Value *Maker, const Instruction *At) {
  LocationId Object = object(Maker), Id = value(Maker);
  Locations[Id].In.push_back({Object, Address, At});
}

/// A word of Maker's object. The object is all of its parts, and what is stored
/// at a place unknown may be in each.
LocationId Graph::part(const Value *Maker, int Word) {
  if (auto Known = findPart(Maker, Word))
    return *Known;
  LocationId Object = object(Maker);
  LocationId Id = Locations.size();
  Parts[{Maker, Word}] = Id;
  Locations.emplace_back();
  Locations.back().Kind = LocationKind::Part;
  Locations.back().V = Maker;
  Locations.back().Word = Word;
  Locations[Object].In.push_back({Id, 0});
  if (Word != AnyWord) {
    LocationId Any = part(Maker, AnyWord);
    Locations[Id].In.push_back({Any, 0});
  }
  return Id;
}

/// The location of V, if it can carry a pointer.
std::optional<LocationId> Graph::carrier(const Value *V) {
  const Value *Source = withoutOffsets(V);
  if (isa<Constant>(Source) || isa<MetadataAsValue>(Source) ||
      !carries(Source->getType(), F.getDataLayout()))
    return std::nullopt;
  return value(Source);
}

void Graph::flow(LocationId To, LocationId From, int Derefs, Source By) {
  if (From != To || Derefs)
    Locations[To].In.push_back({From, Derefs, By.At, By.Operand, By.By});
}

void Graph::flow(LocationId To, const Value *From, int Derefs, Source By) {
  auto Id = carrier(From);
  if (!Id)
    return;
  if (By.By == Shift::None)
    By.By = shiftOf(From);
  flow(To, *Id, Derefs, By);
}

/// How V differs from the value that gives its location its name.
Shift Graph::shiftOf(const Value *V) const {
  APInt Offset(F.getDataLayout().getIndexTypeSizeInBits(V->getType()), 0);
  if (!V->getType()->isPointerTy())
    return Shift::None;
  const Value *Base = V->stripAndAccumulateConstantOffsets(
      F.getDataLayout(), Offset, /*AllowNonInbounds=*/true);
  if (Base != withoutOffsets(V) || Offset.isNegative())
    return Shift::Unknown;
  return Offset.isZero() ? Shift::None : Shift::Forward;
}

/// What is stored in a local variable that is only loaded and stored, as the
/// frontend makes one for each parameter; nullopt for any other alloca.
const Graph::Contents &Graph::storedIn(const AllocaInst &Variable) {
  auto [It, New] = Stored.try_emplace(&Variable);
  Contents &Found = It->second;
  if (!New)
    return Found;
  Found.emplace();
  for (const User *U : Variable.users()) {
    if (isa<LoadInst>(U) || isa<LifetimeIntrinsic>(U))
      continue;
    auto *Store = dyn_cast<StoreInst>(U);
    if (!Store || Store->getValueOperand() == &Variable ||
        Found->size() == MostObjects) {
      Found.reset();
      break;
    }
    Found->push_back(Store->getValueOperand());
  }
  return Found;
}

/// E2: the places that Address may be, or nullopt if there may be others.
std::optional<Graph::Spots> Graph::spotsOf(const Value *Address) {
  const DataLayout &DL = F.getDataLayout();
  // The offset at which each value was come to; unknown if more than one.
  SmallMapVector<const Value *, std::optional<int64_t>, 8> Seen;
  SmallVector<std::pair<const Value *, std::optional<int64_t>>, 8> Work;
  Work.push_back({Address, 0});
  while (!Work.empty()) {
    auto [V, Offset] = Work.pop_back_val();
    while (const Value *Next = passedOn(V)) {
      if (auto *GEP = dyn_cast<GEPOperator>(V)) {
        APInt Bytes(DL.getIndexTypeSizeInBits(GEP->getType()), 0);
        if (Offset && GEP->accumulateConstantOffset(DL, Bytes))
          *Offset += Bytes.getSExtValue();
        else
          Offset = std::nullopt;
      }
      V = Next;
    }
    auto [It, New] = Seen.insert({V, Offset});
    if (!New) {
      if (!It->second || It->second == Offset)
        continue;
      Offset = It->second = std::nullopt;
    }
    if (Seen.size() > MostObjects)
      return std::nullopt;
    if (auto *Phi = dyn_cast<PHINode>(V)) {
      if (Phi->getNumIncomingValues() > 2 * MostObjects)
        return std::nullopt;
      for (const Value *Incoming : Phi->incoming_values())
        Work.push_back({Incoming, Offset});
    } else if (auto *Select = dyn_cast<SelectInst>(V)) {
      Work.push_back({Select->getTrueValue(), Offset});
      Work.push_back({Select->getFalseValue(), Offset});
    } else if (auto *Load = dyn_cast<LoadInst>(V)) {
      auto *Variable = dyn_cast<AllocaInst>(Load->getPointerOperand());
      if (!Variable || !storedIn(*Variable))
        return std::nullopt;
      for (const Value *Stored : *storedIn(*Variable))
        Work.push_back({Stored, Offset});
    } else if (!makesObject(V) && !isa<ConstantPointerNull>(V) &&
               !isa<UndefValue>(V)) {
      return std::nullopt;
    }
  }
  Spots Found;
  for (auto &[V, Offset] : Seen)
    if (makesObject(V))
      Found.push_back({V, Offset});
  return Found;
}

std::optional<uint64_t> Graph::bytesOf(const Type *T) const {
  TypeSize Bytes = F.getDataLayout().getTypeStoreSize(const_cast<Type *>(T));
  return Bytes.isScalable() ? std::nullopt
                            : std::optional<uint64_t>(Bytes.getFixedValue());
}

/// True if V's value is the address of an object of its own.
bool Graph::makesObject(const Value *V) const {
  return isa<AllocaInst>(V) || isa<Argument>(V) || allocates(V, TLI);
}

/// The word where an access of Bytes begins, if it keeps to words that are told
/// apart.
std::optional<unsigned> Graph::firstWord(const Spot &Of, uint64_t Bytes) const {
  constexpr int64_t End = MostWords * WordBytes;
  if (!Of.Offset || *Of.Offset < 0 || *Of.Offset >= End ||
      Bytes > uint64_t(End - *Of.Offset))
    return std::nullopt;
  return *Of.Offset / WordBytes;
}

/// T32: true for words of a header that hold no address: multiplier, size and
/// limit, and the last one of small numbers.
bool Graph::isNumber(const Value *Maker, unsigned Word) const {
  return any_of(ArrayRef<unsigned>{2, 3, 4, 7}, [&](unsigned Number) {
    return Headers.contains({Maker, (int64_t(Word) - Number) * WordBytes});
  });
}

/// Adds where a value of so many bytes comes from.
void Graph::read(const Spot &Of, std::optional<uint64_t> Bytes, Ids &Parts) {
  auto First = Bytes ? firstWord(Of, *Bytes) : std::nullopt;
  if (!First) {
    Parts.push_back(object(Of.Maker));
    return;
  }
  for (unsigned Word = *First; Word * WordBytes < *Of.Offset + *Bytes; ++Word)
    if (!isNumber(Of.Maker, Word))
      Parts.push_back(part(Of.Maker, Word));
}

/// Adds where a value of so many bytes goes to.
void Graph::write(const Spot &Of, std::optional<uint64_t> Bytes, Ids &Parts) {
  if (Bytes && firstWord(Of, *Bytes))
    read(Of, Bytes, Parts);
  else
    Parts.push_back(part(Of.Maker, AnyWord));
}

/// Where a value of so many bytes at Address goes to.
Graph::Ids Graph::written(const Value *Address, std::optional<uint64_t> Bytes) {
  Ids Parts;
  if (auto Places = spotsOf(Address))
    for (const Spot &Each : *Places)
      write(Each, Bytes, Parts);
  else
    Parts.push_back(unseen());
  return Parts;
}

void Graph::load(LocationId To, const Value *Address,
                 std::optional<uint64_t> Bytes, Source By) {
  auto Places = spotsOf(Address);
  if (!Places) {
    flow(To, Address, 1, By);
    return;
  }
  Ids Parts;
  for (const Spot &Each : *Places)
    read(Each, Bytes, Parts);
  for (LocationId From : Parts)
    flow(To, From, 0, By);
}

void Graph::store(const Value *Address, const Value *V, Source By) {
  auto From = carrier(V);
  if (!From)
    return;
  By.By = shiftOf(V);
  for (LocationId To : written(Address, bytesOf(V->getType())))
    flow(To, *From, 0, By);
}

/// Word to word where both sides are known, else everything to everything.
void Graph::copy(const MemTransferInst &Copy) {
  std::optional<uint64_t> Bytes;
  if (auto *Length = dyn_cast<ConstantInt>(Copy.getLength()))
    Bytes = Length->getLimitedValue();
  const Source By{&Copy, 1};
  auto From = spotsOf(Copy.getRawSource()), To = spotsOf(Copy.getRawDest());
  if (From && To && Bytes &&
      all_of(*From,
             [&](const Spot &Each) {
               return firstWord(Each, *Bytes) && *Each.Offset % WordBytes == 0;
             }) &&
      all_of(*To, [&](const Spot &Each) {
        return firstWord(Each, *Bytes) && *Each.Offset % WordBytes == 0;
      })) {
    for (const Spot &Old : *From)
      for (const Spot &New : *To)
        for (uint64_t At = 0; At < *Bytes; At += WordBytes) {
          LocationId Read = part(Old.Maker, (*Old.Offset + At) / WordBytes);
          flow(part(New.Maker, (*New.Offset + At) / WordBytes), Read, 0, By);
        }
    return;
  }
  for (LocationId Each : written(Copy.getRawDest(), Bytes))
    load(Each, Copy.getRawSource(), Bytes, By);
}

/// E1: whatever can be done with a pointer.
void Graph::give(const Use &Given, const Instruction &At) {
  flow(Heap, Given, 0, {&At, Given.getOperandNo()});
  flow(Freed, Given, 0, {&At, Given.getOperandNo()});
}

void Graph::add(const Instruction &I) {
  const DataLayout &DL = F.getDataLayout();
  switch (I.getOpcode()) {
  case Instruction::Alloca:
    makes(&I, &I);
    return;
  case Instruction::Load:
    if (carries(I.getType(), DL))
      load(value(&I), I.getOperand(0), bytesOf(I.getType()), {&I, 0});
    return;
  case Instruction::Store:
    store(I.getOperand(1), I.getOperand(0), {&I, 0});
    return;
  case Instruction::AtomicRMW:
    store(I.getOperand(0), I.getOperand(1), {&I, 1});
    load(value(&I), I.getOperand(0), std::nullopt, {&I, 0});
    return;
  case Instruction::AtomicCmpXchg:
    store(I.getOperand(0), I.getOperand(2), {&I, 2});
    load(value(&I), I.getOperand(0), std::nullopt, {&I, 0});
    return;
  case Instruction::Ret:
    if (I.getNumOperands())
      flow(Result, I.getOperand(0), 0, {&I, 0});
    return;
  case Instruction::Call:
  case Instruction::Invoke:
  case Instruction::CallBr:
    addCall(cast<CallBase>(I));
    return;
  case Instruction::BitCast:
  case Instruction::AddrSpaceCast:
  case Instruction::Freeze:
    return; // One location with their operand.
  case Instruction::ICmp:
  case Instruction::FCmp:
  case Instruction::Br:
  case Instruction::Switch:
  case Instruction::Unreachable:
  case Instruction::Fence:
  case Instruction::LandingPad:
    return; // Keep nothing.
  case Instruction::GetElementPtr:
    if (withoutOffsets(&I) != &I)
      return;
    [[fallthrough]];
  case Instruction::PHI:
  case Instruction::Select:
  case Instruction::ExtractValue:
  case Instruction::InsertValue:
  case Instruction::ExtractElement:
  case Instruction::InsertElement:
  case Instruction::ShuffleVector:
  case Instruction::PtrToInt:
  case Instruction::IntToPtr:
  case Instruction::ZExt:
  case Instruction::SExt:
  case Instruction::Trunc:
    break;
  default:
    if (I.isBinaryOp() || I.isUnaryOp() || isa<CastInst>(I))
      break;
    for (const Use &Operand : I.operands()) // E1
      give(Operand, I);
    return;
  }
  // What is left makes a value out of its operands.
  if (!carries(I.getType(), DL))
    return;
  Shift By =
      isa<PHINode>(I) || isa<SelectInst>(I) ? Shift::None : Shift::Unknown;
  for (const Use &Operand : I.operands())
    flow(value(&I), Operand, 0, {&I, Operand.getOperandNo(), By});
}

void Graph::addCall(const CallBase &Call) {
  if (allocates(&Call, TLI)) {
    if (!Call.getType()->isVoidTy()) // a moved marker makes nothing
      makes(&Call, &Call);
    return;
  }
  if (const Value *Operand = getFreedOperand(&Call, &TLI)) {
    flow(Freed, Operand, 0, {&Call, 0});
    if (!Call.getType()->isVoidTy()) // realloc
      flow(value(&Call), Operand, 0, {&Call, 0});
    return;
  }
  // Empty text does nothing with its operands but call them results.
  if (auto *Asm = dyn_cast<InlineAsm>(Call.getCalledOperand());
      Asm && Asm->getAsmString().empty() && !Asm->hasSideEffects() &&
      !Call.getType()->isVoidTy()) {
    for (const Use &Given : Call.args())
      flow(value(&Call), Given, 0, {&Call, Given.getOperandNo()});
    return;
  }
  // Of the system's functions that the runtime calls.
  if (const Function *Callee = Call.getCalledFunction();
      Callee && isOfSystem(*Callee)) {
    flow(Freed, Call.getArgOperand(0), 0, {&Call, 0});
    return;
  }
  switch (Call.getIntrinsicID()) {
  case Intrinsic::lifetime_start:
  case Intrinsic::lifetime_end:
  case Intrinsic::invariant_start:
  case Intrinsic::invariant_end:
  case Intrinsic::assume:
  case Intrinsic::prefetch:
  case Intrinsic::objectsize:
  case Intrinsic::is_constant:
  case Intrinsic::memset:
  case Intrinsic::memset_inline:
  case Intrinsic::launder_invariant_group:
  case Intrinsic::strip_invariant_group:
    return; // Keep nothing, or one location with their operand.
  case Intrinsic::memcpy:
  case Intrinsic::memcpy_inline:
  case Intrinsic::memmove:
    copy(cast<MemTransferInst>(Call));
    return;
  case Intrinsic::ptrmask:
    flow(value(&Call), Call.getArgOperand(0), 0, {&Call, 0});
    return;
  default:
    break;
  }
  Callees Those = calleesOf(Call).value_or(Callees{nullptr}); // E7, E8
  for (const Function *Callee : Those)
    for (unsigned I = 0; I != Call.arg_size(); ++I)
      addArgument(Call, I, Callee);
  for (unsigned I = 0; I != Call.getNumOperandBundles(); ++I)
    for (const Use &Operand : Call.getOperandBundleAt(I).Inputs)
      give(Operand, Call);
}

void Graph::addArgument(const CallBase &Call, unsigned Number,
                        const Function *Callee) {
  const Value *Given = Call.getArgOperand(Number);
  auto From = carrier(Given);
  if (!From)
    return;
  if (Call.doesNotAccessMemory()) {
    if (carries(Call.getType(), F.getDataLayout()))
      flow(value(&Call), *From, 0, {&Call, Number});
    return;
  }

  // What is known of the callee: its facts, LLVM's attributes, or both.
  std::optional<ParamFacts> Known;
  if (Callee && Number < Callee->arg_size())
    Known = factsOf(*Callee->getArg(Number));
  ParamFacts Facts = Known.value_or(ParamFacts::unknown());
  if (Given->getType()->isPointerTy()) {
    if (!compat::mayKeep(Call, Number))
      Facts.Own.Heap = std::max(Facts.Own.Heap, 1);
    if (Call.paramHasAttr(Number, Attribute::NoFree))
      Facts.Own.Freed = std::max(Facts.Own.Freed, 1);
    if (Call.paramHasAttr(Number, Attribute::Returned))
      Facts.Own.Result = 0;
  }
  if (Call.hasFnAttr(Attribute::NoFree)) {
    Facts.Own.Freed = Never;
    for (auto &[Word, Content] : Facts.Words)
      Content.Freed = Never;
  }

  // E9: what the program put into a table is the program's.
  if (!isTableCode(F) && Number != 0 && Callee && isTableCode(*Callee) &&
      !isHeader(Given))
    Facts.giveBlocksAway();

  // The callee has a copy of the object: only what is in it went along.
  if (Call.isByValArgument(Number)) {
    for (int *Derefs : {&Facts.Own.Heap, &Facts.Own.Result, &Facts.Own.Freed,
                        &Facts.Own.Blocks})
      *Derefs = std::max(*Derefs, 1);
    for (Flows::Target &To : Facts.Own.Into)
      To.Derefs = std::max(To.Derefs, 1);
  }

  // Who does not see the object in plain sight can't tell its words apart.
  // (At calls, an optimizer adds what it knows of the argument.)
  uint64_t Bound = Callee && isTableCode(*Callee)
                       ? Callee->getParamDereferenceableBytes(Number)
                       : 0;
  auto Places = Facts.Words.empty() && !Bound ? std::nullopt : spotsOf(Given);
  if (Places && Bound >= WordBytes && Bound <= MostWords * WordBytes &&
      all_of(*Places,
             [&](const Spot &Each) { return staysInPart(Each.Maker, Number); }))
    Facts.keepWithin(Bound); // E6
  if (!Places) {
    addFlows(*From, Facts.whole(), Call, Number, Callee);
    return;
  }
  addFlows(*From, Facts.Own, Call, Number, Callee);
  for (const Spot &Each : *Places)
    for (const auto &[Word, Content] : Facts.Words) {
      Ids Parts;
      Spot Of = Each;
      if (Of.Offset)
        *Of.Offset += Word * WordBytes;
      read(Of, WordBytes, Parts);
      for (LocationId Part : Parts)
        addFlows(Part, Content, Call, Number, Callee);
    }
}

/// True if first storage is asked for here, for a header at Address.
bool Graph::isHeader(const Value *Address) {
  auto Places = spotsOf(Address);
  return Places && !Places->empty() && all_of(*Places, [&](const Spot &Each) {
           return Each.Offset && Headers.contains({Each.Maker, *Each.Offset});
         });
}

/// E6: true if the argument of this number is a part of an object of Maker's
/// that a function of the runtime stays in.
bool Graph::staysInPart(const Value *Maker, unsigned Number) const {
  auto *A = dyn_cast<Argument>(Maker);
  return isTableCode(F) ? !A || A->getArgNo() == 0 : Number == 0;
}

/// A pointer at From goes where the callee lets it.
void Graph::addFlows(LocationId From, const Flows &Known, const CallBase &Call,
                     unsigned Number, const Function *Callee) {
  const Source By{&Call, Number, Shift::Unknown};
  if (Known.Heap < Never)
    flow(Heap, From, Known.Heap, By);
  if (Known.Freed < Never)
    flow(Freed, From, Known.Freed, By);
  if (Known.Blocks < Never)
    flow(Blocks, From, Known.Blocks, By);
  if (Known.Result < Never && carries(Call.getType(), F.getDataLayout()))
    flow(value(&Call), From, Known.Result, By);
  for (auto [Param, Word, Derefs] : Known.Into) {
    const Value *Owner = nullptr;
    for (const Argument &A : Callee->args())
      if (originalNumber(A) == Param)
        Owner = Call.getArgOperand(A.getArgNo());
    Ids Parts;
    auto Places = Owner ? spotsOf(Owner) : std::nullopt;
    if (!Places)
      Parts.push_back(unseen());
    else
      for (Spot Each : *Places) {
        if (Each.Offset && Word != AnyWord)
          *Each.Offset += Word * WordBytes;
        else
          Each.Offset = std::nullopt;
        write(Each, WordBytes, Parts);
      }
    for (LocationId To : Parts)
      flow(To, From, Derefs, By);
  }
}

/// E3. One walk for all that outlives the function, over the edges backwards:
/// how many loads at least a location is away from it. Each number falls at
/// most MostDerefs + 1 times, so this is linear.
void Graph::expose(ArrayRef<LocationId> Roots, bool Location::*Mark) {
  std::vector<int> Loads(size(), Never);
  std::vector<bool> Queued(size(), false);
  std::deque<LocationId> Queue;
  auto Reach = [&](LocationId Id, int Derefs) {
    if (Derefs >= Loads[Id])
      return;
    Loads[Id] = Derefs;
    if (!Queued[Id])
      Queue.push_back(Id);
    Queued[Id] = true;
  };
  for (LocationId Root : Roots)
    Reach(Root, 0);
  for (const Argument &A : F.args())
    if (auto Object = findObject(&A))
      Reach(*Object, 0);
  SmallVector<LocationId, 8> Found;
  while (!Queue.empty()) {
    LocationId At = Queue.front();
    Queue.pop_front();
    Queued[At] = false;
    for (const Edge &E : Locations[At].In) {
      int There = std::min(Loads[At] + E.Derefs, MostDerefs);
      Location &From = Locations[E.From];
      if (There >= 0) {
        Reach(E.From, There);
      } else if (!From.isParamObject() && !(From.*Mark)) {
        From.*Mark = true;
        Found.push_back(E.From);
        Reach(E.From, 0);
      }
    }
  }
  // Their makers tell the explanation where they came from.
  for (LocationId Id : Found)
    flow(Roots.back() == Blocks ? Blocks : Heap, Id, 0,
         {cast<Instruction>(Locations[Id].V), 0});
}
