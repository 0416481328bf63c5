//===- Finder.cpp - Every map of the main source file ---------------------===//

#include "Detect/Finder.h"
#include "Support/CompatClang.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/Mangle.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;
using namespace roost;

static bool isDependent(const Decl *Body) {
  const auto *DC = dyn_cast<DeclContext>(Body);
  return (DC ? DC : Body->getDeclContext())->isDependentContext();
}

namespace {

/// What encloses the node that is visited: statements, declarations, and the
/// lambdas among them.
struct Enclosing {
  const Stmt *S = nullptr;
  const Decl *D = nullptr;
};

class Finder : public RecursiveASTVisitor<Finder> {
  using Base = RecursiveASTVisitor<Finder>;

public:
  Finder(ASTContext &Ctx, Findings &Out)
      : Ctx(Ctx), SM(Ctx.getSourceManager()), Names(Ctx), Out(Out) {}

  void run() {
    for (Decl *D : Ctx.getTranslationUnitDecl()->noload_decls())
      if (inMainFile(D->getLocation()) || isa<LinkageSpecDecl>(D))
        TraverseDecl(D);
    finish();
  }

  // The path to the visited node.
  bool TraverseStmt(Stmt *S) {
    if (!S)
      return true;
    Path.push_back({S, nullptr});
    bool Go = Base::TraverseStmt(S);
    Path.pop_back();
    return Go;
  }
  bool TraverseDecl(Decl *D) {
    if (!D)
      return true;
    Path.push_back({nullptr, D});
    // A local class's functions are bodies of their own.
    bool Opens = holdsCode(D) && (!CurrentBody || isa<FunctionDecl>(D));
    const Decl *Outer = CurrentBody;
    if (Opens) {
      CurrentBody = D;
      if (inMainFile(D->getLocation()))
        Out.Bodies.push_back({D, isDependent(D)});
    }
    bool Go = Base::TraverseDecl(D);
    CurrentBody = Outer;
    Path.pop_back();
    return Go;
  }

  bool VisitVarDecl(VarDecl *V);
  bool VisitFieldDecl(FieldDecl *F);
  bool VisitCXXNewExpr(CXXNewExpr *E);
  bool VisitCallExpr(CallExpr *E);
  bool VisitCXXBindTemporaryExpr(CXXBindTemporaryExpr *E);
  bool VisitCXXForRangeStmt(CXXForRangeStmt *S) {
    iterated(S->getRangeInit());
    return true;
  }

private:
  bool inMainFile(SourceLocation Loc) const {
    return Loc.isValid() && SM.isInMainFile(SM.getExpansionLoc(Loc));
  }
  /// A function, or an initialized variable or field outside of functions.
  static bool holdsCode(const Decl *D) {
    if (const auto *FD = dyn_cast<FunctionDecl>(D))
      return FD->doesThisDeclarationHaveABody();
    if (const auto *V = dyn_cast<VarDecl>(D))
      return V->hasInit() && !V->isLocalVarDeclOrParm();
    if (const auto *F = dyn_cast<FieldDecl>(D))
      return F->hasInClassInitializer();
    return false;
  }
  void iterated(const Expr *E) {
    E = E->IgnoreParenImpCasts();
    if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
      Iterated.insert(Ref->getDecl()->getCanonicalDecl());
    else if (const auto *M = dyn_cast<MemberExpr>(E))
      Iterated.insert(M->getMemberDecl()->getCanonicalDecl());
  }

  FoundMap &add(SiteKind Kind, const MapType &M, SourceLocation At,
                SourceLocation Begin, SourceLocation End);
  void describeFunction(Site &S) const;
  void madeAt(Site &S, const FieldDecl *F) const;
  void written(Site &S, const TypeSourceInfo *TSI, QualType T) const;
  std::string writtenType(QualType T) const;
  const VarDecl *keptIn(size_t Depth) const;
  SourceLocation endOfToken(SourceLocation Loc) const;
  void finish();

