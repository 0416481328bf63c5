//===- Judge.cpp - May this map be replaced? ------------------------------===//

#include "Legality/Judge.h"
#include "Detect/Finder.h"
#include "Legality/Loans.h"
#include "Legality/Relocation.h"
#include "Legality/Uses.h"
#include "clang/AST/ASTContext.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Lex/Preprocessor.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace roost;

namespace {

class Judge {
public:
  Judge(CompilerInstance &CI, const Options &Opts)
      : CI(CI), Ctx(CI.getASTContext()), Opts(Opts), R(CI.getSema(), Ctx),
        Elements(R) {}
  Verdicts run();

private:
  void body(const Decl *D);
  void elements(Model &M);
  void order(Model &M);
  void kin(Model &M);
  void record(Model &M);
  void refuse(FoundMap &F, Reason Why, StringRef Subject = "",
              std::vector<FlowStep> Flow = {});
  void refuseByKind(FoundMap &F);
  bool supportedLibrary() const;
  Model *modelOf(const FoundMap &F, unsigned &Table);

  CompilerInstance &CI;
  ASTContext &Ctx;
  const Options &Opts;
  Retentions R;
  Relocation Elements;
  Findings Found;
  Verdicts Out;
};

} // namespace

/// libstdc++ without its debug mode, or libc++.
bool Judge::supportedLibrary() const {
  Preprocessor &PP = CI.getPreprocessor();
  if (PP.isMacroDefined("_GLIBCXX_DEBUG"))
    return false;
  return PP.isMacroDefined("__GLIBCXX__") ||
         PP.isMacroDefined("_LIBCPP_VERSION");
}

void Judge::refuse(FoundMap &F, Reason Why, StringRef Subject,
                   std::vector<FlowStep> Flow) {
  F.Record.Table = TableKind::None;
  F.Record.Why = Why;
  F.Record.Subject = Subject.str();
  F.Record.Flow = std::move(Flow);
}

/// The reason of a map that no body's judgement speaks of.
void Judge::refuseByKind(FoundMap &F) {
  switch (F.Type.Family) {
  case MapFamily::Own:
    F.Record.Table = TableKind::Flat;
    F.Record.Why = Reason::NoEscape;
    return;
  case MapFamily::Ordered:
    refuse(F, Reason::NotUnordered);
    return;
  case MapFamily::UnorderedMulti:
    refuse(F, Reason::MultiContainer);
    return;
  case MapFamily::Unordered:
    break;
  }
  switch (F.Record.Kind) {
  case SiteKind::Parameter:
    refuse(F, Reason::Parameter);
    return;
  case SiteKind::StaticLocal:
  case SiteKind::Global:
    refuse(F, Reason::StaticStorage);
    return;
  case SiteKind::Member:
    refuse(F, Reason::Member);
    return;
  case SiteKind::Element:
    refuse(F, Reason::Element);
    return;
  case SiteKind::Temporary:
    refuse(F, Reason::Temporary);
    return;
  case SiteKind::MakeShared:
    refuse(F, Reason::NotLocal, "owned by a std::shared_ptr");
    return;
  case SiteKind::New:
  case SiteKind::MakeUnique:
    refuse(F, Reason::NotLocal, "kept elsewhere than in a local variable");
    return;
  case SiteKind::Local:
    refuse(F, F.Dependent ? Reason::InTemplate : Reason::NotLocal,
           F.Dependent ? "" : "an exception object");
    return;
  }
}

/// One body of code, its stages in order.
void Judge::body(const Decl *D) {
  const BodyIndex &Index = R.indexOf(D);
  Model M(CI.getSema(), Ctx, Index);
  // The local variables that are maps or are tied to one (L1).
  collectTables(M);
  if (M.Tables.empty())
    return;
  // How each is made and used; borrows and moves come out of it (L2, L3, L4).
  classifyUses(M);
  // Which expressions may move elements, with those that lambdas move (L5).
  Moves Mv(M);
  // Where borrows go, and that none outlives a move (L5).
  judgeLoans(M, Mv, R);
  // What the elements are (L6), and who sees their order (L7).
  elements(M);
  order(M);
  // Beyond this point nothing else refuses: kin shares its verdict.
  kin(M);
  record(M);
}

void Judge::elements(Model &M) {
  for (unsigned T = 0; T < M.Tables.size(); ++T)
    if (!M.Tables[T].Refused)
      if (std::optional<Refusal> Bad = Elements.judge(M.Tables[T].Type))
        M.refuse(T, Bad->Why, Bad->Subject,
                 {M.step("declared", M.Tables[T].Var->getLocation())});
}

void Judge::order(Model &M) {
  llvm::SmallBitVector Seen(unsigned(M.Tables.size()));
  for (unsigned T = 0; T < M.Tables.size(); ++T)
    if (M.Tables[T].Iterated)
      Seen.set(M.Alias.find(T));
  for (unsigned T = 0; T < M.Tables.size(); ++T) {
    M.Tables[T].Iterated |= Seen.test(M.Alias.find(T));
    if (Opts.PinOrder && M.Tables[T].Iterated)
      M.refuse(T, Reason::OrderObserved, "",
               {M.step("declared", M.Tables[T].Var->getLocation())});
  }
}

