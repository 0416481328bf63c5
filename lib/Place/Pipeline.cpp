//===- Pipeline.cpp - The table of contents of the pass -------------------===//
//
// Read Run first: its four functions are the pass. What is below them only
// hangs them into LLVM's pipelines.
//
//===----------------------------------------------------------------------===//

#include "Place/Pipeline.h"
#include "Escape/Dot.h"
#include "Escape/Exports.h"
#include "Escape/Facts.h"
#include "Escape/Print.h"
#include "Escape/Summary.h"
#include "IR/Markers.h"
#include "IR/SiteMetadata.h"
#include "Place/Buckets.h"
#include "Place/CallerStorage.h"
#include "Place/Ledger.h"
#include "Place/Prepare.h"
#include "Place/Remarks.h"
#include "Place/StaticStorage.h"
#include "Place/Verify.h"
#include "Report/Chunk.h"
#include "Support/Compat.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"
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

  bool start(Module &M, FunctionAnalysisManager &FAM, bool Optimized,
             Bodies Are);
  bool decide(Function &F, FunctionAnalysisManager &FAM, Look When);
  bool suspend(Module &M, FunctionAnalysisManager &FAM);
  bool finish(Module &M, FunctionAnalysisManager &FAM, bool Optimized,
              bool LinkFollows = false);

  bool isAtLink() const { return Are == Bodies::Optimized; }

private:
  bool look(Function &F, FunctionAnalysisManager &FAM, Look When,
            HeaderRefusals &Refusals);
  void readFactsOfOthers(Module &M);
  void exportFacts(Module &M) const;
  void draw(Function &F, const TargetLibraryInfo &TLI);
  void tellLeaks();
  bool dropMoved(Function &F);
  void publish(Module &M, Ledger Verdicts) const;

  Options Opts;
  std::shared_ptr<const PassHooks> Hooks;
  Ledger Notes;
  Bodies Are = Bodies::OfFrontend;
  /// Facts of other files (E11).
  FactsTable OfOthers;
  /// By function, if somebody wants them; a later look knows more.
  StringMap<std::vector<Leak>> Leaks;
  StringSet<> Drawn;
};

bool Run::start(Module &M, FunctionAnalysisManager &FAM, bool Optimized,
                Bodies OfModule) {
  Are = OfModule;
  // The frontend's sites travel in the module from here on.
  if (Hooks && Hooks->Sites)
    if (std::vector<Site> Sites = Hooks->Sites(); !Sites.empty())
      writeSites(M, Sites);
  Notes.open(M);
  if (Hooks && Hooks->HasOwnNamespace && Hooks->HasOwnNamespace())
    M.getOrInsertNamedMetadata(OwnNamespaceMark);

  // Markers become declarations; recursion, facts and owners are marked.
  auto TLI = [&](Function &F) -> const TargetLibraryInfo & {
    return FAM.getResult<TargetLibraryAnalysis>(F);
  };
  bool WantsLeaks = Hooks && Hooks->Leaks;
  if (Optimized && Are == Bodies::OfFrontend)
    readFactsOfOthers(M);
  bool Changed =
      prepare(M, TLI, Optimized, {Are, OfOthers, Opts.Facts || WantsLeaks});

  // There may be nothing to place, but somebody wants to know.
  if (WantsLeaks && !hasMarkers(M))
    for (Function &F : M)
      if (!F.isDeclaration())
        Leaks[F.getName()] = leaksOf(F, TLI(F));
  return Changed || !Notes.empty();
}

void Run::readFactsOfOthers(Module &M) {
  OfOthers.clear();
  for (const std::string &Path : Opts.FactsFrom)
    if (Error E = readFacts(Path, OfOthers))
      M.getContext().emitError("roost: " + toString(std::move(E)));
}