  ASTContext &Ctx;
  const SourceManager &SM;
  mutable ASTNameGenerator Names;
  Findings &Out;
  std::vector<Enclosing> Path;
  const Decl *CurrentBody = nullptr;
  llvm::DenseSet<const void *> Seen;
  llvm::DenseSet<const Decl *> Iterated;
};

} // namespace

Place roost::placeOf(SourceLocation Loc, const ASTContext &Ctx) {
  const SourceManager &SM = Ctx.getSourceManager();
  PresumedLoc P = SM.getPresumedLoc(SM.getExpansionLoc(Loc));
  if (P.isInvalid())
    return {};
  return {P.getFilename(), P.getLine(), P.getColumn()};
}

/// The last character of the token at \p Loc.
SourceLocation Finder::endOfToken(SourceLocation Loc) const {
  Loc = SM.getExpansionRange(Loc).getEnd();
  unsigned Length = Lexer::MeasureTokenLength(Loc, SM, Ctx.getLangOpts());
  return Length > 1 ? Loc.getLocWithOffset(Length - 1) : Loc;
}

/// The innermost named function that encloses the node, and its symbol. A
/// lambda's code is found under the function that it is written in: its own
/// symbol is numbered by code generation.
void Finder::describeFunction(Site &S) const {
  bool Lambda = false;
  for (const Enclosing &E : llvm::reverse(Path)) {
    if (E.S && isa<LambdaExpr>(E.S))
      Lambda = true;
    const auto *FD = dyn_cast_or_null<FunctionDecl>(E.D);
    if (!FD)
      continue;
    llvm::raw_string_ostream OS(S.Function);
    PrintingPolicy Policy(Ctx.getLangOpts());
    Policy.SuppressTagKeyword = true;
    if (Lambda)
      OS << "lambda in ";
    FD->printQualifiedName(OS, Policy);
    OS << '(';
    llvm::ListSeparator Comma;
    for (const ParmVarDecl *P : FD->parameters())
      OS << Comma << P->getType().getAsString(Policy);
    OS << (FD->isVariadic() ? ", ...)" : ")");
    if (!FD->isDependentContext())
      S.Symbol = Names.getName(FD);
    return;
  }
}

std::string Finder::writtenType(QualType T) const {
  PrintingPolicy Policy(Ctx.getLangOpts());
  Policy.SuppressDefaultTemplateArgs = true;
  Policy.SuppressTagKeyword = true;
  return T.getUnqualifiedType().getAsString(Policy);
}

/// The type as its tokens stand in the source; where there are none to be
/// read (`auto`, macros) as clang prints it.
void Finder::written(Site &S, const TypeSourceInfo *TSI, QualType T) const {
  S.Type = writtenType(T);
  if (!TSI || T->getContainedAutoType())
    return;
  SourceRange R = TSI->getTypeLoc().getUnqualifiedLoc().getSourceRange();
  if (R.isInvalid() || R.getBegin().isMacroID())
    return;
  SourceLocation End = SM.getExpansionLoc(R.getEnd());
  bool Invalid = false;
  StringRef Text = Lexer::getSourceText(
      CharSourceRange::getTokenRange(
          R.getBegin(), Lexer::GetBeginningOfToken(End, SM, Ctx.getLangOpts())),
      SM, Ctx.getLangOpts(), &Invalid);
  if (Invalid || Text.empty() || Text.contains('\n') || Text.contains('['))
    return;
  // `>>` closes two lists; the second may belong to an enclosing type.
  S.Type = Text.str();
  for (int Extra = int(Text.count('>')) - int(Text.count('<')); Extra > 0;
       --Extra)
    S.Type.pop_back();
}

