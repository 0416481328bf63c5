//===- Session.cpp - Planning, editing, and the way back ------------------===//

#include "Lower/Session.h"
#include "Detect/Finder.h"
#include "Legality/Judge.h"
#include "Lower/Plan.h"
#include "Lower/RuntimeHeader.h"
#include "Lower/Spelling.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Lex/Preprocessor.h"
#include "clang/Sema/Sema.h"

using namespace clang;
using namespace roost;

namespace {

/// One of the container templates is declared in namespace std.
bool knowsContainers(ASTContext &Ctx) {
  auto Std = Ctx.getTranslationUnitDecl()->lookup(&Ctx.Idents.get("std"));
  auto *NS = Std.empty() ? nullptr : dyn_cast<NamespaceDecl>(Std.front());
  auto Has = [&](StringRef Name) {
    return !NS->lookup(&Ctx.Idents.get(Name)).empty();
  };
  return NS && (llvm::any_of(UnorderedContainers, Has) ||
                llvm::any_of(OrderedContainers, Has));
}

/// The offset lies between two declarations of the translation unit, where a
/// header can be entered.
bool isBetweenDeclarations(ASTContext &Ctx, unsigned Offset) {
  SourceManager &SM = Ctx.getSourceManager();
  for (const Decl *D : Ctx.getTranslationUnitDecl()->noload_decls()) {
    SourceLocation Begin = SM.getExpansionLoc(D->getBeginLoc());
    SourceLocation End = SM.getExpansionLoc(D->getEndLoc());
    if (SM.getFileID(Begin) != SM.getMainFileID() ||
        SM.getFileID(End) != SM.getMainFileID())
      continue;
    if (SM.getFileOffset(Begin) < Offset && Offset <= SM.getFileOffset(End))
      return false;
  }
  return true;
}

} // namespace

Session::Session(CompilerInstance &CI, Options Opts)
    : CI(CI), Opts(std::move(Opts)),
      IsPreprocessed(
          CI.getFrontendOpts().Inputs.front().getKind().isPreprocessed()) {}
Session::~Session() = default;

void Session::begin() {
  if (CI.getCodeGenOpts().CoverageMapping)
    NotPlannedBecause = "-fcoverage-mapping watches the tokens";
  else
    NotPlannedBecause = whyNoFork();
  if (!NotPlannedBecause.empty())
    return;
  Now = State::Waiting;
  SourceManager &SM = CI.getSourceManager();
  MainBegin = SM.getLocForStartOfFile(SM.getMainFileID());
  MainEnd = SM.getLocForEndOfFile(SM.getMainFileID());
  CI.getPreprocessor().setTokenWatcher([this](const Token &T) { take(T); });
}

void Session::take(const Token &Tok) {
  switch (Now) {
  case State::Planner:
    Log->note(Tok);
    // At the end of the file Sema misses the instantiations that the planner
    // left out; those errors are not the user's.
    if (Tok.is(tok::eof)) {
      HasUserErrors = CI.getDiagnostics().hasUncompilableErrorOccurred();
      Made->end();
    }
    return;
  case State::Edited:
    Pusher->take(Tok);
    return;
  case State::Plain:
    return;
  case State::Waiting:
    break;
  }
  bool WasInMain = InMain;
  InMain = isOfMainFile(Tok.getLocation());
  if (!InMain || WasInMain || Tok.is(tok::eof))
    return;
  // The parser comes (back) to the main file: have the containers come too?
  AtTopLevel = !SeenMainToken;
  if (AtTopLevel)
    BehindHeaders = CI.getSourceManager().getNextLocalOffset();
  SeenMainToken = true;
  if (Opts.Lower && !whyNotThisFile() && knowsContainers(CI.getASTContext()) &&
      spellsUnordered(CI.getSourceManager()))
    plan(Tok);
}

bool Session::isOfMainFile(SourceLocation Loc) const {
  SourceManager &SM = CI.getSourceManager();
  // In preprocessed input only the line markers tell headers from the rest.
  if (IsPreprocessed)
    return SM.isInMainFile(Loc);
  if (Loc.isMacroID())
    Loc = SM.getExpansionLoc(Loc);
  return MainBegin <= Loc && Loc <= MainEnd;
}

