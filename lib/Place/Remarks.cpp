//===- Remarks.cpp - Verdicts as optimization remarks ---------------------===//
//
// A remark belongs to a function and has a location. A site's function may be
// gone by now (inlined everywhere); then one that holds a copy of its
// construction speaks for it, or, for a map outside every function, the
// module's first. The location is always the site's own.
//
//===----------------------------------------------------------------------===//

#include "Place/Remarks.h"
#include "llvm/Analysis/OptimizationRemarkEmitter.h"
#include "llvm/IR/DebugInfoMetadata.h"
#include "llvm/IR/DiagnosticInfo.h"
#include "llvm/Support/Path.h"

using namespace llvm;
using namespace roost;
using namespace llvm::ore;

namespace {

constexpr const char *PassName = "roost";

Function *speakerFor(Module &M, const Ledger::Entry &E) {
  Value *V = E.Function;
  auto *F = dyn_cast_or_null<Function>(V);
  if (F && !F->isDeclaration())
    return F;
  for (Function &Other : M)
    if (!Other.isDeclaration())
      return &Other;
  return nullptr;
}

/// A location at P. Its scope is only there to carry the file's name.
DiagnosticLocation locationAt(const Function &F, const Place &P) {
  DISubprogram *SP = F.getSubprogram();
  if (!SP || !P.Line)
    return DiagnosticLocation();
  LLVMContext &Context = F.getContext();
  auto *File = DIFile::get(Context, P.File, SP->getDirectory());
  auto *Scope = DILexicalBlockFile::get(Context, SP, File, 0);
  return DiagnosticLocation(
      DebugLoc(DILocation::get(Context, P.Line, P.Column, Scope)));
}

template <typename Remark> void describe(Remark &R, const Site &S) {
  R << "map";
  if (!S.Name.empty())
    R << " '" << NV("Map", S.Name) << "'";
}

template <typename Remark> void addFields(Remark &R, const Site &S) {
  R << setExtraArgs() << NV("Type", S.CanonicalType)
    << NV("Header", name(S.Header)) << NV("Table", name(S.Table))
    << NV("Reason", info(S.Why).Id) << NV("Rule", info(S.Why).Rule)
    << NV("Copies", S.Copies);
}

void emitPassed(OptimizationRemarkEmitter &ORE, const BasicBlock &Region,
                const DiagnosticLocation &At, const Site &S) {
  OptimizationRemark R(PassName, info(S.Why).Name, At, &Region);
  describe(R, S);
  if (S.Why == Reason::OptimizedAway)
    R << " " << S.message();
  else {
    bool Static = S.Buckets == BucketPlace::Static;
    R << (Static ? " placed in " : " placed on the ")
      << NV("Where", name(S.Buckets)) << (Static ? " storage, " : ", ")
      << NV("Bytes", S.Bytes) << " bytes";
    if (S.HeaderBytes)
      R << " and " << NV("HeaderBytes", S.HeaderBytes) << " of its header";
  }
  addFields(R, S);
  ORE.emit(R);
}

void emitMissed(OptimizationRemarkEmitter &ORE, const BasicBlock &Region,
                const DiagnosticLocation &At, const Site &S) {
  OptimizationRemarkMissed R(PassName, info(S.Why).Name, At, &Region);
  describe(R, S);
  if (S.Table == TableKind::None)
    R << " not lowered";
  else
    R << (S.Table == TableKind::Node ? " kept in nodes on the "
                                     : " kept on the ")
      << NV("Where", name(S.Buckets));
  R << " because it " << NV("Because", S.message());
  addFields(R, S);
  ORE.emit(R);
}

void emitFlow(OptimizationRemarkEmitter &ORE, const Function &F,
              const Site &S) {
  const BasicBlock &Region = F.getEntryBlock();
  for (const FlowStep &Step : S.Flow) {
    OptimizationRemarkAnalysis R(PassName, info(S.Why).Name,
                                 locationAt(F, Step.At.Line ? Step.At : S.At),
                                 &Region);
    R << "flow of ";
    describe(R, S);
    R << ": " << NV("Step", Step.Text);
    ORE.emit(R);
  }
}

} // namespace

void roost::emitRemarks(Module &M, const Ledger &Notes) {
  for (const Ledger::Entry &E : Notes.entries()) {
    Function *F = speakerFor(M, E);
    if (!F)
      return;
    OptimizationRemarkEmitter ORE(F);
    const BasicBlock &Region = F->getEntryBlock();
    DiagnosticLocation At = locationAt(*F, E.S.At);
    bool Placed =
        E.S.Table != TableKind::None && E.S.Buckets != BucketPlace::Heap;
    if (Placed)
      emitPassed(ORE, Region, At, E.S);
    else
      emitMissed(ORE, Region, At, E.S);
    emitFlow(ORE, *F, E.S);
  }
}
