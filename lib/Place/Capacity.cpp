//===- Capacity.cpp - How many elements a map of the frame can hold -------===//
//
// The rules are in Capacity.h. HeaderUses goes once through everything that is
// done with the header's address (B1, B3, B4) and gathers what is stored over
// Size; SizeBound then adds that up (B2).
//
//===----------------------------------------------------------------------===//

#include "Place/Capacity.h"
#include "Escape/Summary.h"
#include "IR/SiteMetadata.h"
#include "Support/Compat.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Analysis/CFG.h"
#include "llvm/Analysis/LoopInfo.h"
#include "llvm/Analysis/ScalarEvolution.h"
#include "llvm/Analysis/ValueTracking.h"
#include "llvm/Demangle/Demangle.h"
#include "llvm/IR/Dominators.h"
#include "llvm/IR/PatternMatch.h"
#include "llvm/Support/MathExtras.h"
#include "llvm/Transforms/InstCombine/InstCombine.h"
#include "llvm/Transforms/Scalar/EarlyCSE.h"
#include "llvm/Transforms/Scalar/SROA.h"
#include "llvm/Transforms/Scalar/SimplifyCFG.h"
#include "llvm/Transforms/Utils/Local.h"

using namespace llvm;
using namespace roost;

namespace {

/// Bytes of a tag word, and of the end word.
constexpr uint64_t WordBytes = 16;

/// The header, as storage.h draws and asserts it.
namespace field {
constexpr int64_t Tags = 0, Multiplier = 16, Size = 24, First = 40, Old = 48,
                  End = 64, Bytes = 8;
} // namespace field

/// Bounds beyond this are of no use.
constexpr uint64_t MostExecutions = 64;

/// Phis looked through, one after another, for where an address points.
constexpr unsigned MostPhis = 4;

constexpr StringLiteral NoBlockName = "_ZN5roost6detail8kNoBlockE";

/// What a call does with a header it is given.
enum class Role {
  Unknown,  ///< may insert
  Harmless, ///< does not insert, nor keep the address
  Never,    ///< is not called if the table stays in one group (R11)
  Rebuild,  ///< the same, if its shape has no more slots
};

/// "findOrInsertByMode" of roost::detail::Core<...>::findOrInsertByMode<...>.
StringRef baseName(const Function &F, ItaniumPartialDemangler &Demangler,
                   SmallVectorImpl<char> &Buffer) {
  if (Demangler.partialDemangle(F.getName().str().c_str()))
    return "";
  size_t Size = 0;
  char *Name = Demangler.getFunctionBaseName(nullptr, &Size);
  if (!Name)
    return "";
  StringRef Text(Name);
  Buffer.assign(Text.begin(), Text.end());
  std::free(Name);
  return StringRef(Buffer.data(), Buffer.size());
}

Role roleOf(const CallBase &Call, unsigned Operand) {
  const Function *Callee = Call.getCalledFunction();
  if (!Callee || !isTableCode(*Callee))
    return Role::Unknown;
  ItaniumPartialDemangler Demangler;
  SmallString<32> Buffer;
  StringRef Name = baseName(*Callee, Demangler, Buffer);
  if (Name == "insertOutOfLine" || Name == "findOrInsertByMode" ||
      Name == "findByMode" || Name == "findBeyond" || Name == "dropFromHeap" ||
      Name == "dropOld" || Name == "destroyOld" || Name == "settleOutOfLine")
    return Role::Never; // T33
  if (Name == "rebuild")
    return Role::Rebuild;
  unsigned This = Call.hasStructRetAttr() ? 1 : 0;
  if (Operand == This && Callee->getName().starts_with("_ZNK"))
    return Role::Harmless; // T8
  if (Name == "clear" || Name == "clearElements" || Name == "erase" ||
      Name == "eraseAt" || Name == "begin" || Name == "equal_range" ||
      Name == "destroyElements" || Name == "erase_if")
    return Role::Harmless; // T9
  return Role::Unknown;
}

/// How often instructions are executed for one map.
class Executions {
public:
  Executions(Function &F, ArrayRef<StorageCall> Made,
             FunctionAnalysisManager &FAM)
      : Made(Made), DT(FAM.getResult<DominatorTreeAnalysis>(F)),
        LI(FAM.getResult<LoopAnalysis>(F)),
        SE(FAM.getResult<ScalarEvolutionAnalysis>(F)),
        Irreducible(mayContainIrreducibleControl(F, &LI)) {}

