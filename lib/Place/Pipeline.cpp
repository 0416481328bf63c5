//===- Pipeline.cpp - The table of contents of the pass -------------------===//
//
// Read Run first: its three functions are the pass. What is below them only
// hangs them into LLVM's pipelines.
//
//===----------------------------------------------------------------------===//

#include "Place/Pipeline.h"
#include "Escape/Facts.h"
#include "Escape/Print.h"
#include "Escape/Summary.h"
#include "IR/Markers.h"
#include "IR/SiteMetadata.h"
#include "Place/Buckets.h"
#include "Place/Ledger.h"
#include "Place/Prepare.h"
#include "Place/Remarks.h"
#include "Place/Verify.h"
#include "Report/Chunk.h"
#include "Support/Compat.h"
#include "llvm/Support/MemoryBufferRef.h"
#include "llvm/Transforms/Utils/ModuleUtils.h"

using namespace llvm;
using namespace roost;

namespace {

/// One run over one module, and what its stages hand on to one another.
class Run {
public:
  Run(const Options &Opts, std::shared_ptr<const PassHooks> Hooks)
      : Opts(Opts), Hooks(std::move(Hooks)) {}

  bool start(Module &M, FunctionAnalysisManager &FAM, bool Optimized);
  bool decide(Function &F, FunctionAnalysisManager &FAM, Look When);
  bool finish(Module &M, FunctionAnalysisManager &FAM, bool Optimized);

private:
  bool dropMoved(Function &F);
  void embedRecord(Module &M) const;

