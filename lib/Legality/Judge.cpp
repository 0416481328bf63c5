//===- Judge.cpp - May this map be replaced? ------------------------------===//

#include "Legality/Judge.h"
#include "Detect/Finder.h"
#include "Legality/CallSites.h"
#include "Legality/Carriers.h"
#include "Legality/Loans.h"
#include "Legality/Ownership.h"
#include "Legality/QuietBodies.h"
#include "Legality/Relocation.h"
#include "Legality/Unit.h"
#include "Legality/Uses.h"
#include "clang/AST/ASTContext.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Lex/Preprocessor.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SetVector.h"

using namespace clang;
using namespace roost;

namespace {

class Judge {
public:
  Judge(CompilerInstance &CI, const Options &Opts,
        llvm::function_ref<bool(const TypeEdit &)> CanEdit)
      : CI(CI), Ctx(CI.getASTContext()), Opts(Opts), CanEdit(CanEdit),
        R(CI.getSema(), Ctx), Bodies(R), Elements(R), Owned(Ctx, R),
        All(Ctx, Owned) {}
  Verdicts run();

private:
  void gather();
  void body(const Decl *D);
  void elements(Model &M);
  void order(Model &M);
  void together(Model &M);
  const Table *tableOf(const FoundMap &F) const;
  void record();
  void edits();
  void refuse(FoundMap &F, Reason Why, StringRef Subject = "",
              std::vector<FlowStep> Flow = {});
  void refuseByKind(FoundMap &F);
  bool supportedLibrary() const;

  CompilerInstance &CI;
  ASTContext &Ctx;
  const Options &Opts;
  llvm::function_ref<bool(const TypeEdit &)> CanEdit;
  Retentions R;
  QuietBodies Bodies;
  Relocation Elements;
  Ownership Owned;
  CallSites Sites;
  llvm::SetVector<const Decl *> ToJudge;
  Unit All;
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
  auto M = std::make_unique<Model>(CI.getSema(), Ctx, R.indexOf(D), Sites);
  for (const ValueDecl *Each : M->Index.odd())
    All.odd(Each);
  // The declarations that are maps or are tied to one (L1).
  collectTables(*M, Owned);
  if (M->Tables.empty())
    return;
  // How each is made and used; borrows and moves come out of it (L2, L3, L4).
  Uses(*M).run();
  // Which expressions may move elements, with those that lambdas move (L5).
  Moves Mv(*M, Bodies);
  // Where borrows go, and that none outlives a move (L5).
  judgeLoans(*M, Mv, R);
  // What the elements are (L6), and who sees their order (L7).
  elements(*M);
  order(*M);
  together(*M);
  All.add(std::move(M));
}

/// A field or static variable whose element is a class that is defined around
/// or behind it: the flat table asks for its size at once.
static const CXXRecordDecl *incompleteElement(const Table &T) {
  const VarDecl *V = T.var();
  if (T.isResult() || (V && V->hasLocalStorage()))
    return nullptr;
  for (QualType E : {T.Type.Key, T.Type.Value}) {
    while (!E.isNull() && E->isArrayType())
      E = QualType(E->getArrayElementTypeNoTypeQual(), 0);
    const CXXRecordDecl *RD = E.isNull() ? nullptr : E->getAsCXXRecordDecl();
    if (!RD || isInStd(RD) || isa<ClassTemplateSpecializationDecl>(RD))
      continue;
    const CXXRecordDecl *Definition = RD->getDefinition();
    const SourceManager &SM = RD->getASTContext().getSourceManager();
    if (!Definition ||
        SM.isBeforeInTranslationUnit(T.D->getLocation(),
                                     Definition->getBraceRange().getEnd()))
      return RD;
  }
  return nullptr;
}

void Judge::elements(Model &M) {
  for (unsigned T = 0; T < M.Tables.size(); ++T) {
    const Table &Each = M.Tables[T];
    FlowStep Declared = M.step("declared", Each.D->getLocation());
    if (const CXXRecordDecl *RD = incompleteElement(Each))
      M.needNodes(T, Reason::IncompleteElement, RD->getNameAsString(),
                  {Declared});
    if (Each.isCarried() && !Each.Refused &&
        !Elements.mapMovesWithoutThrow(Each.Type))
      M.refuse(T, Reason::Element, "", {Declared});
    if (!Each.Refused && Each.Type.Family != MapFamily::Ordered)
      if (std::optional<Refusal> Bad = Elements.judge(Each.Type))
        M.needNodes(T, Bad->Why, Bad->Subject, {Declared});
  }
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
               {M.step("declared", M.Tables[T].D->getLocation())});
  }
}

