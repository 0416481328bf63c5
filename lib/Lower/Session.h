//===- Session.h - The frontend's way through one file ----------*- C++ -*-===//
//
// Table of contents of the frontend half. One compilation goes through these
// states; the arrows are forks of the process (Fork.h):
//
//   Waiting ──► Planned: headers are over, the first token of the main file
//      │           │     comes, and the file can write a map's type (Spelling.h)
//      │           ├──► Planner: parses on, judges, sends the plan, is gone
//      │           ▼
//      │        Edited: the plan has edits; they are pushed into the stream
//      │           │    (Injector.h), diagnostics are held back
//      │           ├──► Twin: sleeps; woken if the edited source has errors
//      ▼           ▼
//   Plain ◄──── end of the file: sites go to the pass, diagnostics are shown
//      └──► a copy judges here if there was no planner and there are maps
//
// In: a CompilerInstance about to parse. Out: sites(), the same for the pass
// (through the module's metadata) and for the report.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_LOWER_SESSION_H
#define ROOST_LOWER_SESSION_H

#include "IR/Site.h"
#include "Lower/Fork.h"
#include "Lower/HeldDiagnostics.h"
#include "Lower/Injector.h"
#include "Lower/Instances.h"
#include "Lower/TokenLog.h"
#include "Support/Options.h"
#include <memory>
#include <optional>
#include <vector>

namespace clang {
class CompilerInstance;
class FunctionDecl;
} // namespace clang

namespace roost {

class Session {
public:
  Session(clang::CompilerInstance &CI, Options Opts);
  ~Session();

  /// Starts listening to the preprocessor. To be called before the first token.
  void begin();
  /// When Sema has just made an instance of a function pending.
  void makePending(clang::FunctionDecl *FD);
  /// When the file is parsed and before code is made. Ends a planner's process;
  /// ends the compiler's own if the twin had to take over.
  void endTranslationUnit();

  /// Every map of the main file, with the frontend's verdict.
  const std::vector<Site> &sites() const { return Sites; }

private:
  enum class State { Waiting, Planner, Edited, Plain };

  void take(const clang::Token &Tok);
  /// At the first token after the headers: fork, plan, arm the edits.
  void plan(const clang::Token &First);
  void becomePlanner(PlannerPipe Pipe);
  [[noreturn]] void sendPlan();
  void becomeEdited(const std::vector<PlannedEdit> &Edits,
                    const clang::Token &First, const std::string &Header);
  /// The template that types are wrapped in, and the header it is in.
  llvm::StringRef wrapper() const {
    return Opts.HostileTable ? "hostile" : "lowered";
  }
  /// Turns the verdicts that promised a lowering into refusals.
  void refuseAll(Reason Why, llvm::StringRef Subject = "");
  /// Judges at the end of the file, where nothing can or shall be lowered.
  void judgeAfterwards();
  /// Why no map of this file can be lowered, if that is known without a look.
  std::optional<Reason> whyNotThisFile() const;
  /// The sites of the parsed file, those that could be lowered refused.
  std::vector<Site> judgeWithoutLowering();
  bool isOfMainFile(clang::SourceLocation Loc) const;

  clang::CompilerInstance &CI;
  Options Opts;
  bool IsPreprocessed;
  clang::SourceLocation MainBegin, MainEnd;
  State Now = State::Plain;
  std::vector<Site> Sites;
  std::string NotPlannedBecause;

  bool SeenMainToken = false; ///< a token of the main file went by before
  bool InMain = false;        ///< the last token was of the main file
  bool AtTopLevel = false;    ///< the planner was forked between declarations
  bool HasUserErrors = false; ///< the planner saw one before the file's end
  unsigned ForkedAt = 0;      ///< offset of the token it was forked at
  /// What has a greater offset, or is in the main file, comes behind the
  /// headers.
  clang::SourceLocation::UIntTy BehindHeaders = 0;

  std::optional<PlannerPipe> Pipe;
  std::optional<TokenLog> Log;
  std::optional<Instances> Made;
  std::optional<Injector> Pusher;
  std::optional<Twin> Net;
  HeldDiagnostics *Held = nullptr;
};

} // namespace roost

#endif
