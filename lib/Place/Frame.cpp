//===- Frame.cpp - Giving a function more frame ---------------------------===//

#include "Place/Frame.h"
#include "Support/Compat.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/Metadata.h"

using namespace llvm;
using namespace roost;

/// Largest alignment of first storage; more makes every prologue realign far.
static constexpr uint64_t LargestAlign = 256;

std::optional<Request> roost::requestOf(const StorageCall &Call) {
  std::optional<uint64_t> Bytes = Call.bytes(), Alignment = Call.align();
  if (!Bytes || !Alignment || !isPowerOf2_64(*Alignment) ||
      *Alignment > LargestAlign)
    return std::nullopt;
  return Request{*Bytes, *Alignment};
}

AllocaInst *roost::makeFrameObject(Function &F, uint64_t Bytes, Align Alignment,
                                   const Twine &Name) {
  IRBuilder<> B(&F.getEntryBlock(), F.getEntryBlock().getFirstInsertionPt());
  B.SetCurrentDebugLocation(DebugLoc());
  AllocaInst *Object =
      B.CreateAlloca(ArrayType::get(B.getInt8Ty(), Bytes), nullptr, Name);
  Object->setAlignment(Alignment);
  return Object;
}

void roost::mirrorLifetime(AllocaInst &Owner, AllocaInst &Storage) {
  SmallVector<LifetimeIntrinsic *, 8> OfOwner;
  for (User *U : Owner.users())
    if (auto *Marker = dyn_cast<LifetimeIntrinsic>(U))
      OfOwner.push_back(Marker);
  for (LifetimeIntrinsic *Marker : OfOwner) {
    // Inside the owner's life: after its start, before its end.
    bool Start = Marker->getIntrinsicID() == Intrinsic::lifetime_start;
    IRBuilder<> B(Start ? Marker->getNextNode() : Marker);
    compat::createLifetime(B, Start, &Storage, objectBytes(Storage));
  }
}

void roost::dropTailMarkers(Function &F) {
  for (Instruction &I : instructions(F))
    if (auto *Call = dyn_cast<CallInst>(&I))
      if (Call->getTailCallKind() == CallInst::TCK_Tail)
        Call->setTailCallKind(CallInst::TCK_None);
}

void roost::answerNull(const StorageCall &Call) {
  CallBase &I = Call.call();
  I.replaceAllUsesWith(Constant::getNullValue(I.getType()));
  I.eraseFromParent();
}

void roost::answerWith(const StorageCall &Call, Value *Storage, uint64_t Bytes,
                       Align Alignment) {
  CallBase &I = Call.call();
  if (!Call.isHoisted()) {
    IRBuilder<> B(&I);
    B.CreateAlignedStore(ConstantInt::get(Call.sizeType(), Bytes), Storage,
                         Alignment);
  }
  I.replaceAllUsesWith(Storage);
  I.eraseFromParent();
}

uint64_t roost::objectBytes(const AllocaInst &Alloca) {
  auto Size = Alloca.getAllocationSize(Alloca.getDataLayout());
  return Size && !Size->isScalable() ? Size->getFixedValue() : 0;
}

bool roost::isStorage(const AllocaInst &Alloca) {
  return Alloca.hasMetadata(StorageMark);
}

bool roost::isMovedHeader(const AllocaInst &Alloca) {
  return Alloca.hasMetadata(HeaderMark);
}

bool roost::isAlwaysDeleted(const AllocaInst &Alloca) {
  const MDNode *Mark = Alloca.getMetadata(HeaderMark);
  return Mark && Mark->getNumOperands() == 1 &&
         mdconst::extract<ConstantInt>(Mark->getOperand(0))->isOne();
}

void roost::markStorage(AllocaInst &Alloca) {
  Alloca.setMetadata(StorageMark, MDNode::get(Alloca.getContext(), {}));
}

void roost::markMovedHeader(AllocaInst &Alloca, bool AlwaysDeleted) {
  LLVMContext &Context = Alloca.getContext();
  auto *Flag = ConstantInt::getBool(Context, AlwaysDeleted);
  Alloca.setMetadata(HeaderMark,
                     MDNode::get(Context, ConstantAsMetadata::get(Flag)));
}

uint64_t roost::frameBytes(const Function &F) {
  uint64_t Bytes = 0;
  for (const Instruction &I : F.getEntryBlock())
    if (auto *Alloca = dyn_cast<AllocaInst>(&I))
      if (isStorage(*Alloca) || isMovedHeader(*Alloca))
        Bytes += objectBytes(*Alloca);
  return Bytes;
}

/// What the functions that may call F and be called by it have got.
static uint64_t recursionBytes(const Function &F) {
  const NamedMDNode *Components =
      F.getParent()->getNamedMetadata(RecursiveMark);
  unsigned Number;
  if (!Components ||
      F.getFnAttribute(RecursiveMark)
          .getValueAsString()
          .getAsInteger(10, Number) ||
      Number >= Components->getNumOperands())
    return frameBytes(F);
  uint64_t Bytes = 0;
  for (const MDOperand &Member : Components->getOperand(Number)->operands())
    if (auto *Of = mdconst::dyn_extract_or_null<Function>(Member);
        Of && !Of->isDeclaration())
      Bytes += frameBytes(*Of);
  return Bytes;
}

uint64_t roost::frameRoom(const Function &F, const Options &Opts) {
  bool Recursive = F.hasFnAttribute(RecursiveMark);
  uint64_t Limit = Recursive ? Opts.RecursionLimit : Opts.FrameLimit;
  uint64_t Taken = Recursive ? recursionBytes(F) : frameBytes(F);
  return Taken < Limit ? Limit - Taken : 0;
}