/// Another local declarator behind the type of a table that is no table itself.
void Judge::together(Model &M) {
  for (const Stmt *S : M.Index.statements()) {
    const auto *Decls = dyn_cast<DeclStmt>(S);
    if (!Decls || Decls->isSingleDecl())
      continue;
    for (const Decl *Each : Decls->decls()) {
      TableSet Own = M.findAll(dyn_cast<VarDecl>(Each));
      auto Fits = [&](unsigned T) {
        return llvm::any_of(Own, [&](unsigned O) {
          return writtenTogether(M.Tables[T], M.Tables[O]);
        });
      };
      for (const Decl *Other : Decls->decls())
        for (unsigned T : M.findAll(dyn_cast<VarDecl>(Other)))
          if (!Fits(T))
            M.refuse(T, Reason::DeducedType, "",
                     {M.step("declared together with another type",
                             Each->getLocation())});
    }
  }
}

/// The table that a site speaks of, or null.
const Table *Judge::tableOf(const FoundMap &F) const {
  switch (F.Record.Kind) {
  case SiteKind::Element: {
    // An array made by new is no carrier.
    const Table *T = F.Maker ? nullptr : All.findCarrier(F.Var);
    // In a template the site's own type is not known in full.
    return T && (!F.Type.Decl || T->Type.Decl == F.Type.Decl) ? T : nullptr;
  }
  case SiteKind::Local:
  case SiteKind::Parameter:
  case SiteKind::StaticLocal:
  case SiteKind::Global:
  case SiteKind::Member:
    return All.find(F.Var);
  case SiteKind::Temporary:
    return All.madeBy(F.Maker);
  case SiteKind::New:
  case SiteKind::MakeUnique:
  case SiteKind::MakeShared:
    break;
  }
  // A new or make_unique of a table.
  for (const Table &T : All.tables())
    if (T.Maker == F.Maker || (!T.Maker && F.Var && T.D == F.Var))
      return &T;
  return nullptr;
}

/// Writes the verdicts into the sites.
void Judge::record() {
  for (FoundMap &F : Found.Maps) {
    const Table *T = tableOf(F);
    if (!T)
      continue;
    if (F.Type.Family == MapFamily::Ordered) {
      if (T->Refused && T->Refused->Why == Reason::OrderUnused)
        refuse(F, Reason::OrderUnused);
      continue;
    }
    F.Record.Iterated |= T->Iterated;
    if (T->Refused) {
      refuse(F, T->Refused->Why, T->Refused->Subject, T->Refused->Flow);
      continue;
    }
    if (!Opts.Lower) {
      refuse(F, Reason::NotAskedFor);
      continue;
    }
    F.Record.Table = T->NeedsNodes ? TableKind::Node : TableKind::Flat;
    F.Record.Why = Reason::NoEscape;
    F.Record.Subject = F.Record.Function;
    if (F.Record.Kind == SiteKind::Member ||
        F.Record.Kind == SiteKind::Element) {
      F.Record.Why = Reason::HeaderInOwner;
      F.Record.Subject.clear();
    } else if (F.Record.Kind == SiteKind::Parameter) {
      F.Record.Why = Reason::HeaderInCaller;
      F.Record.Subject.clear();
    } else if (F.Record.Header == HeaderPlace::Static) {
      F.Record.Why = Reason::HeaderStatic;
      F.Record.Subject.clear();
    }
    if (T->NeedsNodes)
      F.Record.Nodes = NodesNeeded{T->NeedsNodes->Why, T->NeedsNodes->Subject,
                                   T->NeedsNodes->Flow};
  }
}

/// The edits of what is lowered, with the tags of the classes that change (L8).
void Judge::edits() {
  llvm::DenseSet<const NamedDecl *> Tags;
  for (const Table &T : All.tables()) {
    if (T.Refused || !Opts.Lower)
      continue;
    for (TypeEdit E : T.Edits) {
      E.Kind = T.NeedsNodes ? EditKind::Nodes : EditKind::Flat;
      Out.Edits.push_back(E);
    }
    for (const NamedDecl *Tag : All.tagsFor(T.D))
      if (Tags.insert(Tag).second)
        Out.Edits.push_back(tagEdit(Tag));
  }
  const SourceManager &SM = Ctx.getSourceManager();
  llvm::sort(Out.Edits, [&](const TypeEdit &A, const TypeEdit &B) {
    if (A.Begin == B.Begin)
      return A.Kind < B.Kind;
    return SM.isBeforeInTranslationUnit(A.Begin, B.Begin);
  });
  Out.Edits.erase(llvm::unique(Out.Edits,
                               [](const TypeEdit &A, const TypeEdit &B) {
                                 return A.Begin == B.Begin && A.Kind == B.Kind;
                               }),
                  Out.Edits.end());
}