FoundMap &Finder::add(SiteKind Kind, const MapType &M, SourceLocation At,
                      SourceLocation Begin, SourceLocation End) {
  FoundMap F;
  F.Type = M;
  F.Body = CurrentBody;
  for (const Enclosing &E : Path) {
    const DeclContext *DC = dyn_cast_or_null<DeclContext>(E.D);
    if (!DC)
      if (const auto *L = dyn_cast_or_null<LambdaExpr>(E.S))
        DC = L->getCallOperator();
    F.Dependent |= DC && DC->isDependentContext();
  }
  Site &S = F.Record;
  S.Kind = Kind;
  S.At = placeOf(At, Ctx);
  Place B = placeOf(Begin, Ctx), E = placeOf(endOfToken(End), Ctx);
  S.BeginLine = B.Line;
  S.BeginColumn = B.Column;
  S.EndLine = E.Line;
  S.EndColumn = E.Column;
  if (M.Decl)
    S.CanonicalType = compactName(compat::recordType(Ctx, M.Decl), Ctx);
  describeFunction(S);
  switch (Kind) {
  case SiteKind::Local:
  case SiteKind::Parameter:
  case SiteKind::Temporary:
    S.Header = HeaderPlace::Stack;
    break;
  case SiteKind::StaticLocal:
  case SiteKind::Global:
    S.Header = HeaderPlace::Static;
    break;
  case SiteKind::Member:
  case SiteKind::Element:
    S.Header = HeaderPlace::Embedded;
    break;
  case SiteKind::New:
  case SiteKind::MakeUnique:
  case SiteKind::MakeShared:
    S.Header = HeaderPlace::Heap;
    break;
  }
  Out.Maps.push_back(std::move(F));
  return Out.Maps.back();
}

bool Finder::VisitVarDecl(VarDecl *V) {
  if (!inMainFile(V->getLocation()) || V->isImplicit())
    return true;
  // A declaration that makes nothing: extern, or a parameter of a function
  // that is only declared.
  if (V->isThisDeclarationADefinition() == VarDecl::DeclarationOnly)
    return true;
  const auto *Parm = dyn_cast<ParmVarDecl>(V);
  if (Parm) {
    const auto *FD = dyn_cast<FunctionDecl>(V->getDeclContext());
    if (!FD || !FD->doesThisDeclarationHaveABody())
      return true;
  }
  SiteKind Kind = Parm                    ? SiteKind::Parameter
                  : V->isStaticLocal()    ? SiteKind::StaticLocal
                  : V->hasGlobalStorage() ? SiteKind::Global
                                          : SiteKind::Local;
  std::optional<MapType> M = mapType(V->getType());
  std::optional<MapType> Inner = elementMapType(V->getType());
  auto Record = [&](SiteKind K, const MapType &T) {
    SourceLocation End = V->getEndLoc();
    if (SM.isBeforeInTranslationUnit(End, V->getLocation()))
      End = V->getLocation();
    FoundMap &F = add(K, T, V->getLocation(), V->getLocation(), End);
    F.Var = V;
    F.Record.Name = V->getNameAsString();
    written(F.Record, V->getTypeSourceInfo(), V->getType());
    if (!T.Decl)
      F.Record.CanonicalType = F.Record.Type;
    return &F;
  };
  if (M)
    Record(Kind, *M);
  if (Inner) {
    FoundMap *F = Record(SiteKind::Element, *Inner);
    // The outer map's constructions must not be taken for its elements'.
    if (M)
      F->Record.BeginLine = F->Record.EndLine = 0;
  }
  return true;
}

/// Where debug info says that the constructors of a field's class are.
void Finder::madeAt(Site &S, const FieldDecl *F) const {
  const auto *RD = dyn_cast<CXXRecordDecl>(F->getParent());
  if (!RD)
    return;
  auto Add = [&](SourceLocation Loc) {
    Place P = placeOf(Loc, Ctx);
    S.MadeAt.push_back({P.Line, P.Column});
  };
  Add(RD->getLocation());
  for (const CXXConstructorDecl *C : RD->ctors())
    if (!C->isImplicit()) {
      const FunctionDecl *Definition = C->getDefinition();
      Add(Definition ? Definition->getLocation() : C->getLocation());
    }
}

