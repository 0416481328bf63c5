//===- Model.cpp - What is known of the tables of one body ----------------===//

#include "Legality/Model.h"
#include "Detect/Finder.h"
#include "Legality/TypeFacts.h"
#include "clang/AST/ASTContext.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace roost;

unsigned Model::add(Table T) {
  unsigned I = unsigned(Tables.size());
  (T.isCarried() ? ByCarrier : ByDecl)[placeOf(T.D)] = I;
  Tables.push_back(std::move(T));
  Kin.add();
  Alias.add();
  return I;
}

const ValueDecl *roost::placeOf(const ValueDecl *D) {
  if (const auto *P = dyn_cast<ParmVarDecl>(D)) {
    const auto *FD = dyn_cast<FunctionDecl>(P->getDeclContext());
    const FunctionDecl *Definition = FD ? FD->getDefinition() : nullptr;
    unsigned I = P->getFunctionScopeIndex();
    return Definition && I < Definition->getNumParams()
               ? Definition->getParamDecl(I)
               : P;
  }
  return cast<ValueDecl>(D->getCanonicalDecl());
}

const FunctionDecl *roost::functionOf(const ValueDecl *D) {
  if (const auto *P = dyn_cast<ParmVarDecl>(D))
    return dyn_cast<FunctionDecl>(P->getDeclContext());
  return dyn_cast<FunctionDecl>(D);
}

std::optional<unsigned> Model::find(const ValueDecl *D) const {
  auto It = D ? ByDecl.find(placeOf(D)) : ByDecl.end();
  return It == ByDecl.end() ? std::nullopt : std::optional(It->second);
}

bool roost::writtenTogether(const Table &A, const Table &B) {
  if (!A.isCarried() && !B.isCarried())
    return true;
  // `std::unordered_map<K, V> m, a[3]` has one map written for both.
  if (A.Edits.empty())
    return B.Edits.empty();
  return llvm::any_of(B.Edits, [&](const TypeEdit &E) {
    return E.Begin == A.Edits.front().Begin;
  });
}

TableSet Model::findAll(const ValueDecl *D) const {
  TableSet All;
  for (std::optional<unsigned> T : {find(D), findCarrier(D)})
    if (T)
      All.push_back(*T);
  return All;
}

void Model::refuse(unsigned T, Reason Why, StringRef Subject,
                   std::vector<FlowStep> Flow) {
  if (!Tables[T].Refused)
    Tables[T].Refused = Refusal{Why, Subject.str(), std::move(Flow)};
}

llvm::SmallVector<const Expr *, 8> Model::usesOf(unsigned T) const {
  llvm::SmallVector<const Expr *, 8> Out;
  if (const auto *FD = dyn_cast<FunctionDecl>(Tables[T].D)) {
    llvm::append_range(Out, Index.calls(FD));
    return Out;
  }
  if (const VarDecl *V = Tables[T].var())
    for (const VarDecl *Each : V->redecls())
      llvm::append_range(Out, Index.uses(Each));
  llvm::append_range(Out, Index.memberUses(Tables[T].D));
  return Out;
}

void Model::needNodes(unsigned T, Reason Why, StringRef Subject,
                      std::vector<FlowStep> Flow) {
  if (!Tables[T].NeedsNodes)
    Tables[T].NeedsNodes = Refusal{Why, Subject.str(), std::move(Flow)};
}

bool Model::refersToOlder(unsigned T) const {
  const auto *P = dyn_cast<ParmVarDecl>(Tables[T].D);
  Form Kind = Tables[T].Kind;
  return P && (Kind == Form::Reference || Kind == Form::CarrierReference) &&
         P->getDeclContext() == dyn_cast<DeclContext>(Index.body());
}

void Model::reaches(unsigned T, unsigned To) {
  if (!refersToOlder(T))
    Alias.join(T, To);
  else // The argument of a recursive call, in which it is reached.
    Tables[To].Wide = true;
}

FlowStep Model::step(const Twine &Text, SourceLocation At) const {
  return {Text.str(), placeOf(At, Ctx)};
}

/// The declaration that an expression names: a variable, a field (also through
/// a structured binding), or the function that is called.
static const ValueDecl *named(const Expr *E) {
  E = E->IgnoreParens();
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E)) {
    const MemberExpr *M = boundMember(Ref);
    return M ? M->getMemberDecl() : Ref->getDecl();
  }
  if (const auto *M = dyn_cast<MemberExpr>(E))
    return M->getMemberDecl();
  if (const auto *Call = dyn_cast<CallExpr>(E))
    return Call->getDirectCallee();
  return nullptr;
}

