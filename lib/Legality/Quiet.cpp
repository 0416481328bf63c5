//===- Quiet.cpp - What moves no element of a wide table ------------------===//

#include "Legality/Quiet.h"
#include "Detect/MapTypes.h"
#include "Legality/QuietBodies.h"
#include "Legality/TypeFacts.h"
#include "Support/CompatClang.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclFriend.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/Expr.h"
#include "clang/AST/StmtCXX.h"
#include "clang/AST/StmtOpenMP.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace roost;

namespace {

/// Neither comparisons nor functors: they make, copy, move, destroy or hand
/// out.
bool onlyHandles(const FunctionDecl *FD, const Expr *First) {
  StringRef Name = nameOf(FD);
  if (!isa<CXXMethodDecl>(FD)) {
    if (oneOf(Name, {"move", "forward", "make_pair", "make_tuple", "as_const",
                     "addressof", "get", "make_unique"}))
      return true;
    // Of a class of the program's they call its own.
    const CXXRecordDecl *RD =
        First ? bareType(First->getType())->getAsCXXRecordDecl() : nullptr;
    return First && (!RD || isInStd(RD)) &&
           oneOf(Name, {"begin", "end", "cbegin", "cend", "rbegin", "rend",
                        "size", "empty", "data"});
  }
  switch (FD->getOverloadedOperator()) {
  case OO_Subscript:
  case OO_Star:
  case OO_Arrow:
  case OO_PlusPlus:
  case OO_MinusMinus:
  case OO_Equal:
    return true;
  case OO_None:
    break;
  default:
    return false;
  }
  return oneOf(Name,
               {"push_back", "pop_back",     "push_front",   "pop_front",
                "emplace",   "push",         "pop",          "top",
                "back",      "front",        "at",           "begin",
                "end",       "cbegin",       "cend",         "rbegin",
                "rend",      "size",         "empty",        "clear",
                "resize",    "reserve",      "assign",       "data",
                "capacity",  "get",          "emplace_back", "emplace_front",
                "find",      "count",        "contains",     "insert",
                "erase",     "try_emplace",  "value",        "insert_or_assign",
                "has_value", "shrink_to_fit"});
}

/// Builtin functions that let other threads go on or return elsewhere.
bool isLoudBuiltin(StringRef Name) {
  return Name.starts_with("__sync_") || Name.contains("atomic_") ||
         Name.contains("fence") || Name.contains("setjmp") ||
         Name.contains("longjmp") || Name.contains("fork") ||
         Name.starts_with("pthread_");
}

/// Functions of the C library that call nothing back.
bool isPlainC(const FunctionDecl *FD) {
  return FD->isExternC() &&
         oneOf(nameOf(FD),
               {"rand",   "srand",  "random", "srandom", "atoi",    "atol",
                "atoll",  "atof",   "strtol", "strtoll", "strtoul", "strtoull",
                "strtod", "strtof", "time",   "clock",   "strdup",  "getenv",
                "div",    "ldiv",   "labs",   "llabs",   "difftime"});
}

/// The last argument is called on elements, which are only read, or also moved.
enum class Algorithm { None, Reads, Moves };
Algorithm takesFunctor(const FunctionDecl *FD) {
  StringRef Name = nameOf(FD);
  if (oneOf(Name, {"all_of", "any_of", "none_of", "find_if", "find_if_not",
                   "count_if", "for_each", "max_element", "min_element",
                   "lower_bound", "upper_bound", "binary_search", "is_sorted",
                   "adjacent_find", "max", "min"}))
    return Algorithm::Reads;
  if (oneOf(Name,
            {"sort", "stable_sort", "partial_sort", "nth_element", "remove_if",
             "partition", "stable_partition", "unique", "accumulate"}))
    return Algorithm::Moves;
  return Algorithm::None;
}

/// An iterator of a standard container, which only finds elements.
bool isElementIterator(QualType T) {
  const CXXRecordDecl *RD = T->getAsCXXRecordDecl();
  return RD && isInStd(RD) &&
         (isTableIterator(T) || isOrderedIterator(T) ||
          oneOf(nameOf(RD),
                {"__normal_iterator", "__wrap_iter", "_Deque_iterator",
                 "_List_iterator", "_List_const_iterator"}));
}

} // namespace

bool Quiet::whole(const Stmt *S) const {
  if (!S)
    return true;
  if (const auto *List = dyn_cast<InitListExpr>(S))
    if (!List->isSemanticForm() && List->getSemanticForm())
      S = List->getSemanticForm();
  if (!Bodies.count() || !expression(S))
    return false;
  auto Is = [&](const Stmt *Part) { return whole(Part); };
  // The body of a lambda runs where it is called.
  if (const auto *L = dyn_cast<LambdaExpr>(S))
    return llvm::all_of(L->capture_inits(), Is);
  if (const auto *Opaque = dyn_cast<OpaqueValueExpr>(S))
    return whole(Opaque->getSourceExpr());
  return llvm::all_of(S->children(), Is);
}