bool Finder::VisitFieldDecl(FieldDecl *F) {
  if (!inMainFile(F->getLocation()) || F->isImplicit())
    return true;
  auto Record = [&](SiteKind K, const MapType &T) {
    FoundMap &Found =
        add(K, T, F->getLocation(), F->getLocation(), F->getEndLoc());
    Found.Var = F;
    Found.Record.Name = F->getNameAsString();
    Found.Record.Function.clear();
    Found.Record.Symbol.clear();
    // A container makes its elements elsewhere.
    if (K == SiteKind::Member || F->getType()->isArrayType())
      madeAt(Found.Record, F);
    written(Found.Record, F->getTypeSourceInfo(), F->getType());
    if (!T.Decl)
      Found.Record.CanonicalType = Found.Record.Type;
    return &Found;
  };
  std::optional<MapType> M = mapType(F->getType());
  if (M)
    Record(SiteKind::Member, *M);
  if (std::optional<MapType> Inner = elementMapType(F->getType())) {
    FoundMap *Found = Record(SiteKind::Element, *Inner);
    if (M)
      Found->Record.BeginLine = Found->Record.EndLine = 0;
  }
  return true;
}

/// The variable whose initializer the node at \p Depth of the path is, through
/// wrappers that hand a pointer or an owner on unchanged.
const VarDecl *Finder::keptIn(size_t Depth) const {
  while (Depth-- > 0) {
    const Enclosing &E = Path[Depth];
    if (E.D)
      return dyn_cast<VarDecl>(E.D);
    if (isa<DeclStmt>(E.S))
      continue;
    if (isWrapper(E.S) || isa<CXXFunctionalCastExpr, ImplicitCastExpr>(E.S))
      continue;
    const auto *Construct = dyn_cast<CXXConstructExpr>(E.S);
    if (Construct && Construct->getNumArgs() >= 1 &&
        (!uniquePointee(Construct->getType()).isNull() ||
         mapType(Construct->getType())))
      continue;
    return nullptr;
  }
  return nullptr;
}

bool Finder::VisitCXXNewExpr(CXXNewExpr *E) {
  if (!inMainFile(E->getBeginLoc()))
    return true;
  SiteKind Kind = SiteKind::New;
  std::optional<MapType> M = mapType(E->getAllocatedType());
  if (E->isArray()) {
    Kind = SiteKind::Element;
    if (!M)
      M = elementMapType(E->getAllocatedType());
  }
  if (!M || !Seen.insert(E).second)
    return true;
  const VarDecl *V = keptIn(Path.size() - 1);
  FoundMap &F =
      add(Kind, *M, E->getBeginLoc(), E->getBeginLoc(), E->getEndLoc());
  F.Var = V;
  F.Maker = E;
  if (V)
    F.Record.Name = V->getNameAsString();
  written(F.Record, E->getAllocatedTypeSourceInfo(), E->getAllocatedType());
  return true;
}