std::optional<unsigned> Model::tableOfPointer(const Expr *E) const {
  for (;;) {
    E = E->IgnoreParens();
    const auto *Cast = dyn_cast<ImplicitCastExpr>(E);
    if (!Cast)
      break;
    if (Cast->getCastKind() != CK_LValueToRValue &&
        Cast->getCastKind() != CK_NoOp)
      return std::nullopt;
    E = Cast->getSubExpr();
  }
  if (const auto *Addr = dyn_cast<UnaryOperator>(E))
    return Addr->getOpcode() == UO_AddrOf ? tableOf(Addr->getSubExpr())
                                          : std::nullopt;
  std::optional<unsigned> T = find(named(E));
  return T && Tables[*T].Kind == Form::Pointer ? T : std::nullopt;
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
    // Temporaries on the way, such as the key of an inner map's access.
    if (const auto *Full = dyn_cast<FullExpr>(E)) {
      E = Full->getSubExpr();
      continue;
    }
    // The result of a function.
    if (const auto *Temp = dyn_cast<MaterializeTemporaryExpr>(E)) {
      E = Temp->getSubExpr();
      continue;
    }
    if (const auto *Bind = dyn_cast<CXXBindTemporaryExpr>(E)) {
      E = Bind->getSubExpr();
      continue;
    }
    if (std::optional<unsigned> T = within(E); T && isMapOf(*T, E->getType()))
      return T;
    if (std::optional<unsigned> T = find(named(E))) {
      Form K = Tables[*T].Kind;
      if (K == Form::Object || K == Form::Reference)
        return T;
      return std::nullopt;
    }
    if (const auto *Star = dyn_cast<UnaryOperator>(E))
      return Star->getOpcode() == UO_Deref ? tableOfPointer(Star->getSubExpr())
                                           : std::nullopt;
    if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(E)) {
      if (Op->getOperator() == OO_Equal && mapType(Op->getType())) {
        E = Op->getArg(0); // The value of m = n is m.
        continue;
      }
      if (Op->getOperator() != OO_Star || Op->getNumArgs() != 1)
        return std::nullopt;
      std::optional<unsigned> T =
          find(named(Op->getArg(0)->IgnoreParenImpCasts()));
      return T && Tables[*T].Kind == Form::Owner ? T : std::nullopt;
    }
    const auto *Call = dyn_cast<CallExpr>(E);
    if (!Call || !handsOn(Call))
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

llvm::SmallVector<std::pair<const ParmVarDecl *, const Expr *>, 4>
roost::argumentsOf(const Expr *Call) {
  llvm::SmallVector<std::pair<const ParmVarDecl *, const Expr *>, 4> Out;
  const FunctionDecl *FD = calleeOf(Call);
  if (!FD)
    return Out;
  ArrayRef<const Expr *> Args;
  if (const auto *C = dyn_cast<CallExpr>(Call)) {
    Args = {C->getArgs(), C->getNumArgs()};
    // The object of an overloaded operator comes first.
    const auto *Method = dyn_cast<CXXMethodDecl>(FD);
    if (isa<CXXOperatorCallExpr>(C) && Method && Method->isInstance())
      Args = Args.drop_front();
  } else if (const auto *C = dyn_cast<CXXConstructExpr>(Call)) {
    Args = {C->getArgs(), C->getNumArgs()};
  }
  for (unsigned I = 0; I < Args.size() && I < FD->getNumParams(); ++I)
    Out.push_back({FD->getParamDecl(I), Args[I]});
  return Out;
}

llvm::SmallVector<std::pair<const FieldDecl *, const Expr *>, 4>
roost::fieldsOf(QualType T, ArrayRef<const Expr *> Inits) {
  llvm::SmallVector<std::pair<const FieldDecl *, const Expr *>, 4> Out;
  const CXXRecordDecl *RD = T->getAsCXXRecordDecl();
  if (!RD || RD->isUnion())
    return Out;
  size_t I = RD->isAggregate() ? RD->getNumBases() : 0;
  for (const FieldDecl *F : RD->fields()) {
    if (F->isUnnamedBitField())
      continue;
    if (I < Inits.size())
      Out.push_back({F, Inits[I]});
    ++I;
  }
  return Out;
}