bool Quiet::expression(const Stmt *S) const {
  if (isa<AtomicExpr, AsmStmt, CoroutineBodyStmt, CoawaitExpr, CoyieldExpr,
          CXXUnresolvedConstructExpr, CXXInheritedCtorInitExpr, CapturedStmt,
          OMPExecutableDirective>(S))
    return false;
  if (const auto *Decls = dyn_cast<DeclStmt>(S))
    return llvm::all_of(Decls->decls(), [&](const Decl *D) {
      const auto *V = dyn_cast<VarDecl>(D);
      return !V || declaration(V);
    });
  if (const auto *Catch = dyn_cast<CXXCatchStmt>(S)) {
    const VarDecl *V = Catch->getExceptionDecl();
    return !V || V->getType()->isReferenceType() || isValue(V->getType());
  }
  const auto *E = dyn_cast<Expr>(S);
  if (!E)
    return true;
  if (!Own && E->getType().isVolatileQualified())
    return false;
  // The first use of a thread's variable may run its initializer.
  auto IsOfThread = [](const ValueDecl *D) {
    const auto *V = dyn_cast<VarDecl>(D);
    return V && V->getTLSKind() == VarDecl::TLS_Dynamic;
  };
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
    return !IsOfThread(Ref->getDecl());
  if (const auto *Member = dyn_cast<MemberExpr>(E))
    return !IsOfThread(Member->getMemberDecl());
  if (const auto *New = dyn_cast<CXXNewExpr>(E))
    return allocation(New->getOperatorNew()) &&
           allocation(New->getOperatorDelete());
  if (const auto *Delete = dyn_cast<CXXDeleteExpr>(E)) {
    QualType T = Delete->getDestroyedType();
    return !T.isNull() && deletes(T) && allocation(Delete->getOperatorDelete());
  }
  // A handler that is not seen destroys what is thrown.
  if (const auto *Throw = dyn_cast<CXXThrowExpr>(E))
    return !Throw->getSubExpr() || destructor(Throw->getSubExpr()->getType());
  if (const auto *Default = dyn_cast<CXXDefaultArgExpr>(E))
    return whole(Default->getExpr());
  if (const auto *Default = dyn_cast<CXXDefaultInitExpr>(E))
    return whole(Default->getExpr());
  if (const auto *C = dyn_cast<CXXConstructExpr>(E))
    return construction(C);
  // The other ways to make an object.
  if (isa<InitListExpr, CXXParenListInitExpr, CXXBindTemporaryExpr,
          MaterializeTemporaryExpr, LambdaExpr>(E) &&
      !destructor(E->getType()))
    return false;
  if (const auto *Call = dyn_cast<CallExpr>(E))
    return this->call(Call);
  return true;
}

bool Quiet::declaration(const VarDecl *V) const {
  QualType T = V->getType();
  if (V->hasAttr<CleanupAttr>())
    return false;
  // What is not constant has a guard, for which threads wait.
  if (V->isStaticLocal() &&
      (V->getTLSKind() == VarDecl::TLS_Dynamic ||
       (V->hasInit() && !V->hasConstantInitialization()) ||
       V->needsDestruction(V->getASTContext()) != QualType::DK_none))
    return false;
  // auto [a, b] = p; calls get<0>(p).
  if (const auto *D = dyn_cast<DecompositionDecl>(V))
    for (const BindingDecl *B : D->bindings())
      if (const VarDecl *Part = B->getHoldingVar();
          Part && !whole(Part->getInit()))
        return false;
  return !V->hasLocalStorage() || T->isReferenceType() || destructor(T);
}

/// The program's global ones are taken for granted.
bool Quiet::allocation(const FunctionDecl *FD) const {
  return !FD || FD->isReplaceableGlobalAllocationFunction() ||
         FD->isReservedGlobalPlacementOperator() || Bodies.function(FD);
}

/// Library functions that are made for the types of their arguments.
bool Quiet::templateArguments(const FunctionDecl *FD,
                              ArrayRef<const Expr *> Args) const {
  if (!FD->getPrimaryTemplate() ||
      (Args.size() == 1 &&
       oneOf(nameOf(FD), {"move", "forward", "as_const", "addressof", "get"})))
    return true;
  return llvm::all_of(Args, [&](const Expr *A) {
    return isTableIterator(A->getType().getNonReferenceType()) ||
           isSilent(A->getType());
  });
}

