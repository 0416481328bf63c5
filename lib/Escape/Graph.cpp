//===- Graph.cpp - One function's locations and edges ---------------------===//
//
// The rules E1 to E7 are in Graph.h. add() is the one switch over instructions;
// what it does not know ends in give(), the conservative answer.
//
//===----------------------------------------------------------------------===//

#include "Escape/Graph.h"
#include "Escape/Descriptors.h"
#include "Escape/Solve.h"
#include "IR/Markers.h"
#include "Support/Compat.h"
#include "llvm/Analysis/MemoryBuiltins.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/IR/Operator.h"

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

} // namespace

const Value *roost::withoutOffsets(const Value *V) {
  while (const Value *Next = passedOn(V))
    V = Next;
  return V;
}

Graph::Graph(const Function &F, const TargetLibraryInfo &TLI) : F(F), TLI(TLI) {
  Locations.resize(3);
  Locations[Heap].Kind = LocationKind::Heap;
  Locations[Result].Kind = LocationKind::Result;
  Locations[Freed].Kind = LocationKind::Freed;

  // Each parameter is the address of an object of the caller's.
  for (const Argument &A : F.args())
    if (carries(A.getType(), F.getDataLayout()))
      makes(&A, nullptr);
  for (const Instruction &I : instructions(F))
    add(I);
  expose();
}