bool Run::look(Function &F, FunctionAnalysisManager &FAM, Look When,
               HeaderRefusals &Refusals) {
  if (F.isDeclaration() || F.hasOptNone() || !hasMarkers(*F.getParent()))
    return false;
  const TargetLibraryInfo &TLI = FAM.getResult<TargetLibraryAnalysis>(F);
  draw(F, TLI);

  // Objects with maps that do not escape come from the heap to the frame.
  bool Changed = moveHeadersToFrame(
      F, TLI, FAM.getResult<DominatorTreeAnalysis>(F), Opts, Refusals);

  if (Changed)
    FAM.invalidate(F, PreservedAnalyses::none());

  // First storage for the maps whose header is in the frame.
  Changed |= placeBuckets(F, FAM, Opts, When, Refusals, Notes);

  // Callers come later: what the table does with its header is clearer now.
  refineFacts(F, TLI);
  if (Hooks && Hooks->Leaks)
    Leaks[F.getName()] = leaksOf(F, TLI);
  return Changed;
}

void Run::exportFacts(Module &M) const {
  FactsTable Facts = factsToExport(M);
  if (Facts.empty())
    return;
  defineFactNames(M, Facts);
  std::string Text = encodeFacts(Facts);
  embedBufferInModule(M, MemoryBufferRef(Text, "roost facts"), FactsSection);
}

void Run::tellLeaks() {
  if (Hooks && Hooks->Leaks)
    for (const auto &[Symbol, OfFunction] : Leaks)
      Hooks->Leaks(OfFunction);
  Leaks.clear();
}

/// The graph on which the first decision in F stands, if somebody wants it.
void Run::draw(Function &F, const TargetLibraryInfo &TLI) {
  if (!Opts.Dot.empty() && !markersOf(F).Storage.empty() &&
      Drawn.insert(F.getName()).second)
    writeDot(Graph(F, TLI), Opts.Dot);
}

bool Run::decide(Function &F, FunctionAnalysisManager &FAM, Look When) {
  HeaderRefusals Refusals;
  return look(F, FAM, When, Refusals);
}

bool Run::suspend(Module &M, FunctionAnalysisManager &FAM) {
  if (!hasMarkers(M))
    return finish(M, FAM, /*Optimized=*/true, /*LinkFollows=*/true);

  // What has an answer by now has it for good, except that null may become
  // better: there is a second ledger for what holds if no link does.
  std::vector<std::pair<Function *, HeaderRefusals>> Left;
  for (Function &F : M) {
    if (F.isDeclaration())
      continue;
    if (F.hasOptNone()) {
      refuseBuckets(F, FAM.getResult<TargetLibraryAnalysis>(F),
                    Reason::NotOptimized, Notes);
      continue;
    }
    Left.emplace_back(&F, HeaderRefusals());
    look(F, FAM, Look::Early, Left.back().second);
  }
  Ledger WithoutLink = Notes;
  for (auto &[F, Refusals] : Left) {
    WithoutLink.noteCallees(*F);
    placeBuckets(*F, FAM, Opts, Look::BeforeLink, Refusals, WithoutLink);
  }

  tellLeaks();
  callByFactNames(M, OfOthers);
  defineMarkers(M);
  unprepare(M);
  writeSites(M, Notes.sites());
  if (!WithoutLink.empty())
    publish(M, std::move(WithoutLink));
  Notes = Ledger();
  return true;
}

bool Run::finish(Module &M, FunctionAnalysisManager &FAM, bool Optimized,
                 bool LinkFollows) {
  bool Changed = false;
  if (Notes.empty()) // Native code from a suspended module (-ffat-lto-objects).
    Notes.open(M);
  if (hasMarkers(M)) {
    if (Optimized) {
      // Functions that make maps for their callers take storage from there;
      // static variables have it beside them.
      Changed |= hoistStorage(M, FAM, Opts);
      Changed |= placeStatic(M, FAM, Opts, Notes);
    }
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
      Notes.noteCallees(F);
    }
    Changed |= settleHoisted(M);
    dropMarkers(M);
    Changed = true;
  }
  if (Optimized && Opts.Facts && !isAtLink() && !LinkFollows)
    exportFacts(M);
  callByFactNames(M, OfOthers);
  unprepare(M);
  if (NamedMDNode *Mark = M.getNamedMetadata(OwnNamespaceMark))
    Mark->eraseFromParent();
  tellLeaks();
  if (Notes.empty())
    return Changed;

  // Beyond this point no verdict changes.
  publish(M, std::move(Notes));
  dropSites(M);
  Notes = Ledger();
  return true;
}