bool Finder::VisitCallExpr(CallExpr *E) {
  // m.begin() iterates; m.end() alone does not.
  if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E)) {
    const auto *Member = dyn_cast<MemberExpr>(Call->getCallee());
    if (Member && Member->getMemberDecl()->getIdentifier() &&
        Member->getMemberDecl()->getName().ends_with("begin"))
      iterated(Member->getBase());
    return true;
  }
  const FunctionDecl *FD = E->getDirectCallee();
  if (!FD || !FD->getIdentifier() || !FD->isInStdNamespace())
    return true;
  if ((FD->getName() == "begin" || FD->getName() == "cbegin") &&
      E->getNumArgs() == 1)
    iterated(E->getArg(0));
  bool Unique = FD->getName() == "make_unique";
  if (!Unique && FD->getName() != "make_shared")
    return true;
  const TemplateArgumentList *Args = FD->getTemplateSpecializationArgs();
  if (!Args || !Args->size() ||
      Args->get(0).getKind() != TemplateArgument::Type)
    return true;
  std::optional<MapType> M = mapType(Args->get(0).getAsType());
  if (!M || !inMainFile(E->getBeginLoc()) || !Seen.insert(E).second)
    return true;
  const VarDecl *V = keptIn(Path.size() - 1);
  FoundMap &F = add(Unique ? SiteKind::MakeUnique : SiteKind::MakeShared, *M,
                    E->getBeginLoc(), E->getBeginLoc(), E->getEndLoc());
  F.Var = V;
  F.Maker = E;
  if (V)
    F.Record.Name = V->getNameAsString();
  F.Record.Type = writtenType(Args->get(0).getAsType());
  if (const auto *Ref =
          dyn_cast<DeclRefExpr>(E->getCallee()->IgnoreParenImpCasts()))
    if (Ref->getNumTemplateArgs() &&
        Ref->getTemplateArgs()[0].getArgument().getKind() ==
            TemplateArgument::Type)
      written(F.Record, Ref->getTemplateArgs()[0].getTypeSourceInfo(),
              Args->get(0).getAsType());
  return true;
}

bool Finder::VisitCXXBindTemporaryExpr(CXXBindTemporaryExpr *E) {
  std::optional<MapType> M = mapType(E->getType());
  if (!M || !inMainFile(E->getBeginLoc()))
    return true;
  // A prvalue that initializes an object is that object, before C++17 through a
  // copy that is elided; a call whose result is returned or dropped into an
  // object makes nothing here.
  for (size_t I = Path.size() - 1; I-- > 0;) {
    if (Path[I].D)
      return true;
    const Stmt *P = Path[I].S;
    if (isa<ParenExpr, ExprWithCleanups, CXXFunctionalCastExpr,
            CXXBindTemporaryExpr>(P))
      continue;
    if (isa<MaterializeTemporaryExpr>(P) && I > 0 &&
        isa_and_nonnull<CXXConstructExpr>(Path[I - 1].S) &&
        isWrapper(Path[I - 1].S))
      return true;
    if (const auto *Cast = dyn_cast<ImplicitCastExpr>(P))
      if (Cast->getCastKind() == CK_NoOp)
        continue;
    if (isa<DeclStmt, CXXNewExpr, LambdaExpr>(P))
      return true;
    if (isa<ReturnStmt>(P) && isa<CallExpr>(E->getSubExpr()))
      return true;
    break;
  }
  if (!Seen.insert(E).second)
    return true;
  FoundMap &F = add(SiteKind::Temporary, *M, E->getBeginLoc(), E->getBeginLoc(),
                    E->getEndLoc());
  F.Maker = E;
  F.Record.Type = writtenType(E->getType());
  return true;
}

/// Puts the maps in source order and marks those that are iterated over.
void Finder::finish() {
  for (FoundMap &F : Out.Maps)
    if (F.Var && !F.Maker && Iterated.contains(F.Var->getCanonicalDecl()))
      F.Record.Iterated = true;
  // At one place the outer map comes before its elements.
  llvm::sort(Out.Maps, [](const FoundMap &A, const FoundMap &B) {
    return std::tie(A.Record.At.Line, A.Record.At.Column, A.Record.Kind) <
           std::tie(B.Record.At.Line, B.Record.At.Column, B.Record.Kind);
  });
  llvm::DenseSet<const Decl *> WithMaps;
  for (const FoundMap &F : Out.Maps)
    WithMaps.insert(F.Body);
  for (FoundBody &B : Out.Bodies)
    B.HasMaps = WithMaps.contains(B.D);
}

Findings roost::findMaps(ASTContext &Ctx) {
  Findings Out;
  Finder(Ctx, Out).run();
  return Out;
}