std::optional<LocationId> Graph::find(const Value *V) const {
  auto It = Values.find(withoutOffsets(V));
  return It == Values.end() ? std::nullopt : std::optional(It->second);
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

void Graph::flow(LocationId To, const Value *From, int Derefs,
                 const Instruction &At, unsigned Operand) {
  const Value *Source = withoutOffsets(From);
  if (isa<Constant>(Source) || isa<MetadataAsValue>(Source) ||
      !carries(Source->getType(), F.getDataLayout()))
    return;
  LocationId Id = value(Source);
  if (Id != To || Derefs)
    Locations[To].In.push_back({Id, Derefs, &At, Operand});
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

/// E2: the makers of the objects that Address points to. False if there may be
/// others.
bool Graph::objectsOf(const Value *Address,
                      SmallVectorImpl<const Value *> &Makers) {
  SmallPtrSet<const Value *, 8> Seen;
  SmallVector<const Value *, 8> Work{Address};
  while (!Work.empty()) {
    const Value *V = withoutOffsets(Work.pop_back_val());
    if (!Seen.insert(V).second)
      continue;
    if (Seen.size() > MostObjects)
      return false;
    if (isa<AllocaInst>(V) || isa<Argument>(V) || allocates(V, TLI)) {
      Makers.push_back(V);
    } else if (auto *Phi = dyn_cast<PHINode>(V)) {
      Work.append(Phi->op_begin(), Phi->op_end());
    } else if (auto *Select = dyn_cast<SelectInst>(V)) {
      Work.push_back(Select->getTrueValue());
      Work.push_back(Select->getFalseValue());
    } else if (auto *Load = dyn_cast<LoadInst>(V)) {
      auto *Variable = dyn_cast<AllocaInst>(Load->getPointerOperand());
      if (!Variable || !storedIn(*Variable))
        return false;
      const Contents &Found = storedIn(*Variable);
      Work.append(Found->begin(), Found->end());
    } else if (!isa<ConstantPointerNull>(V) && !isa<UndefValue>(V)) {
      return false;
    }
  }
  return true;
}

void Graph::store(const Value *Address, const Value *V, int Derefs,
                  const Instruction &At, unsigned Operand) {
  SmallVector<const Value *, 4> Makers;
  if (!objectsOf(Address, Makers)) {
    flow(Heap, V, Derefs, At, Operand);
    return;
  }
  for (const Value *Maker : Makers)
    flow(object(Maker), V, Derefs, At, Operand);
}

/// E1: whatever can be done with a pointer.
void Graph::give(const Use &Given, const Instruction &At) {
  flow(Heap, Given, 0, At, Given.getOperandNo());
  flow(Freed, Given, 0, At, Given.getOperandNo());
}

void Graph::add(const Instruction &I) {
  const DataLayout &DL = F.getDataLayout();
  switch (I.getOpcode()) {
  case Instruction::Alloca:
    makes(&I, &I);
    return;
  case Instruction::Load:
    if (carries(I.getType(), DL))
      flow(value(&I), I.getOperand(0), 1, I, 0);
    return;
  case Instruction::Store:
    store(I.getOperand(1), I.getOperand(0), 0, I, 0);
    return;
  case Instruction::AtomicRMW:
    store(I.getOperand(0), I.getOperand(1), 0, I, 1);
    flow(value(&I), I.getOperand(0), 1, I, 0);
    return;
  case Instruction::AtomicCmpXchg:
    store(I.getOperand(0), I.getOperand(2), 0, I, 2);
    flow(value(&I), I.getOperand(0), 1, I, 0);
    return;
  case Instruction::Ret:
    if (I.getNumOperands())
      flow(Result, I.getOperand(0), 0, I, 0);
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
  for (const Use &Operand : I.operands())
    flow(value(&I), Operand, 0, I, Operand.getOperandNo());
}

void Graph::addCall(const CallBase &Call) {
  if (allocates(&Call, TLI)) {
    if (!Call.getType()->isVoidTy()) // a moved marker makes nothing
      makes(&Call, &Call);
    return;
  }
  if (const Value *Operand = getFreedOperand(&Call, &TLI)) {
    flow(Freed, Operand, 0, Call, 0);
    if (!Call.getType()->isVoidTy()) // realloc
      flow(value(&Call), Operand, 0, Call, 0);
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
    store(Call.getArgOperand(0), Call.getArgOperand(1), 1, Call, 1);
    return;
  case Intrinsic::ptrmask:
    flow(value(&Call), Call.getArgOperand(0), 0, Call, 0);
    return;
  default:
    break;
  }
  Callees Those = calleesThroughDescriptor(Call); // E7
  if (Those.empty())
    Those.push_back(Call.getCalledFunction());
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
  bool HasResult = carries(Call.getType(), F.getDataLayout());
  if (Call.doesNotAccessMemory()) {
    if (HasResult)
      flow(value(&Call), Given, 0, Call, Number);
    return;
  }

  // What is known of the callee: its facts, LLVM's attributes, or both.
  std::optional<ParamFacts> Known;
  if (Callee && Number < Callee->arg_size())
    Known = factsOf(*Callee->getArg(Number));
  ParamFacts Facts = Known.value_or(ParamFacts{0, Never, 0, {}});
  if (Given->getType()->isPointerTy()) {
    if (!compat::mayKeep(Call, Number))
      Facts.Heap = std::max(Facts.Heap, 1);
    if (Call.paramHasAttr(Number, Attribute::NoFree) ||
        Call.hasFnAttr(Attribute::NoFree))
      Facts.Freed = Never;
    if (Call.paramHasAttr(Number, Attribute::Returned))
      Facts.Result = 0;
  }

  // The callee has a copy of the object: only what is in it went along.
  if (Call.isByValArgument(Number)) {
    for (int *Derefs : {&Facts.Heap, &Facts.Result, &Facts.Freed})
      *Derefs = std::max(*Derefs, 1);
    for (auto &[Param, Derefs] : Facts.Into)
      Derefs = std::max(Derefs, 1);
  }

  if (Facts.Heap < Never)
    flow(Heap, Given, Facts.Heap, Call, Number);
  if (Facts.Freed < Never)
    flow(Freed, Given, Facts.Freed, Call, Number);
  if (Facts.Result < Never && HasResult)
    flow(value(&Call), Given, Facts.Result, Call, Number);
  for (auto [Param, Derefs] : Facts.Into) {
    const Value *Owner = nullptr;
    for (const Argument &A : Callee->args())
      if (originalNumber(A) == Param)
        Owner = Call.getArgOperand(A.getArgNo());
    if (Owner)
      store(Owner, Given, Derefs, Call, Number);
    else
      flow(Heap, Given, Derefs, Call, Number);
  }
}

/// E3, until nothing more is exposed.
void Graph::expose() {
  for (bool Again = true; Again;) {
    Again = false;
    for (LocationId Root = 0; Root != size(); ++Root) {
      bool Outlives =
          Root == Heap || Root == Result || Locations[Root].isParamObject();
      if (!Outlives || Locations[Root].In.empty())
        continue;
      Walk W(*this, Root);
      for (LocationId Id = 0; Id != size(); ++Id) {
        Location &L = Locations[Id];
        if (L.Kind != LocationKind::Object || L.isParamObject() || L.Exposed ||
            W.derefs(Id) != Address)
          continue;
        L.Exposed = true;
        // Its makers tell the explanation where it came from.
        Locations[Heap].In.push_back({Id, 0, cast<Instruction>(L.V)});
        Again = true;
      }
    }
  }
}