  Options Opts;
  std::shared_ptr<const PassHooks> Hooks;
  Ledger Notes;
};

bool Run::start(Module &M, FunctionAnalysisManager &FAM, bool Optimized) {
  // The frontend's sites travel in the module from here on.
  if (Hooks && Hooks->Sites)
    if (std::vector<Site> Sites = Hooks->Sites(); !Sites.empty())
      writeSites(M, Sites);
  Notes.open(M);

  // Markers become declarations; recursion, facts and owners are marked.
  auto TLI = [&](Function &F) -> const TargetLibraryInfo & {
    return FAM.getResult<TargetLibraryAnalysis>(F);
  };
  return prepare(M, TLI, Optimized) || !Notes.empty();
}

bool Run::decide(Function &F, FunctionAnalysisManager &FAM, Look When) {
  if (F.isDeclaration() || F.hasOptNone() || !hasMarkers(*F.getParent()))
    return false;
  const TargetLibraryInfo &TLI = FAM.getResult<TargetLibraryAnalysis>(F);

  // Objects with maps that do not escape come from the heap to the frame.
  HeaderRefusals Refusals;
  bool Changed = moveHeadersToFrame(
      F, TLI, FAM.getResult<DominatorTreeAnalysis>(F), Opts, Refusals);

  // First storage for the maps whose header is in the frame.
  Changed |= placeBuckets(F, TLI, Opts, When, Refusals, Notes);

  // Callers come later: what the table does with its header is clearer now.
  refineFacts(F, TLI);
  return Changed;
}

bool Run::finish(Module &M, FunctionAnalysisManager &FAM, bool Optimized) {
  bool Changed = false;
  if (hasMarkers(M)) {
    // The last look at every function; what is left is null (R0).
    for (Function &F : M) {
      if (F.isDeclaration())
        continue;
      if (Optimized && !F.hasOptNone())
        Changed |= decide(F, FAM, Look::Last);
      else
        Changed |= refuseBuckets(F, FAM.getResult<TargetLibraryAnalysis>(F),
                                 Reason::NotOptimized, Notes);
      Changed |= dropMoved(F);
    }
    dropMarkerDeclarations(M);
    unprepare(M);
  }
  if (Notes.empty())
    return Changed;

  // Beyond this point no verdict changes.
  Notes.settle();
  emitRemarks(M, Notes);
  if (Hooks && Hooks->Decided)
    Hooks->Decided(Notes.sites());

  // The record goes into the object, once.
  if (Opts.Record)
    embedRecord(M);
  dropSites(M);
  Notes = Ledger();
  return true;
}

/// What moved where has been read; the program never needed the calls.
bool Run::dropMoved(Function &F) {
  Markers Found = markersOf(F);
  for (const MovedCall &Move : Found.Moved)
    Move.Call->eraseFromParent();
  return !Found.Moved.empty();
}

void Run::embedRecord(Module &M) const {
  std::string Bytes = encodeChunk(Notes.sites());
  embedBufferInModule(M, MemoryBufferRef(Bytes, "roost"), ReportSection,
                      Align(chunk::Alignment));
}

//===--- LLVM's pass managers ---------------------------------------------===//

PreservedAnalyses preserved(bool Changed) {
  return Changed ? PreservedAnalyses::none() : PreservedAnalyses::all();
}

FunctionAnalysisManager &functionAnalyses(Module &M,
                                          ModuleAnalysisManager &AM) {
  return AM.getResult<FunctionAnalysisManagerModuleProxy>(M).getManager();
}

/// R0: no flag may skip us (-opt-bisect-limit, optnone).
struct Required {
  static bool isRequired() { return true; }
};

struct StartPass : PassInfoMixin<StartPass>, Required {
  std::shared_ptr<Run> R;
  bool Optimized;
  StartPass(std::shared_ptr<Run> R, bool Optimized)
      : R(std::move(R)), Optimized(Optimized) {}
  PreservedAnalyses run(Module &M, ModuleAnalysisManager &AM) {
    return preserved(R->start(M, functionAnalyses(M, AM), Optimized));
  }
  using Required::isRequired;
};

struct DecidePass : PassInfoMixin<DecidePass> {
  std::shared_ptr<Run> R;
  explicit DecidePass(std::shared_ptr<Run> R) : R(std::move(R)) {}
  PreservedAnalyses run(Function &F, FunctionAnalysisManager &FAM) {
    return preserved(R->decide(F, FAM, Look::Early));
  }
};

struct FinishPass : PassInfoMixin<FinishPass>, Required {
  std::shared_ptr<Run> R;
  bool Optimized;
  FinishPass(std::shared_ptr<Run> R, bool Optimized)
      : R(std::move(R)), Optimized(Optimized) {}
  PreservedAnalyses run(Module &M, ModuleAnalysisManager &AM) {
    return preserved(R->finish(M, functionAnalyses(M, AM), Optimized));
  }
  using Required::isRequired;
};

/// `-passes=roost`: the whole sequence on the IR as it is.
struct WholePass : PassInfoMixin<WholePass>, Required {
  std::shared_ptr<Run> R;
  explicit WholePass(std::shared_ptr<Run> R) : R(std::move(R)) {}
  PreservedAnalyses run(Module &M, ModuleAnalysisManager &AM) {
    FunctionAnalysisManager &FAM = functionAnalyses(M, AM);
    bool Changed = R->start(M, FAM, /*Optimized=*/true);
    for (Function &F : M)
      if (!F.isDeclaration() && R->decide(F, FAM, Look::Early)) {
        FAM.invalidate(F, PreservedAnalyses::none());
        Changed = true;
      }
    Changed |= R->finish(M, FAM, /*Optimized=*/true);
    return preserved(Changed);
  }
  using Required::isRequired;
};

/// `-passes=print<roost-escape>`: facts are those of the IR as it is.
struct PrintPass : PassInfoMixin<PrintPass>, Required {
  PreservedAnalyses run(Module &M, ModuleAnalysisManager &AM) {
    FunctionAnalysisManager &FAM = functionAnalyses(M, AM);
    auto TLI = [&](Function &F) -> const TargetLibraryInfo & {
      return FAM.getResult<TargetLibraryAnalysis>(F);
    };
    summarize(M, TLI);
    for (Function &F : M)
      if (!F.isDeclaration())
        printEscape(F, TLI(F), outs());
    dropFacts(M);
    return PreservedAnalyses::all();
  }
  using Required::isRequired;
};

/// `-passes=verify<roost>`.
struct VerifyPass : PassInfoMixin<VerifyPass>, Required {
  Options Opts;
  explicit VerifyPass(const Options &Opts) : Opts(Opts) {}
  PreservedAnalyses run(Module &M, ModuleAnalysisManager &) {
    verify(M, Opts);
    return PreservedAnalyses::all();
  }
  using Required::isRequired;
};

} // namespace

void roost::registerPasses(PassBuilder &PB, const Options &Opts,
                           std::shared_ptr<const PassHooks> Hooks) {
  auto R = std::make_shared<Run>(Opts, std::move(Hooks));
  PB.registerPipelineStartEPCallback(
      [R](ModulePassManager &MPM, OptimizationLevel Level) {
        MPM.addPass(StartPass(R, Level != OptimizationLevel::O0));
      });
  PB.registerScalarOptimizerLateEPCallback(
      [R](FunctionPassManager &FPM, OptimizationLevel Level) {
        if (Level != OptimizationLevel::O0)
          FPM.addPass(DecidePass(R));
      });
  compat::atOptimizerEarly(
      PB, [R](ModulePassManager &MPM, OptimizationLevel Level) {
        MPM.addPass(FinishPass(R, Level != OptimizationLevel::O0));
      });
  PB.registerPipelineParsingCallback(
      [R, Opts](StringRef Name, ModulePassManager &MPM,
                ArrayRef<PassBuilder::PipelineElement>) {
        if (Name == "roost")
          MPM.addPass(WholePass(R));
        else if (Name == "print<roost-escape>")
          MPM.addPass(PrintPass());
        else if (Name == "verify<roost>")
          MPM.addPass(VerifyPass(Opts));
        else
          return false;
        return true;
      });
}