bool Quiet::construction(const CXXConstructExpr *C) const {
  const CXXConstructorDecl *D = C->getConstructor();
  QualType T = C->getType();
  if (!destructor(T))
    return false;
  if (D->isTrivial())
    return true;
  // In the body that is looked at, a table by itself is in Model::Moves if its
  // elements move.
  bool Moves = D->isMoveConstructor() && holdsTable(T) && !(Own && mapType(T));
  if (isInStd(D)) {
    if (Moves || !isValue(T) ||
        !templateArguments(D, {C->getArgs(), C->getNumArgs()}))
      return false;
    return llvm::all_of(C->arguments(), [&](const Expr *Arg) {
      return isValue(Arg->getType());
    });
  }
  if (D->isUserProvided())
    return Bodies.function(D);
  return !Moves && !D->isInheritingConstructor() &&
         partsAreValues(D->getParent());
}

/// A member function of the program's.
bool Quiet::method(const CallExpr *Call, const CXXMethodDecl *Method) const {
  if (Method->isVirtual()) {
    const auto *Member =
        dyn_cast<MemberExpr>(Call->getCallee()->IgnoreParens());
    if (!Member)
      return false;
    if (!Member->hasQualifier())
      Method = Method->getDevirtualizedMethod(Member->getBase(),
                                              /*IsAppleKext=*/false);
    if (!Method || Method->isPureVirtual())
      return false;
  }
  const CXXRecordDecl *RD = Method->getParent();
  if (isa<CXXDestructorDecl>(Method) && !Method->isUserProvided())
    return partsAreDestroyed(RD);
  if (Method->isUserProvided() || !(Method->isCopyAssignmentOperator() ||
                                    Method->isMoveAssignmentOperator()))
    return Bodies.function(Method);
  return partsAreValues(RD) &&
         !holdsTable(compat::recordType(RD->getASTContext(), RD));
}

bool Quiet::call(const CallExpr *Call) const {
  const FunctionDecl *FD = Call->getDirectCallee();
  if (!FD || (Call->isPRValue() && !destructor(Call->getType())))
    return false;
  if (isInStd(FD) && !Bodies.isOfProgram(FD))
    return standard(Call, FD);
  // One that the program has a body for is its own; the C library has some too.
  const FunctionDecl *Definition = nullptr;
  if (FD->getBuiltinID() &&
      !(FD->hasBody(Definition) && Bodies.isOfProgram(Definition)))
    return !isLoudBuiltin(nameOf(FD));
  if (!Bodies.isOfProgram(FD)) {
    // What never returns, nor throws, ends the matter: __assert_fail.
    const auto *Type = FD->getType()->getAs<FunctionProtoType>();
    if (isPlainC(FD) ||
        (FD->isExternC() && FD->isNoReturn() && Type && Type->isNothrow()))
      return true;
  }
  if (const auto *Method = dyn_cast<CXXMethodDecl>(FD)) {
    if (isOwn(Method->getParent()))
      return true; // Counted by its body.
    return method(Call, Method);
  }
  return Bodies.function(FD);
}

/// A variable of the function that is looked into, which is no one else's.
bool Quiet::isOwnTable(const Expr *Object) const {
  const auto *Ref = dyn_cast<DeclRefExpr>(Object->IgnoreParenImpCasts());
  const auto *V = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  return V && V->hasLocalStorage() && !V->getType()->isReferenceType() &&
         Bodies.isOfOpenBody(V);
}

/// Looking for a key, or for something else that the library compares with one.
bool Quiet::lookUp(const CallExpr *Call, QualType Table) const {
  QualType Key = bareType(mapType(Table)->Key);
  return !isKeyedByProgram(Table) &&
         llvm::all_of(Call->arguments(), [&](const Expr *A) {
           QualType T = bareType(A->getType());
           return isValue(T) &&
                  (T == Key || isElementIterator(T) ||
                   (!mentionsProgram(T) && !mentionsProgram(Key)));
         });
}