  /// At most so often; nullopt if that may be more than MostExecutions.
  std::optional<uint64_t> of(const Instruction &I) const {
    if (Irreducible)
      return std::nullopt;
    uint64_t Times = 1;
    for (Loop *L = LI.getLoopFor(I.getParent()); L; L = L->getParentLoop()) {
      // Each round that comes to I has come by a construction.
      if (any_of(Made, [&](const StorageCall &Call) {
            return L->contains(&Call.call()) && DT.dominates(&Call.call(), &I);
          }))
        break;
      uint64_t Rounds = SE.getSmallConstantMaxTripCount(L);
      if (!Rounds || Rounds > MostExecutions)
        return std::nullopt;
      Times *= Rounds;
      if (Times > MostExecutions)
        return std::nullopt;
    }
    return Times;
  }

private:
  static bool mayContainIrreducibleControl(const Function &F,
                                           const LoopInfo *LI) {
    ReversePostOrderTraversal<const Function *> Order(&F);
    return containsIrreducibleCFG<const BasicBlock *>(Order, *LI);
  }

  ArrayRef<StorageCall> Made;
  DominatorTree &DT;
  LoopInfo &LI;
  ScalarEvolution &SE;
  bool Irreducible;
};

/// B1, B3 and B4 of one header.
class HeaderUses {
public:
  HeaderUses(AllocaInst &Object, int64_t Offset, ArrayRef<StorageCall> Made)
      : Object(Object), Offset(Offset), Made(Made), DL(Object.getDataLayout()) {
  }

  /// False: one of the rules does not hold.
  bool collect();

  SmallVector<CallBase *, 8> Never;
  /// The most slots that some Rebuild asks for.
  uint64_t Asked = 0;
  /// What is stored over Size, constants of zero left out.
  SmallVector<const Value *, 8> Sizes;
  /// Whether first storage is stored over First: it is a header.
  bool KeepsStorage = false;

  /// True if V is a load of this field.
  bool isLoadOf(const Value *V, int64_t Field) const;

private:
  struct Pointer {
    Value *V;
    int64_t At; ///< relative to the header
  };
  std::optional<int64_t> offsetOf(const Value *V, unsigned Depth = 0) const;
  void follow(Value *V, int64_t At) {
    if (Seen.insert(V).second)
      Work.push_back({V, At});
  }
  /// True if V is first storage.
  bool isMade(const Value *V) const {
    return any_of(Made,
                  [&](const StorageCall &Call) { return &Call.call() == V; });
  }
  bool findNever();
  bool isDead(const Instruction &I) const;
  bool use(const Use &U, int64_t At);
  bool store(const StoreInst &Store, int64_t At);
  bool call(CallBase &Call, unsigned Operand, int64_t At);
  bool writeNull(int64_t At, uint64_t Bytes) const;
  bool isBlockOfOurs(const Value *V, unsigned Depth = 0) const;