/// The instances of a template's function that have a body.
static llvm::SmallVector<const FunctionDecl *, 4>
instancesOf(const FunctionDecl *Pattern) {
  llvm::SmallVector<const FunctionDecl *, 4> Out;
  auto Take = [&](const FunctionDecl *FD) {
    const FunctionDecl *Definition = nullptr;
    if (!FD->isDependentContext() && FD->hasBody(Definition) &&
        Definition->isTemplateInstantiation())
      Out.push_back(Definition);
  };
  if (const FunctionTemplateDecl *T = Pattern->getDescribedFunctionTemplate()) {
    for (const FunctionDecl *FD : T->specializations())
      Take(FD);
    return Out;
  }
  const auto *RD = dyn_cast<CXXRecordDecl>(Pattern->getDeclContext());
  const ClassTemplateDecl *T = RD ? RD->getDescribedClassTemplate() : nullptr;
  if (!T)
    return Out;
  for (const ClassTemplateSpecializationDecl *Spec : T->specializations())
    for (const CXXMethodDecl *M : Spec->methods())
      if (M->getTemplateInstantiationPattern() &&
          M->getTemplateInstantiationPattern()->getCanonicalDecl() ==
              Pattern->getCanonicalDecl())
        Take(M);
  return Out;
}

/// Is a parameter or the result a map, or does it lead to one?
static bool takesMap(const FunctionDecl *FD) {
  auto IsMap = [](QualType T) {
    T = T.getNonReferenceType();
    std::optional<MapType> M =
        mapType(T->isPointerType() ? T->getPointeeType() : T);
    return (M && M->Family != MapFamily::Ordered) || carriedMap(T);
  };
  return IsMap(FD->getReturnType()) ||
         llvm::any_of(FD->parameters(), [&](const ParmVarDecl *P) {
           return IsMap(P->getType());
         });
}

/// Could a declaration that is no local variable be lowered? Then all bodies
/// must be looked at, not only those with maps in them.
static bool reachesFurther(const Findings &Found, Ownership &Owned) {
  auto IsLocal = [](const FoundMap &F) {
    const auto *V = dyn_cast<VarDecl>(F.Var);
    return F.Record.Kind == SiteKind::Local ||
           (F.Record.Kind == SiteKind::Element && V && V->hasLocalStorage());
  };
  for (const FoundMap &F : Found.Maps)
    if (F.Var && !IsLocal(F) && F.Type.Family != MapFamily::Ordered &&
        Owned.owns(F.Var))
      return true;
  // A local map may go to a function that is owned.
  auto Takes = [&](const FunctionDecl *FD) {
    return takesMap(FD) && Owned.owns(FD);
  };
  return llvm::any_of(Found.Bodies, [&](const FoundBody &B) {
    const auto *FD = dyn_cast<FunctionDecl>(B.D);
    if (!FD || B.HasMaps)
      return false;
    return B.Dependent ? llvm::any_of(instancesOf(FD), Takes) : Takes(FD);
  });
}

/// The bodies to judge. Code in a template is judged in each of its instances;
/// code in a template inside a template is left alone. Of headers, the
/// instances are judged that take tables (Generics.h).
void Judge::gather() {
  auto IsUnordered = [](const FoundMap &F) {
    return F.Type.Family == MapFamily::Unordered ||
           F.Type.Family == MapFamily::UnorderedMulti;
  };
  const bool Further =
      llvm::any_of(Found.Maps, IsUnordered) && reachesFurther(Found, Owned);
  for (const FoundBody &B : Found.Bodies) {
    if (!B.HasMaps && !Further)
      continue;
    const auto *FD = dyn_cast<FunctionDecl>(B.D);
    if (!B.Dependent) {
      ToJudge.insert(B.D);
    } else if (FD) {
      auto Instances = instancesOf(FD);
      for (const FunctionDecl *Each : Instances)
        ToJudge.insert(Each);
      // What a generic lambda in it names is known by name only (Unit).
      if (!Instances.empty() &&
          llvm::none_of(R.indexOf(FD).lambdas(), [](const LambdaExpr *L) {
            return L->isGenericLambda();
          }))
        All.judged(FD);
    }
  }
  for (unsigned I = 0; I < ToJudge.size(); ++I) {
    const BodyIndex &Index = R.indexOf(ToJudge[I]);
    Sites.add(Index);
    for (const Stmt *S : Index.statements()) {
      const auto *Call = dyn_cast<CallExpr>(S);
      const FunctionDecl *FD = Call ? Call->getDirectCallee() : nullptr;
      if (FD && FD->isTemplateInstantiation() && takesMap(FD) &&
          !Owned.isOfThisFile(FD) && Owned.generic(FD))
        ToJudge.insert(R.withBody(FD));
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
  for (FoundMap &F : Found.Maps)
    if (!Supported && F.Type.Family == MapFamily::Unordered &&
        F.Record.Kind == SiteKind::Local)
      refuse(F, Reason::ForeignStd);
  if (Supported && !Found.Maps.empty()) {
    gather();
    for (const Decl *D : ToJudge)
      body(D);
    All.judge(CanEdit);
    record();
    edits();
  }
  for (FoundMap &F : Found.Maps)
    Out.Sites.push_back(std::move(F.Record));
  return std::move(Out);
}

Verdicts roost::judge(CompilerInstance &CI, const Options &Opts,
                      llvm::function_ref<bool(const TypeEdit &)> CanEdit) {
  return Judge(CI, Opts, CanEdit).run();
}