/// The records of the modules that a link put together.
static void dropRecords(Module &M) {
  auto IsRecord = [](const Constant *C) {
    auto *G = dyn_cast<GlobalVariable>(C->stripPointerCasts());
    return G && G->getSection() == ReportSection;
  };
  removeFromUsedLists(M, IsRecord);
  for (GlobalVariable &G : make_early_inc_range(M.globals())) {
    if (!IsRecord(&G))
      continue;
    G.removeDeadConstantUsers(); // The list it was in.
    if (G.use_empty())
      G.eraseFromParent();
  }
}

/// Remarks, the frontend's messages, and the record, which goes into the object
/// once.
void Run::publish(Module &M, Ledger Verdicts) const {
  Verdicts.settle();
  emitRemarks(M, Verdicts);
  if (Hooks && Hooks->Decided)
    Hooks->Decided(Verdicts.sites());
  if (!Opts.Record)
    return;
  dropRecords(M);
  std::string Bytes = encodeChunk(Verdicts.sites());
  embedBufferInModule(M, MemoryBufferRef(Bytes, "roost"), ReportSection,
                      Align(chunk::Alignment));
}

/// What moved where has been read; the program never needed the calls.
bool Run::dropMoved(Function &F) {
  Markers Found = markersOf(F);
  for (const MovedCall &Move : Found.Moved)
    Move.Call->eraseFromParent();
  return !Found.Moved.empty();
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
  Bodies Are;
  StartPass(std::shared_ptr<Run> R, bool Optimized, Bodies Are)
      : R(std::move(R)), Optimized(Optimized), Are(Are) {}
  PreservedAnalyses run(Module &M, ModuleAnalysisManager &AM) {
    return preserved(R->start(M, functionAnalyses(M, AM), Optimized, Are));
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

/// At a full link ScalarOptimizerLate never comes, but Peephole does; and it
/// comes in compilations too.
struct DecideAtLinkPass : PassInfoMixin<DecideAtLinkPass> {
  std::shared_ptr<Run> R;
  explicit DecideAtLinkPass(std::shared_ptr<Run> R) : R(std::move(R)) {}
  PreservedAnalyses run(Function &F, FunctionAnalysisManager &FAM) {
    return preserved(R->isAtLink() && R->decide(F, FAM, Look::Early));
  }
};

struct SuspendPass : PassInfoMixin<SuspendPass>, Required {
  std::shared_ptr<Run> R;
  explicit SuspendPass(std::shared_ptr<Run> R) : R(std::move(R)) {}
  PreservedAnalyses run(Module &M, ModuleAnalysisManager &AM) {
    return preserved(R->suspend(M, functionAnalyses(M, AM)));
  }
  using Required::isRequired;
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
    bool Changed = R->start(M, FAM, /*Optimized=*/true, Bodies::OfFrontend);
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
        MPM.addPass(
            StartPass(R, Level != OptimizationLevel::O0, Bodies::OfFrontend));
      });
  PB.registerScalarOptimizerLateEPCallback(
      [R](FunctionPassManager &FPM, OptimizationLevel Level) {
        if (Level != OptimizationLevel::O0)
          FPM.addPass(DecidePass(R));
      });
  compat::atOptimizerEarly(
      PB,
      [R](ModulePassManager &MPM, OptimizationLevel Level, compat::Phase When) {
        bool Optimized = Level != OptimizationLevel::O0;
        if (When == compat::Phase::BeforeLink && Optimized)
          MPM.addPass(SuspendPass(R));
        else
          MPM.addPass(FinishPass(R, Optimized));
      });

  compat::atStartOfLink(
      PB, [R](ModulePassManager &MPM, OptimizationLevel Level) {
        MPM.addPass(
            StartPass(R, Level != OptimizationLevel::O0, Bodies::Optimized));
      });
  PB.registerPeepholeEPCallback(
      [R](FunctionPassManager &FPM, OptimizationLevel Level) {
        if (Level != OptimizationLevel::O0)
          FPM.addPass(DecideAtLinkPass(R));
      });
  PB.registerFullLinkTimeOptimizationLastEPCallback(
      [R](ModulePassManager &MPM, OptimizationLevel Level) {
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