  AllocaInst &Object;
  const int64_t Offset;
  ArrayRef<StorageCall> Made;
  const DataLayout &DL;
  SmallVector<Pointer, 16> Work;
  SmallPtrSet<Value *, 32> Seen;
  /// For each block, the last call of Never in it.
  DenseMap<const BasicBlock *, const Instruction *> LastNever;
};

/// Where V points, relative to the header, if it points into the object.
std::optional<int64_t> HeaderUses::offsetOf(const Value *V,
                                            unsigned Depth) const {
  APInt Total(DL.getIndexTypeSizeInBits(V->getType()), 0);
  const Value *Base = V->stripAndAccumulateConstantOffsets(DL, Total, true);
  if (Base == &Object)
    return Total.getSExtValue() - Offset;
  // One field, by several ways.
  auto *Phi = dyn_cast<PHINode>(Base);
  if (!Phi || Depth == MostPhis)
    return std::nullopt;
  std::optional<int64_t> Common;
  for (const Value *In : Phi->incoming_values()) {
    std::optional<int64_t> At = In == Phi ? Common : offsetOf(In, Depth + 1);
    if (!At || (Common && *Common != *At))
      return std::nullopt;
    Common = At;
  }
  return *Common + Total.getSExtValue();
}

bool HeaderUses::isLoadOf(const Value *V, int64_t Field) const {
  auto *Load = dyn_cast<LoadInst>(V);
  if (!Load || !Load->isSimple() ||
      DL.getTypeStoreSize(Load->getType()) != field::Bytes)
    return false;
  return offsetOf(Load->getPointerOperand()) == Field;
}

/// Calls of Never are found first, as they say what does not matter.
bool HeaderUses::findNever() {
  SmallVector<Value *, 8> Aliases{&Object};
  SmallPtrSet<Value *, 16> Known{&Object};
  while (!Aliases.empty())
    for (User *U : Aliases.pop_back_val()->users()) {
      if (isa<GetElementPtrInst>(U)) {
        if (Known.insert(U).second)
          Aliases.push_back(U);
        continue;
      }
      auto *Call = dyn_cast<CallBase>(U);
      if (!Call || isMarker(*Call) || !Known.insert(Call).second)
        continue;
      for (unsigned I = 0; I != Call->arg_size(); ++I) {
        if (!Call->getArgOperand(I)->getType()->isPointerTy() ||
            offsetOf(Call->getArgOperand(I)) != 0)
          continue;
        Role Of = roleOf(*Call, I);
        if (Of != Role::Never && Of != Role::Rebuild)
          continue;
        if (Of == Role::Rebuild) {
          // rebuild(this, groups, slots)
          auto *Groups =
              dyn_cast<ConstantInt>(Call->getArgOperand(Call->arg_size() - 2));
          auto *Slots =
              dyn_cast<ConstantInt>(Call->getArgOperand(Call->arg_size() - 1));
          if (!Groups || !Slots || !Groups->isOne())
            return false; // B4
          Asked = std::max(Asked, Slots->getZExtValue());
        }
        Never.push_back(Call);
        const Instruction *&Last = LastNever[Call->getParent()];
        if (!Last || Last->comesBefore(Call))
          Last = Call;
        break;
      }
    }
  return true;
}

/// True if nothing but a call of Never can follow I.
bool HeaderUses::isDead(const Instruction &I) const {
  auto It = LastNever.find(I.getParent());
  if (It == LastNever.end())
    return false;
  if (&I == It->second)
    return true;
  if (!I.comesBefore(It->second))
    return false;
  return isGuaranteedToTransferExecutionToSuccessor(
      I.getIterator(), It->second->getIterator(), /*ScanLimit=*/64);
}

/// A store of zeros over so many bytes is one of nothing over each field.
bool HeaderUses::writeNull(int64_t At, uint64_t Bytes) const {
  return At >= field::End || At + static_cast<int64_t>(Bytes) <= 0 ||
         (At >= 0 && At + static_cast<int64_t>(Bytes) <= field::End);
}

/// B3: first storage, or nothing.
bool HeaderUses::isBlockOfOurs(const Value *V, unsigned Depth) const {
  if (isa<ConstantPointerNull>(V) || isa<UndefValue>(V))
    return true;
  if (auto *G = dyn_cast<GlobalVariable>(V))
    return G->getName() == NoBlockName;
  if (isMade(V))
    return true;
  if (isLoadOf(V, field::Tags) || isLoadOf(V, field::First))
    return true;
  if (Depth == 4)
    return false;
  if (auto *Phi = dyn_cast<PHINode>(V))
    return all_of(Phi->incoming_values(), [&](const Use &In) {
      return In == Phi || isBlockOfOurs(In, Depth + 1);
    });
  if (auto *Select = dyn_cast<SelectInst>(V))
    return isBlockOfOurs(Select->getTrueValue(), Depth + 1) &&
           isBlockOfOurs(Select->getFalseValue(), Depth + 1);
  return false;
}

bool HeaderUses::store(const StoreInst &Store, int64_t At) {
  const Value *V = Store.getValueOperand();
  TypeSize Stored = DL.getTypeStoreSize(V->getType());
  if (!Store.isSimple() || Stored.isScalable())
    return false;
  int64_t Bytes = Stored.getFixedValue();
  if (At >= field::End || At + Bytes <= 0)
    return true;
  if (auto *C = dyn_cast<Constant>(V); C && C->isNullValue())
    return writeNull(At, Bytes);
  // Fields that nothing is concluded from: Slots, Limit and what follows Old.
  if (At < 0 || At / field::Bytes != (At + Bytes - 1) / field::Bytes)
    return false;
  switch (At / field::Bytes * field::Bytes) {
  case field::First:
    KeepsStorage |= isMade(V);
    [[fallthrough]];
  case field::Tags:
    return Bytes == field::Bytes && isBlockOfOurs(V);
  case field::Multiplier:
    return isa<ConstantInt>(V) || isLoadOf(V, field::Multiplier);
  case field::Size:
    if (Bytes != field::Bytes)
      return false;
    Sizes.push_back(V);
    return true;
  case field::Old:
    return false;
  default:
    return true;
  }
}

bool HeaderUses::call(CallBase &Call, unsigned Operand, int64_t At) {
  if (isa<LifetimeIntrinsic>(Call) || isa<AssumeInst>(Call))
    return true;
  if (isMarker(Call))
    return isMade(&Call) && At == 0;
  if (auto *Set = dyn_cast<MemSetInst>(&Call)) {
    auto *Length = dyn_cast<ConstantInt>(Set->getLength());
    auto *Value = dyn_cast<ConstantInt>(Set->getValue());
    return Length && Length->getValue().getActiveBits() < 32 && Value &&
           Value->isZero() && !Set->isVolatile() &&
           writeNull(At, Length->getZExtValue());
  }
  if (auto *Copy = dyn_cast<MemTransferInst>(&Call)) {
    // Beside the header.
    auto *Length = dyn_cast<ConstantInt>(Copy->getLength());
    return Length && Length->getValue().getActiveBits() < 32 &&
           (At >= field::End ||
            At + static_cast<int64_t>(Length->getZExtValue()) <= 0);
  }
  if (Operand >= Call.arg_size())
    return false;
  if (Call.onlyReadsMemory(Operand) && !compat::mayKeep(Call, Operand))
    return true;
  return At == 0 && roleOf(Call, Operand) == Role::Harmless;
}

bool HeaderUses::use(const Use &U, int64_t At) {
  auto *I = cast<Instruction>(U.getUser());
  if (isDead(*I))
    return true;
  if (auto *GEP = dyn_cast<GetElementPtrInst>(I)) {
    std::optional<int64_t> To = offsetOf(GEP);
    if (To)
      follow(GEP, *To);
    return To.has_value();
  }
  if (auto *Phi = dyn_cast<PHINode>(I)) {
    if (offsetOf(Phi) != At)
      return false;
    follow(Phi, At);
    return true;
  }
  if (auto *Load = dyn_cast<LoadInst>(I))
    return Load->isSimple();
  if (auto *Store = dyn_cast<StoreInst>(I))
    return Store->getPointerOperand() == U.get() &&
           Store->getValueOperand() != U.get() && store(*Store, At);
  if (isa<ICmpInst>(I))
    return true;
  if (auto *Call = dyn_cast<CallBase>(I)) {
    if (isa<AssumeInst>(Call))
      return true;
    return Call->isArgOperand(&U) && call(*Call, Call->getArgOperandNo(&U), At);
  }
  return false;
}

bool HeaderUses::collect() {
  if (!findNever())
    return false;
  follow(&Object, -Offset);
  while (!Work.empty()) {
    Pointer P = Work.pop_back_val();
    for (const Use &U : P.V->uses())
      if (!use(U, P.At))
        return false;
  }
  return KeepsStorage;
}

/// B2.
class SizeBound {
public:
  SizeBound(const HeaderUses &Uses, const Executions &Times)
      : Uses(Uses), Times(Times) {}