/// Refusals spread over kin, and over variables whose type is written once:
/// `std::unordered_map<int, int> a, b;`.
void Judge::kin(Model &M) {
  llvm::DenseMap<unsigned, unsigned> ByEdit;
  for (unsigned T = 0; T < M.Tables.size(); ++T)
    for (const TypeEdit &E : M.Tables[T].Edits) {
      auto [It, New] = ByEdit.try_emplace(E.Begin.getRawEncoding(), T);
      if (!New)
        M.Kin.join(T, It->second);
    }
  // Another declarator behind the same written type that is no table.
  for (const Stmt *S : M.Index.statements()) {
    const auto *Decls = dyn_cast<DeclStmt>(S);
    if (!Decls || Decls->isSingleDecl())
      continue;
    for (const Decl *Each : Decls->decls()) {
      const auto *V = dyn_cast<VarDecl>(Each);
      if (V && M.ByVar.count(V))
        continue;
      for (const Decl *Other : Decls->decls())
        if (auto It = M.ByVar.find(dyn_cast<VarDecl>(Other));
            It != M.ByVar.end())
          M.refuse(It->second, Reason::DeducedType, "",
                   {M.step("declared together with another type",
                           Each->getLocation())});
    }
  }
  std::vector<std::optional<unsigned>> Culprit(M.Tables.size());
  std::vector<bool> HasObject(M.Tables.size());
  for (unsigned T = 0; T < M.Tables.size(); ++T) {
    unsigned Leader = M.Kin.find(T);
    if (M.Tables[T].Refused && !Culprit[Leader])
      Culprit[Leader] = T;
    HasObject[Leader] =
        HasObject[Leader] || (M.Tables[T].Kind != Form::Position &&
                              M.Tables[T].Kind != Form::Reference);
  }
  for (unsigned T = 0; T < M.Tables.size(); ++T) {
    unsigned Leader = M.Kin.find(T);
    if (M.Tables[T].Refused)
      continue;
    if (Culprit[Leader]) {
      const Table &By = M.Tables[*Culprit[Leader]];
      std::vector<FlowStep> Flow = {
          M.step("tied to '" + By.Var->getNameAsString() + "'",
                 By.Var->getLocation())};
      llvm::append_range(Flow, By.Refused->Flow);
      // A hidden variable's reason is the table's own.
      if (By.Var->isImplicit() || By.Kind == Form::Position)
        M.refuse(T, By.Refused->Why, By.Refused->Subject, By.Refused->Flow);
      else
        M.refuse(T, Reason::GroupRefused, By.Var->getNameAsString(),
                 std::move(Flow));
    } else if (!HasObject[Leader]) {
      M.refuse(T, Reason::NotLocal, "a reference to one");
    }
  }
}

/// Writes the verdicts of a body's tables into the sites, and takes the edits.
void Judge::record(Model &M) {
  auto Lowered = [&](unsigned T) { return !M.Tables[T].Refused && Opts.Lower; };
  for (unsigned T = 0; T < M.Tables.size(); ++T)
    if (Lowered(T))
      llvm::append_range(Out.Edits, M.Tables[T].Edits);
  for (FoundMap &F : Found.Maps) {
    if (F.Body != M.Index.body() || F.Type.Family != MapFamily::Unordered ||
        F.Record.Kind == SiteKind::Element)
      continue;
    std::optional<unsigned> T;
    if (F.Record.Kind == SiteKind::Local) {
      auto It = M.ByVar.find(dyn_cast_or_null<VarDecl>(F.Var));
      if (It != M.ByVar.end())
        T = It->second;
    } else if (F.Maker) {
      // A new or make_unique of a table, or a temporary that initializes one.
      for (unsigned I = 0; I < M.Tables.size() && !T; ++I) {
        if (M.Tables[I].Maker == F.Maker ||
            (!M.Tables[I].Maker && M.Tables[I].Var == F.Var))
          T = I;
        if (F.Record.Kind == SiteKind::Temporary)
          for (const TypeEdit &E : M.Tables[I].Edits)
            if (E.Begin == F.Maker->getBeginLoc())
              T = I;
      }
    }
    if (!T)
      continue;
    F.Record.Iterated |= M.Tables[*T].Iterated;
    if (M.Tables[*T].Refused) {
      const Refusal &Why = *M.Tables[*T].Refused;
      refuse(F, Why.Why, Why.Subject, Why.Flow);
    } else if (!Opts.Lower) {
      refuse(F, Reason::NotAskedFor);
    } else {
      F.Record.Table = TableKind::Flat;
      F.Record.Why = Reason::NoEscape;
      F.Record.Subject = F.Record.Function;
    }
  }
}

Verdicts Judge::run() {
  // Every map of the main file, in source order.
  Found = findMaps(Ctx);
  for (FoundMap &F : Found.Maps)
    refuseByKind(F);
  // What can't be lowered at all needs no judgement of its own.
  bool Supported = supportedLibrary();
  bool Modern = Ctx.getLangOpts().CPlusPlus17;
  for (FoundMap &F : Found.Maps)
    if (F.Type.Family == MapFamily::Unordered &&
        F.Record.Kind == SiteKind::Local) {
      if (!Modern)
        refuse(F, Reason::Language);
      else if (!Supported)
        refuse(F, Reason::ForeignStd);
    }
  if (Modern && Supported)
    for (const FoundBody &B : Found.Bodies)
      if (!B.Dependent)
        body(B.D);

  for (FoundMap &F : Found.Maps)
    Out.Sites.push_back(std::move(F.Record));
  const SourceManager &SM = Ctx.getSourceManager();
  llvm::sort(Out.Edits, [&](const TypeEdit &A, const TypeEdit &B) {
    return SM.isBeforeInTranslationUnit(A.Begin, B.Begin);
  });
  Out.Edits.erase(llvm::unique(Out.Edits,
                               [](const TypeEdit &A, const TypeEdit &B) {
                                 return A.Begin == B.Begin;
                               }),
                  Out.Edits.end());
  return std::move(Out);
}

Verdicts roost::judge(CompilerInstance &CI, const Options &Opts) {
  return Judge(CI, Opts).run();
}
