//===- Model.cpp - What is known of the tables of one body ----------------===//

#include "Legality/Model.h"
#include "Detect/Finder.h"
#include "clang/AST/ASTContext.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"

using namespace clang;
using namespace roost;

unsigned Model::add(Table T) {
  unsigned I = unsigned(Tables.size());
  ByVar[T.Var] = I;
  Tables.push_back(std::move(T));
  Kin.add();
  Alias.add();
  return I;
}

void Model::refuse(unsigned T, Reason Why, StringRef Subject,
                   std::vector<FlowStep> Flow) {
  if (!Tables[T].Refused)
    Tables[T].Refused = Refusal{Why, Subject.str(), std::move(Flow)};
}

FlowStep Model::step(const Twine &Text, SourceLocation At) const {
  return {Text.str(), placeOf(At, Ctx)};
}

std::optional<unsigned> Model::tableOfPointer(const Expr *E) const {
  E = E->IgnoreParens();
  while (const auto *Cast = dyn_cast<ImplicitCastExpr>(E)) {
    if (Cast->getCastKind() != CK_LValueToRValue &&
        Cast->getCastKind() != CK_NoOp)
      return std::nullopt;
    E = Cast->getSubExpr()->IgnoreParens();
  }
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E)) {
    auto It = ByVar.find(dyn_cast<VarDecl>(Ref->getDecl()));
    if (It != ByVar.end() && Tables[It->second].Kind == Form::Pointer)
      return It->second;
  }
  return std::nullopt;
}

std::optional<unsigned> Model::tableOf(const Expr *E) const {
  for (;;) {
    E = E->IgnoreParens();
    if (const auto *Cast = dyn_cast<CastExpr>(E)) {
      // Casts among cv-qualifications and value categories only; a functional
      // cast makes a new object.
      if (Cast->getCastKind() != CK_NoOp || Cast->isPRValue())
        return std::nullopt;
      E = Cast->getSubExpr();
      continue;
    }
    if (const auto *Ref = dyn_cast<DeclRefExpr>(E)) {
      auto It = ByVar.find(dyn_cast<VarDecl>(Ref->getDecl()));
      if (It == ByVar.end())
        return std::nullopt;
      Form K = Tables[It->second].Kind;
      if (K == Form::Object || K == Form::Reference)
        return It->second;
      return std::nullopt;
    }
    if (const auto *Star = dyn_cast<UnaryOperator>(E))
      return Star->getOpcode() == UO_Deref ? tableOfPointer(Star->getSubExpr())
                                           : std::nullopt;
    if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(E)) {
      if (Op->getOperator() != OO_Star || Op->getNumArgs() != 1)
        return std::nullopt;
      const auto *Ref =
          dyn_cast<DeclRefExpr>(Op->getArg(0)->IgnoreParenImpCasts());
      auto It =
          Ref ? ByVar.find(dyn_cast<VarDecl>(Ref->getDecl())) : ByVar.end();
      if (It != ByVar.end() && Tables[It->second].Kind == Form::Owner)
        return It->second;
      return std::nullopt;
    }
    const auto *Call = dyn_cast<CallExpr>(E);
    if (!Call || Call->getNumArgs() != 1 || !Call->getDirectCallee())
      return std::nullopt;
    const FunctionDecl *FD = Call->getDirectCallee();
    if (!isStdNamed(FD, "move") && !isStdNamed(FD, "as_const") &&
        !isStdNamed(FD, "forward"))
      return std::nullopt;
    E = Call->getArg(0);
  }
}

QualType Model::knownType(const Expr *E) const {
  E = E->IgnoreParens();
  if (!E->isTypeDependent())
    return E->getType().getNonReferenceType();
  if (auto It = Dependent.find(E); It != Dependent.end())
    return It->second;
  if (const auto *M = dyn_cast<CXXDependentScopeMemberExpr>(E))
    if (!M->isImplicitAccess() && !M->isArrow())
      return fieldType(knownType(M->getBase()), M->getMember());
  return {};
}

QualType roost::fieldType(QualType T, DeclarationName Name) {
  const CXXRecordDecl *RD = T.isNull() ? nullptr : T->getAsCXXRecordDecl();
  if (!RD || !RD->hasDefinition())
    return {};
  for (const NamedDecl *D : RD->lookup(Name))
    if (const auto *F = dyn_cast<FieldDecl>(D))
      return F->getType();
  return {};
}

std::string roost::textOf(const Stmt *S, const ASTContext &Ctx) {
  constexpr size_t Longest = 40;
  const SourceManager &SM = Ctx.getSourceManager();
  SourceRange R = S->getSourceRange();
  std::string Text =
      Lexer::getSourceText(
          CharSourceRange::getTokenRange(SM.getExpansionRange(R).getAsRange()),
          SM, Ctx.getLangOpts())
          .str();
  for (char &C : Text)
    if (C == '\n' || C == '\t')
      C = ' ';
  if (Text.size() > Longest)
    Text = Text.substr(0, Longest - 3) + "...";
  return Text;
}

const FunctionDecl *roost::calleeOf(const Expr *Call) {
  if (const auto *C = dyn_cast<CallExpr>(Call))
    return C->getDirectCallee();
  if (const auto *C = dyn_cast<CXXConstructExpr>(Call))
    return C->getConstructor();
  return nullptr;
}

std::string roost::calleeName(const Expr *Call) {
  if (const FunctionDecl *FD = calleeOf(Call)) {
    if (const auto *M = dyn_cast<CXXMethodDecl>(FD))
      if (M->getParent()->isLambda())
        return "a lambda";
    std::string Name;
    llvm::raw_string_ostream OS(Name);
    PrintingPolicy Policy(FD->getASTContext().getLangOpts());
    Policy.SuppressUnwrittenScope = true;
    FD->printQualifiedName(OS, Policy);
    return Name;
  }
  if (const auto *C = dyn_cast<CallExpr>(Call)) {
    const Expr *Callee = C->getCallee()->IgnoreParenImpCasts();
    if (const auto *Ref = dyn_cast<DeclRefExpr>(Callee))
      return Ref->getDecl()->getNameAsString();
    if (const auto *M = dyn_cast<MemberExpr>(Callee))
      return M->getMemberDecl()->getNameAsString();
    if (const auto *L = dyn_cast<OverloadExpr>(Callee))
      return L->getName().getAsString();
  }
  return "a function that is not known";
}