  std::optional<uint64_t> get() {
    for (const Value *V : Uses.Sizes)
      if (!add(V))
        return std::nullopt;
    return Largest + Added;
  }
  /// The first addition that was found, if there is one.
  const Instruction *first() const { return First; }
  bool inLoops() const { return Added > Additions; }

private:
  bool add(const Value *V) {
    using namespace PatternMatch;
    SmallVector<const Value *, 8> Work{V};
    while (!Work.empty()) {
      V = Work.pop_back_val();
      if (!Seen.insert(V).second || Uses.isLoadOf(V, field::Size) ||
          isa<UndefValue>(V))
        continue;
      const Value *X;
      const APInt *C;
      if (match(V, m_APInt(C))) {
        if (C->ugt(MostExecutions))
          return false;
        Largest = std::max(Largest, C->getZExtValue());
      } else if (match(V, m_AddLike(m_Value(X), m_APInt(C)))) {
        Work.push_back(X);
        if (C->isNegative())
          continue;
        std::optional<uint64_t> N = Times.of(*cast<Instruction>(V));
        if (!N || C->ugt(MostExecutions))
          return false;
        Added += *N * C->getZExtValue();
        ++Additions;
        if (!First)
          First = cast<Instruction>(V);
        if (Added > MostExecutions)
          return false;
      } else if (auto *Phi = dyn_cast<PHINode>(V)) {
        Work.append(Phi->op_begin(), Phi->op_end());
      } else if (auto *Select = dyn_cast<SelectInst>(V)) {
        Work.push_back(Select->getTrueValue());
        Work.push_back(Select->getFalseValue());
      } else {
        return false;
      }
    }
    return true;
  }

