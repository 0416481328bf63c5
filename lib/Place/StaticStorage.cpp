//===- StaticStorage.cpp - First storage for maps in static variables -----===//

#include "Place/StaticStorage.h"
#include "IR/SiteMetadata.h"
#include "Place/Frame.h"
#include "Place/MovedHeaders.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Analysis/TargetLibraryInfo.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/GlobalVariable.h"

using namespace llvm;
using namespace roost;

namespace {

/// The calls that one storage serves, and what they ask for at most.
struct Demand {
  SmallVector<std::pair<StorageCall, HeaderRoot>, 2> Calls;
  uint64_t Bytes = 0;
  uint64_t Alignment = 1;
};

GlobalVariable *makeStorage(Module &M, const Demand &D, Align Alignment) {
  auto *Shape = ArrayType::get(Type::getInt8Ty(M.getContext()), D.Bytes);
  auto *Storage = new GlobalVariable(
      M, Shape, /*isConstant=*/false, GlobalValue::InternalLinkage,
      Constant::getNullValue(Shape), "roost.storage");
  Storage->setAlignment(Alignment);
  Storage->setMetadata(StorageMark, MDNode::get(M.getContext(), {}));
  return Storage;
}

} // namespace

bool roost::mayHaveStaticStorage(const HeaderRoot &Root) {
  auto *Variable = dyn_cast_or_null<GlobalVariable>(Root.Base);
  return Root.Kind == RootKind::Global && Root.Fixed && Variable &&
         !Variable->isDeclaration() && !Variable->isInterposable() &&
         (Variable->hasLocalLinkage() || Variable->hasExternalLinkage()) &&
         !Variable->hasComdat() && !Variable->hasSection() &&
         !Variable->isThreadLocal() && !Variable->isExternallyInitialized();
}

bool roost::placeStatic(Module &M, FunctionAnalysisManager &FAM,
                        const Options &Opts, Ledger &Notes) {
  const DataLayout &DL = M.getDataLayout();
  MapVector<HeaderKey, Demand> Demands;
  MovedHeaders Moved;
  for (Function &F : M) {
    if (F.isDeclaration())
      continue;
    Markers Found = markersOf(F);
    if (Found.Storage.empty() && Found.Moved.empty())
      continue;
    const TargetLibraryInfo &TLI = FAM.getResult<TargetLibraryAnalysis>(F);
    Moved.add(Found.Moved, DL, TLI);
    if (F.hasOptNone())
      continue;
    for (const StorageCall &Call : Found.Storage) {
      HeaderRoot Root = rootOf(Call.header(), DL, TLI);
      std::optional<Request> Asked = requestOf(Call);
      if (!mayHaveStaticStorage(Root) || !Asked)
        continue;
      Demand &D = Demands[{Root.Base, Root.Offset}];
      D.Calls.push_back({Call, Root});
      D.Bytes = std::max<uint64_t>(
          {D.Bytes, Asked->Bytes, DL.getTypeStoreSize(Call.sizeType())});
      D.Alignment = std::max({D.Alignment, Asked->Alignment,
                              DL.getABITypeAlign(Call.sizeType()).value()});
    }
  }

  for (const auto &[Key, D] : Demands) {
    Outcome O;
    O.Header = HeaderPlace::Static;
    O.Buckets = BucketPlace::Static;
    O.Why = Reason::InStaticStorage;
    O.Bytes = D.Bytes;
    if (const FlowStep *Out = Moved.findOut(D.Calls.front().second)) {
      O.Buckets = BucketPlace::Heap;
      O.Why = Reason::MovedOut;
      O.Flow = {*Out};
    } else if (D.Bytes > Opts.StaticLimit) {
      O.Buckets = BucketPlace::Heap;
      O.Why = Reason::OverStaticLimit;
      O.Subject = utostr(D.Bytes);
    }
    bool Given = O.Buckets == BucketPlace::Static;
    Align Alignment(D.Alignment);
    GlobalVariable *Storage = Given ? makeStorage(M, D, Alignment) : nullptr;
    if (!Given)
      O.Bytes = 0;
    for (const auto &[Call, Root] : D.Calls) {
      Notes.note(Call, Root, O);
      if (Given)
        answerWith(Call, Storage, D.Bytes, Alignment);
      else
        answerNull(Call);
    }
  }
  return !Demands.empty();
}