void Session::plan(const Token &First) {
  ForkedAt = CI.getSourceManager().getFileOffset(
      CI.getSourceManager().getExpansionLoc(First.getLocation()));
  std::optional<PlannerFork> Fork = forkPlanner();
  if (!Fork) {
    Now = State::Plain;
    NotPlannedBecause = "the compiler could not fork";
    return;
  }
  if (Fork->Planner) {
    becomePlanner(*Fork->Planner);
    Log->note(First);
    return;
  }
  Now = State::Plain;
  llvm::Expected<Plan> P = decodePlan(Fork->Plan);
  if (!P) {
    llvm::consumeError(P.takeError());
    NotPlannedBecause = "its planner ended early";
    return;
  }
  Sites = std::move(P->Sites);
  if (P->HasErrors || P->Edits.empty())
    return;
  bool Nodes = llvm::any_of(
      P->Edits, [](const PlannedEdit &E) { return E.Kind == EditKind::Nodes; });
  StringRef Name = wrapper();
  if (Nodes && Name == "lowered")
    Name = "lowered_nodes";
  std::string Header = findRuntimeHeader(Name);
  if (Header.empty()) {
    refuseAll(
        Reason::NotPlanned,
        ("'include/roost/" + Name + ".h' is not beside the plugin").str());
    return;
  }
  becomeEdited(P->Edits, First, Header);
}

void Session::becomePlanner(PlannerPipe To) {
  Now = State::Planner;
  Pipe.emplace(To);
  Log.emplace(CI.getSourceManager());
  SourceManager &SM = CI.getSourceManager();
  Made.emplace(CI.getSema(), [this, &SM](SourceLocation Loc) {
    Loc = SM.getExpansionLoc(Loc);
    return isOfMainFile(Loc) || !SM.isBeforeInSLocAddrSpace(Loc, BehindHeaders);
  });
  // The compiler's own consumer is not shown anything, but must not be deleted:
  // that of -verify listens to the preprocessor as well.
  DiagnosticsEngine &Diags = CI.getDiagnostics();
  (void)Diags.takeClient().release();
  Diags.setClient(new IgnoringDiagConsumer(), true);
}

void Session::becomeEdited(const std::vector<PlannedEdit> &Edits,
                           const Token &First, const std::string &Header) {
  if (Opts.Net) {
    std::optional<TwinFork> Fork = forkTwin();
    if (!Fork) {
      refuseAll(Reason::NotPlanned, "the compiler could not fork");
      return;
    }
    if (!Fork->Compiler) {
      // We are the twin, woken because the edited source had an error.
      refuseAll(Reason::Internal);
      return;
    }
    Net = std::move(Fork->Compiler);
    Held = HeldDiagnostics::install(CI.getDiagnostics());
  }
  Now = State::Edited;
  Preprocessor &PP = CI.getPreprocessor();
  Pusher.emplace(PP, Edits, wrapper());
  // The header comes before the token in hand: give that one back, enter the
  // header over it, and take the header's first token in its place.
  // SAFETY: the watcher's token is the object that Preprocessor::Lex is filling
  // for the parser; it is not const.
  std::vector<Token> Toks = Pusher->first(First);
  auto Again = std::make_unique<Token[]>(Toks.size());
  std::copy(Toks.begin(), Toks.end(), Again.get());
  SourceLocation At = First.getLocation();
  PP.EnterTokenStream(std::move(Again), Toks.size(),
                      /*DisableMacroExpansion=*/true, /*IsReinject=*/true);
  enterRuntimeHeader(CI, Header, At);
  PP.Lex(const_cast<Token &>(First));
}

void Session::makePending(FunctionDecl *FD) {
  if (Now == State::Planner)
    Made->pending(FD);
}