  const HeaderUses &Uses;
  const Executions &Times;
  SmallPtrSet<const Value *, 16> Seen;
  uint64_t Largest = 0, Added = 0;
  unsigned Additions = 0;
  const Instruction *First = nullptr;
};

} // namespace

uint64_t roost::bytesOfGroup(uint64_t Slots, uint64_t SlotBytes,
                             uint64_t Alignment) {
  // The tag word and the end word, then the slots.
  return alignTo(2 * WordBytes, Alignment) + Slots * SlotBytes;
}

uint64_t roost::slotsIn(uint64_t Bytes, uint64_t SlotBytes,
                        uint64_t Alignment) {
  uint64_t Words = bytesOfGroup(0, SlotBytes, Alignment);
  if (Bytes < Words || !SlotBytes)
    return 0;
  return std::min((Bytes - Words) / SlotBytes, MostSlotsOfGroup);
}

std::optional<Capacity> roost::capacityOf(AllocaInst &Object, int64_t Offset,
                                          ArrayRef<StorageCall> Made,
                                          FunctionAnalysisManager &FAM) {
  HeaderUses Uses(Object, Offset, Made);
  if (!Uses.collect())
    return std::nullopt;
  Function &F = *Object.getFunction();
  Executions Times(F, Made, FAM);
  SizeBound Size(Uses, Times);
  std::optional<uint64_t> Held = Size.get();
  if (!Held)
    return std::nullopt;

  Capacity Found;
  Found.Bound = std::max(*Held, Uses.Asked);
  Found.Never = std::move(Uses.Never);
  Found.Source.Text =
      ("holds at most " + Twine(Found.Bound) +
       (Found.Bound == 1 ? " element: " : " elements: ") +
       (Uses.Asked > *Held ? "that many were asked for"
        : Size.inLoops()   ? "insertions, counted with the rounds of loops"
                           : "insertions outside of loops"))
          .str();
  if (Size.first())
    Found.Source.At = userPlace(Size.first()->getDebugLoc());
  return Found;
}

void roost::dropGrowth(Function &F, ArrayRef<CallBase *> Never,
                       FunctionAnalysisManager &FAM) {
  // One block may end in several.
  SmallVector<WeakVH, 8> Left(Never.begin(), Never.end());
  for (WeakVH &Call : Left)
    if (Call)
      changeToUnreachable(cast<Instruction>(Call));
  removeUnreachableBlocks(F);

  // What held the header in memory is gone; so is every branch on its state.
  FunctionPassManager Clean;
  Clean.addPass(SimplifyCFGPass());
  Clean.addPass(EarlyCSEPass());
  Clean.addPass(SROAPass(SROAOptions::ModifyCFG));
  Clean.addPass(InstCombinePass());
  Clean.addPass(EarlyCSEPass(/*UseMemorySSA=*/true));
  Clean.addPass(SimplifyCFGPass());
  FAM.invalidate(F, PreservedAnalyses::none());
  FAM.invalidate(F, Clean.run(F, FAM));
}