/// One that runs no code on elements but the functor that it is given.
bool Quiet::algorithm(const CallExpr *Call, const FunctionDecl *FD) const {
  Algorithm Kind = isa<CXXMethodDecl>(FD) ? Algorithm::None : takesFunctor(FD);
  if (Kind == Algorithm::None ||
      Call->getNumArgs() < (nameOf(FD) == "accumulate" ? 4 : 3))
    return false;
  const Expr *Functor = Call->getArg(Call->getNumArgs() - 1);
  const CXXRecordDecl *RD = bareType(Functor->getType())->getAsCXXRecordDecl();
  if (!RD || isInStd(RD) || !isValue(Functor->getType()) ||
      !(isOwn(RD) || Bodies.everyCall(RD)))
    return false;
  // Elements are converted to what it takes.
  bool Takes = false;
  for (const CXXMethodDecl *M : RD->methods())
    if (M->getOverloadedOperator() == OO_Call) {
      Takes = true;
      for (const ParmVarDecl *P : M->parameters())
        if (!isValue(P->getType()))
          return false;
    }
  if (!Takes)
    return false;
  bool OfElements = oneOf(nameOf(FD), {"max", "min"});
  for (const Expr *A : ArrayRef(Call->getArgs(), Call->getNumArgs() - 1)) {
    QualType T = bareType(A->getType());
    // Other iterators than pointers to elements have code of their own.
    bool Leads = T->isPointerType() || isElementIterator(T);
    if (!Leads && !OfElements && A != Call->getArg(2) && mentionsProgram(T))
      return false;
    QualType Element = T->isPointerType() ? T->getPointeeType() : T;
    if (!isValue(Element) || !isSilent(Element) ||
        (Kind == Algorithm::Moves &&
         (holdsTable(Element) || swapsByItself(Element))))
      return false;
  }
  return isValue(Call->getType());
}

bool Quiet::standard(const CallExpr *Call, const FunctionDecl *FD) const {
  StringRef Name = nameOf(FD);
  if (Name.starts_with("atomic_") || Name.contains("exit") ||
      Name.starts_with("sleep_") ||
      oneOf(Name, {"yield", "terminate", "raise", "longjmp"}))
    return false;
  const auto *Method = dyn_cast<CXXMethodDecl>(FD);
  ArrayRef<const Expr *> Args = {Call->getArgs(), Call->getNumArgs()};
  // it != m.end(), ++it, *it
  if (isa<CXXOperatorCallExpr>(Call) &&
      FD->getOverloadedOperator() != OO_Call &&
      llvm::all_of(Args, [](const Expr *A) {
        QualType T = bareType(A->getType());
        return isElementIterator(T) || T->isIntegerType();
      }))
    return true;
  llvm::SmallVector<QualType, 6> Types = {Call->getType()};
  const Expr *On = nullptr;
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call)) {
    On = Member->getImplicitObjectArgument();
  } else if (isa<CXXOperatorCallExpr>(Call) && Method && !Args.empty()) {
    On = Args.front();
    Args = Args.drop_front();
  }
  QualType Object = On ? On->getType() : QualType();
  if (!Object.isNull() && Object->isPointerType())
    Object = Object->getPointeeType();

  bool Reads = (Method && Method->isConst()) ||
               FD->getOverloadedOperator() == OO_EqualEqual ||
               FD->getOverloadedOperator() == OO_ExclaimEqual;
  std::optional<MapType> Map = mapType(Object);
  bool Table = Map && Map->Family != MapFamily::Ordered;
  if (Map) {
    // What touches no element, or none but through its key.
    if (oneOf(Name, {"begin", "end", "cbegin", "cend", "size", "empty"}))
      return true;
    if (oneOf(Name, {"find", "count", "contains", "at", "equal_range"}))
      return lookUp(Call, Object);
    if (Name == "erase" && Table)
      return lookUp(Call, Object) && destructor(Object);
    // Elsewhere every table may be one that is wide here, but a new one. What
    // is given to that may be another.
    if (Table && !Own && !Reads &&
        (!isOwnTable(On) || llvm::any_of(Args, [&](const Expr *A) {
          return holdsTable(A->getType());
        })))
      return false;
  }
  if (algorithm(Call, FD))
    return true;
  bool Handles = onlyHandles(FD, Args.empty() ? nullptr : Args.front());
  if (!templateArguments(FD, Args))
    return false;
  if (!Object.isNull())
    Types.push_back(Object);
  for (const Expr *A : Args) {
    // std::cout << std::endl
    const auto *Ref = dyn_cast<DeclRefExpr>(A->IgnoreParenImpCasts());
    if (!Object.isNull() && isStream(Object) && Ref &&
        isa<FunctionDecl>(Ref->getDecl()) && isInStd(Ref->getDecl()))
      continue;
    Types.push_back(A->getType());
  }
  for (QualType T : Types) {
    if (!isValue(T) || (!Handles && mentionsProgram(T)) || isKeyedByProgram(T))
      return false;
    // A table by itself: see above, and Model::Moves.
    bool IsTable = Own ? mapType(T.getNonReferenceType()).has_value()
                       : Table && T == Object;
    if (!Reads && !IsTable && holdsTable(T))
      return false;
  }
  return true;
}