void Session::sendPlan() {
  Plan P;
  Verdicts V = judge(CI, Opts, [&](const TypeEdit &E) {
    return Log->locate(E.Begin, E.End, E.Kind).has_value();
  });
  P.Sites = std::move(V.Sites);
  if (AtTopLevel || isBetweenDeclarations(CI.getASTContext(), ForkedAt)) {
    for (const TypeEdit &E : V.Edits)
      P.Edits.push_back(*Log->locate(E.Begin, E.End, E.Kind));
  } else {
    Sites = std::move(P.Sites);
    refuseAll(Reason::NotPlanned, "an include lies inside a declaration");
    P.Sites = std::move(Sites);
  }
  Pipe->sendAndExit(encode(P));
}

void Session::endTranslationUnit() {
  DiagnosticsEngine &Diags = CI.getDiagnostics();
  switch (Now) {
  case State::Planner:
    if (HasUserErrors) {
      Plan P;
      P.HasErrors = true;
      Pipe->sendAndExit(encode(P));
    }
    sendPlan();
  case State::Edited:
    Now = State::Plain;
    if (!Net)
      return;
    if (Diags.hasErrorOccurred())
      Net->takeOverAndExit();
    Held->release();
    Net->dismiss();
    return;
  case State::Waiting:
    if (!Diags.hasErrorOccurred())
      judgeAfterwards();
    return;
  case State::Plain:
    if (!NotPlannedBecause.empty() && !Diags.hasErrorOccurred())
      judgeAfterwards();
    return;
  }
}

void Session::judgeAfterwards() {
  if (!knowsContainers(CI.getASTContext()) ||
      !mentionsContainers(CI.getSourceManager()))
    return;
  Findings Found = findMaps(CI.getASTContext());
  if (Found.Maps.empty())
    return;
  if (NotPlannedBecause.empty())
    NotPlannedBecause = "the file spells the type of no unordered container";
  // Judging adds to the syntax tree; where it can, a copy does it, and what
  // is compiled stays as it is.
  std::optional<PlannerFork> Fork;
  if (whyNoFork().empty())
    Fork = forkPlanner();
  if (!Fork) {
    Sites = judgeWithoutLowering();
    return;
  }
  if (Fork->Planner) {
    CI.getDiagnostics().setSuppressAllDiagnostics(true);
    Plan P;
    P.Sites = judgeWithoutLowering();
    Fork->Planner->sendAndExit(encode(P));
  }
  if (llvm::Expected<Plan> P = decodePlan(Fork->Plan)) {
    Sites = std::move(P->Sites);
    return;
  } else {
    llvm::consumeError(P.takeError());
  }
  for (FoundMap &F : Found.Maps) {
    F.Record.Why = Reason::NotPlanned;
    F.Record.Subject = "its judge ended early";
    Sites.push_back(std::move(F.Record));
  }
}

std::optional<Reason> Session::whyNotThisFile() const {
  // The headers of preprocessed input were expanded without their include
  // guards, so ours, which includes some of them, can't be entered.
  if (IsPreprocessed)
    return Reason::Preprocessed;
  // Nothing is placed without optimization (R0), and who compiles without it
  // wants to step through the program as it is written.
  if (CI.getCodeGenOpts().OptimizationLevel == 0)
    return Reason::NotOptimized;
  return std::nullopt;
}

std::vector<Site> Session::judgeWithoutLowering() {
  Options ReportOnly = Opts;
  ReportOnly.Lower = false;
  std::vector<Site> Result = judge(CI, ReportOnly).Sites;
  std::optional<Reason> Why = whyNotThisFile();
  for (Site &S : Result)
    if (S.Why == Reason::NotAskedFor && Opts.Lower) {
      S.Why = Why.value_or(Reason::NotPlanned);
      S.Subject = Why ? "" : NotPlannedBecause;
    }
  return Result;
}

void Session::refuseAll(Reason Why, StringRef Subject) {
  for (Site &S : Sites)
    if (S.Table != TableKind::None) {
      S.Table = TableKind::None;
      S.Nodes.reset();
      S.Buckets = BucketPlace::Heap;
      S.Why = Why;
      S.Subject = Subject.str();
    }
}
