//===- Loans.cpp - No loan outlives what it leads to ----------------------===//

#include "Legality/Loans.h"
#include "Legality/Present.h"
#include "Legality/TypeFacts.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Analysis/CFG.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace roost;

namespace {

struct Loan {
  Hold Kind;
  QualType Into;
  Aliases Of;        ///< leaders of the tables it may lead into
  TableSet Tables;   ///< the tables it was borrowed from
  const Expr *Taken; ///< the first borrow it was made from
};

class Loans {
public:
  Loans(Model &M, const Moves &Mv, Retentions &R)
      : M(M), Index(M.Index), Mv(Mv), R(R) {}
  void run();

private:
  struct Climbing;
  void climbFrom(const ClimbStart &From, const Aliases &Of,
                 const TableSet &Tables);
  bool keep(const VarDecl *V, Hold Kind, QualType Into, const Expr *Assign,
            const Expr *Taken, const Aliases &Of, const TableSet &Tables);
  void refuse(const TableSet &Tables, Reason Why, const Twine &Subject,
              std::vector<FlowStep> Flow);
  void needNodes(const TableSet &Tables, Reason Why, const Twine &Subject,
                 std::vector<FlowStep> Flow);
  void refuseLanding(const Landing &L, const ClimbStart &From,
                     const TableSet &Tables);
  void checkTypes();
  void checkShared();
  void markIterated();
  bool growsOthersOnly(const Loan &L) const;
  void flow(const Decl *D, const Stmt *Body, const LambdaExpr *In);

  Model &M;
  const BodyIndex &Index;
  const Moves &Mv;
  Retentions &R;
  llvm::MapVector<const VarDecl *, Loan> Found;
  std::vector<const VarDecl *> Work;
  /// Assignments that make a loan anew, and initializers that first do.
  llvm::DenseMap<const Expr *, const VarDecl *> Assigned;
  llvm::DenseSet<const VarDecl *> Initialized;
};

struct Loans::Climbing : public Climber {
  Climbing(Loans &L, const ClimbStart &From, const Aliases &Of,
           const TableSet &Tables)
      : L(L), From(From), Of(Of), Tables(Tables) {}

  const Stmt *movesIn(const Stmt *S) override { return L.Mv.find(S, Of); }
  bool movesBy(const Expr *Call) override {
    // A position hint is read before anything moves.
    if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call))
      if (const CXXMethodDecl *D = Member->getMethodDecl())
        if (D->getIdentifier() && D->getName() == "emplace_hint" &&
            Member->getNumArgs() && isTableIterator(From.E->getType()) &&
            L.Index.isInside(From.E, Member->getArg(0)))
          return false;
    return L.Mv.by(Call).anyCommon(Of);
  }
  void conflict(const Expr *E, const Stmt *Mover) override {
    L.needNodes(Tables, Reason::UnsequencedAccess, "",
                {L.M.step("'" + textOf(E, L.M.Ctx) + "' refers to an element",
                          E->getExprLoc()),
                 L.M.step("'" + textOf(Mover, L.M.Ctx) + "' may move it",
                          Mover->getBeginLoc())});
  }
  QualType knownType(const Expr *E) override { return L.M.knownType(E); }
  bool keptIn(const VarDecl *V, Hold Kind, QualType Into,
              const Expr *Assign) override {
    return L.keep(V, Kind, Into, Assign, From.E, Of, Tables);
  }

  Loans &L;
  const ClimbStart &From;
  const Aliases &Of;
  const TableSet &Tables;
};

/// A binding that is no part of the way, such as the bool of an insert. Its own
/// type tells: that of its name is no reference.
static bool leadsNowhere(const Loan &L, const DeclRefExpr *E) {
  return L.Kind == Hold::Holder && isa<BindingDecl>(E->getDecl()) &&
         !E->isTypeDependent() && !canHold(E->getDecl()->getType(), L.Into);
}

void Loans::refuse(const TableSet &Tables, Reason Why, const Twine &Subject,
                   std::vector<FlowStep> Flow) {
  std::string Text = Subject.str();
  for (unsigned T : Tables)
    M.refuse(T, Why, Text, Flow);
}

void Loans::needNodes(const TableSet &Tables, Reason Why, const Twine &Subject,
                      std::vector<FlowStep> Flow) {
  std::string Text = Subject.str();
  for (unsigned T : Tables)
    M.needNodes(T, Why, Text, Flow);
}

/// Where an element's address goes only rules out the flat kind; where an
/// iterator goes its type is seen.
void Loans::refuseLanding(const Landing &L, const ClimbStart &From,
                          const TableSet &Tables) {
  FlowStep Taken =
      M.step("'" + textOf(From.E, M.Ctx) + "' refers to an element",
             From.E->getExprLoc());
  auto Against = [&](Reason Why, const Twine &Subject,
                     std::vector<FlowStep> Flow) {
    if (L.Iterator)
      refuse(Tables, Why, Subject, std::move(Flow));
    else
      needNodes(Tables, Why, Subject, std::move(Flow));
  };
  switch (L.Kind) {
  case Landing::Consumed:
  case Landing::Kept:
    return;
  case Landing::Returned:
    Against(Reason::ReferenceEscapes, "it is returned",
            {Taken, M.step("returned", L.At)});
    return;
  case Landing::Escapes:
    Against(Reason::ReferenceEscapes, "it is " + L.How,
            {Taken, M.step(L.How, L.At)});
    return;
  case Landing::ShowsType:
    refuse(Tables, Reason::PassedToFunction, L.How,
           {Taken, M.step("its iterator is passed to '" + L.How + "'", L.At)});
    return;
  }
}

/// A borrow ends in variable \p V.
bool Loans::keep(const VarDecl *V, Hold Kind, QualType Into, const Expr *Assign,
                 const Expr *Taken, const Aliases &Of, const TableSet &Tables) {
  if (Index.lambdaOf(V) != Index.lambdaOf(Taken) || V->isInitCapture())
    return false;
  if (isa<ParmVarDecl>(V) && V->getType()->isReferenceType())
    return false;
  if (Assign)
    Assigned[Assign] = V;
  else
    Initialized.insert(V);
  auto [It, New] = Found.try_emplace(V, Loan{Kind, Into, Of, Tables, Taken});
  Loan &L = It->second;
  bool Grew = New || Of.test(L.Of) || (Kind != L.Kind);
  L.Of |= Of;
  if (Kind == Hold::Holder)
    L.Kind = Kind;
  for (unsigned T : Tables)
    if (!llvm::is_contained(L.Tables, T))
      L.Tables.push_back(T);
  if (Grew)
    Work.push_back(V);
  return true;
}

void Loans::climbFrom(const ClimbStart &From, const Aliases &Of,
                      const TableSet &Tables) {
  Climbing C(*this, From, Of, Tables);
  refuseLanding(climb(From, Index, C, R), From, Tables);
}

void Loans::run() {
  for (const Borrow &B : M.Borrows)
    climbFrom({B.E, B.Kind, B.Into, /*Named=*/false}, Mv.only(B.Of), {B.Of});
  for (auto [Call, T] : M.ErasedIf) {
    std::string Culprit;
    QualType Element = cast<ClassTemplateSpecializationDecl>(
                           M.Tables[T].Type.Allocator->getAsCXXRecordDecl())
                           ->getTemplateArgs()[0]
                           .getAsType();
    if (!R.functorsAreClean(Call, Element, Culprit))
      needNodes({T}, Reason::ReferenceEscapes, "it is passed to " + Culprit,
                {M.step("'" + textOf(Call, M.Ctx) + "'", Call->getExprLoc())});
  }
  while (!Work.empty()) {
    const VarDecl *V = Work.back();
    Work.pop_back();
    // Loans may grow while this one is followed.
    Loan L = Found.find(V)->second;
    for (const DeclRefExpr *E : Index.uses(V)) {
      if (Index.lambdaOf(E) != Index.lambdaOf(V)) {
        needNodes(
            L.Tables, Reason::ReferenceEscapes,
            "it is captured by a lambda as '" + V->getName() + "'",
            {M.step("'" + textOf(L.Taken, M.Ctx) + "' refers to an element",
                    L.Taken->getExprLoc()),
             M.step("captured", E->getLocation())});
        if (!isTableIterator(V->getType().getNonReferenceType()))
          continue;
        // The type of an iterator may be seen in there.
      }
      if (leadsNowhere(L, E))
        continue;
      climbFrom({E, L.Kind, L.Into, /*Named=*/true}, L.Of, L.Tables);
    }
    if (Index.usedOddly(V) && isTableIterator(V->getType()))
      refuse(L.Tables, Reason::TypeObserved, "decltype of an iterator",
             {M.step("its iterator's type is asked for", V->getLocation())});
  }
  checkTypes();
  checkShared();
  markIterated();
  if (Found.empty())
    return;
  flow(Index.body(), Index.roots().empty() ? nullptr : Index.roots().back(),
       nullptr);
  for (const LambdaExpr *L : Index.lambdas())
    flow(L->getCallOperator(), L->getBody(), L);
}

/// Variables that are iterators must be able to change their type.
void Loans::checkTypes() {
  for (auto &[V, L] : Found) {
    if (!isTableIterator(V->getType().getNonReferenceType()))
      continue;
    for (unsigned T : L.Tables)
      M.Kin.join(T, L.Tables.front());
    std::vector<FlowStep> Here = {
        M.step("iterator '" + V->getName() + "'", V->getLocation())};
    if (std::optional<unsigned> Position = M.find(V)) {
      M.Kin.join(*Position, L.Tables.front());
    } else if (!V->isImplicit() && !V->getType()->getContainedAutoType()) {
      refuse(L.Tables, Reason::DeducedType, "", Here);
    }
    // All that it ever holds must come from these tables.
    bool Foreign = V->hasInit() && !Initialized.contains(V) &&
                   !(isa<CXXConstructExpr>(V->getInit()->IgnoreImplicit()) &&
                     cast<CXXConstructExpr>(V->getInit()->IgnoreImplicit())
                             ->getNumArgs() == 0);
    for (const DeclRefExpr *E : Index.uses(V)) {
      const Stmt *P = Index.parent(E);
      if (const auto *Op = dyn_cast_or_null<CXXOperatorCallExpr>(P))
        if (Op->getOperator() == OO_Equal && Op->getArg(0) == E)
          Foreign |= !Assigned.contains(Op);
    }
    if (Foreign)
      refuse(L.Tables, Reason::GroupRefused, V->getName(), Here);
  }
}

/// Going on from an iterator sees the order, wherever it came from.
void Loans::markIterated() {
  for (auto &[V, L] : Found) {
    QualType Type = V->getType().getNonReferenceType();
    if (!isTableIterator(Type) && !isOrderedIterator(Type))
      continue;
    for (const DeclRefExpr *E : Index.uses(V)) {
      const Stmt *P = Index.parent(E);
      while (P && isa<ImplicitCastExpr, CXXConstructExpr, ParenExpr>(P))
        P = Index.parent(P);
      const auto *Op = dyn_cast_or_null<CXXOperatorCallExpr>(P);
      const auto *Call = dyn_cast_or_null<CallExpr>(P);
      const FunctionDecl *FD = Call ? Call->getDirectCallee() : nullptr;
      bool GoesOn = Op ? Op->getOperator() == OO_PlusPlus ||
                             Op->getOperator() == OO_MinusMinus
                       : FD && FD->getIdentifier() && isInStd(FD) &&
                             !isa<CXXMethodDecl>(FD);
      if (GoesOn)
        for (unsigned T : L.Tables)
          M.Tables[T].Iterated = true;
    }
  }
}

/// Shared tables may have no loans if they ever move.
void Loans::checkShared() {
  Aliases Bad = Mv.shared();
  Bad &= Mv.moved();
  if (Bad.none())
    return;
  for (auto &[V, L] : Found)
    if (L.Of.anyCommon(Bad))
      needNodes(L.Tables, Reason::Captured, "",
                {M.step("'" + V->getName() +
                            "' refers to an element while a lambda that is "
                            "handed out may insert",
                        V->getLocation())});
}

/// The map that an operation works on, through the hidden reference of a
/// range-for.
static const Expr *operatedOn(const Stmt *S) {
  const Expr *E = nullptr;
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(S))
    E = Member->getImplicitObjectArgument();
  else if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(S))
    E = Op->getArg(0);
  const auto *Ref =
      E ? dyn_cast<DeclRefExpr>(E->IgnoreParenImpCasts()) : nullptr;
  const auto *V = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  return V && V->isImplicit() && V->hasInit() ? V->getInit() : E;
}

/// `v[i]`, `grid[i][j]` of one carrier with an index that is written in two
/// ways.
static bool areOtherParts(const Expr *A, const Expr *B) {
  bool Other = false;
  for (;;) {
    A = A->IgnoreParenImpCasts(), B = B->IgnoreParenImpCasts();
    const auto *RefA = dyn_cast<DeclRefExpr>(A);
    const auto *RefB = dyn_cast<DeclRefExpr>(B);
    if (RefA && RefB)
      return Other && RefA->getDecl() == RefB->getDecl();
    const Expr *IndexA = nullptr, *IndexB = nullptr;
    auto Split = [](const Expr *&E, const Expr *&Index) {
      if (const auto *Sub = dyn_cast<ArraySubscriptExpr>(E)) {
        Index = Sub->getIdx();
        E = Sub->getBase();
      } else if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(E);
                 Op && Op->getOperator() == OO_Subscript) {
        Index = Op->getArg(1);
        E = Op->getArg(0);
      }
    };
    Split(A, IndexA);
    Split(B, IndexB);
    if (!IndexA || !IndexB || !isSame(IndexA, IndexA) ||
        !isSame(IndexB, IndexB))
      return false;
    Other |= !isSame(IndexA, IndexB);
  }
}

/// A range-for over one map of a carrier, in whose body only other maps of it
/// grow: `for (auto &[k, n] : dp[i]) dp[j][k] += n`. Should they be the same
/// one after all, the loop relies on what std promises of its iterators, no
/// more.
bool Loans::growsOthersOnly(const Loan &L) const {
  const Expr *Range = operatedOn(L.Taken);
  const Stmt *Loop = Index.parent(L.Taken);
  while (Loop && !isa<CXXForRangeStmt, LambdaExpr>(Loop))
    Loop = Index.parent(Loop);
  if (!Range || !isa_and_nonnull<CXXForRangeStmt>(Loop))
    return false;
  const Stmt *Body = cast<CXXForRangeStmt>(Loop)->getBody();
  for (const auto &[S, Tables] : M.Moves) {
    if (!Index.isInside(S, Body) || !Mv.by(S).anyCommon(L.Of))
      continue;
    const Expr *Grown = operatedOn(S);
    if (!Grown || !areOtherParts(Range, Grown))
      return false;
  }
  return true;
}

//===----------------------------------------------------------------------===//
// Dataflow
//===----------------------------------------------------------------------===//

void Loans::flow(const Decl *D, const Stmt *Body, const LambdaExpr *In) {
  std::vector<const VarDecl *> Mine;
  llvm::DenseMap<const VarDecl *, unsigned> Number;
  for (auto &[V, L] : Found)
    if (Index.lambdaOf(V) == In) {
      Number[V] = unsigned(Mine.size());
      Mine.push_back(V);
    }
  if (Mine.empty() || !Body)
    return;
  TableSet All;
  for (const VarDecl *V : Mine)
    for (unsigned T : Found.find(V)->second.Tables)
      if (!llvm::is_contained(All, T))
        All.push_back(T);

  CFG::BuildOptions Options;
  Options.PruneTriviallyFalseEdges = false;
  Options.AddImplicitDtors = true;
  Options.AddTemporaryDtors = true;
  Options.AddInitializers = true;
  Options.setAllAlwaysAdd();
  const auto *DC = dyn_cast<DeclContext>(D);
  if (DC && DC->isDependentContext())
    Options.AddImplicitDtors = Options.AddTemporaryDtors = false;
  std::unique_ptr<CFG> G =
      CFG::buildCFG(D, const_cast<Stmt *>(Body), &M.Ctx, Options);
  if (!G) {
    needNodes(All, Reason::UnsupportedUse, "the function's flow of control",
              {M.step("declared", Mine.front()->getLocation())});
    return;
  }

  using Bits = llvm::SmallBitVector;
  unsigned N = unsigned(Mine.size());
  auto LoansOf = [&](const Aliases &A) {
    Bits B(N);
    for (unsigned I = 0; I < N; ++I)
      if (Found.find(Mine[I])->second.Of.anyCommon(A))
        B.set(I);
    return B;
  };
  const Bits AnyMoved = LoansOf(Mv.moved());

  // Where each bit was last set, for the message.
  std::vector<const Stmt *> Mover(N);
  auto Apply = [&](const CFGElement &E, Bits &State, bool Report) {
    if (auto Dtor = E.getAs<CFGImplicitDtor>()) {
      QualType T;
      if (auto Auto = E.getAs<CFGAutomaticObjDtor>())
        T = Auto->getVarDecl()->getType();
      else if (auto Temp = E.getAs<CFGTemporaryDtor>())
        T = Temp->getBindTemporaryExpr()->getType();
      if (!T.isNull())
        State |= LoansOf(Mv.byDestructor(T));
      return;
    }
    auto CS = E.getAs<CFGStmt>();
    if (!CS)
      return;
    const Stmt *S = CS->getStmt();
    if (const auto *Ref = dyn_cast<DeclRefExpr>(S)) {
      auto It = Number.find(variableOf(Ref));
      if (It == Number.end() || !State.test(It->second) || !Report)
        return;
      const Stmt *P = Index.parent(Ref);
      while (P && isa<ParenExpr>(P))
        P = Index.parent(P);
      if (const auto *A = dyn_cast_or_null<Expr>(P);
          A && Assigned.lookup(A) == Mine[It->second]) {
        const auto *Op = dyn_cast<CXXOperatorCallExpr>(A);
        const auto *Bin = dyn_cast<BinaryOperator>(A);
        const Expr *Target = Op ? Op->getArg(0) : Bin ? Bin->getLHS() : nullptr;
        if (Target && Target->IgnoreParens() == Ref)
          return; // Made anew.
      }
      const Loan &L = Found.find(Mine[It->second])->second;
      if (leadsNowhere(L, Ref))
        return;
      std::string Name = Ref->getDecl()->getNameAsString();
      bool Hidden = Mine[It->second]->isImplicit();
      std::vector<FlowStep> Steps = {
          M.step(Twine(Hidden ? "an iteration" : "'" + Name + "'") +
                     " refers to an element",
                 L.Taken->getExprLoc())};
      if (const Stmt *By = Mover[It->second])
        Steps.push_back(M.step("'" + textOf(By, M.Ctx) + "' may move it",
                               By->getBeginLoc()));
      Steps.push_back(
          M.step(Hidden ? "the iteration goes on" : "used afterwards",
                 Ref->getLocation()));
      // An iterator does not outlive a rehash of the node kind. Nor does it by
      // the standard, but with most libraries, and programs rely on it. What a
      // range-for goes over is not inserted into by calls, nor as another part
      // of a container.
      const Stmt *By = Mover[It->second];
      if (isTableIterator(Mine[It->second]->getType().getNonReferenceType()) &&
          (!Hidden || (By && M.Moves.count(By) && !growsOthersOnly(L))))
        refuse(L.Tables, Reason::ReferenceKept, "", std::move(Steps));
      else
        needNodes(L.Tables, Reason::ReferenceKept, "", std::move(Steps));
      return;
    }
    Aliases Moved = Mv.by(S);
    if (Moved.any()) {
      Bits Set = LoansOf(Moved);
      for (unsigned I : Set.set_bits())
        Mover[I] = S;
      State |= Set;
    }
    if (const auto *A = dyn_cast<Expr>(S)) {
      if (const VarDecl *V = Assigned.lookup(A))
        if (auto It = Number.find(V); It != Number.end())
          State.reset(It->second);
    } else if (const auto *Decls = dyn_cast<DeclStmt>(S)) {
      for (const Decl *Each : Decls->decls())
        if (auto It = Number.find(dyn_cast<VarDecl>(Each)); It != Number.end())
          State.reset(It->second);
    }
  };

  std::vector<Bits> Out(G->getNumBlockIDs(), Bits(N));
  auto Entry = [&](const CFGBlock *B) {
    Bits State(N);
    for (const CFGBlock *P : B->preds())
      if (P)
        State |= Out[P->getBlockID()];
    if (isa_and_nonnull<CXXCatchStmt>(B->getLabel()))
      State |= AnyMoved;
    return State;
  };
  // Bits only ever get set as states grow, so this ends.
  for (bool Changed = true; Changed;) {
    Changed = false;
    for (const CFGBlock *B : llvm::reverse(*G)) {
      Bits State = Entry(B);
      for (const CFGElement &E : *B)
        Apply(E, State, /*Report=*/false);
      if (State != Out[B->getBlockID()]) {
        Out[B->getBlockID()] = State;
        Changed = true;
      }
    }
  }
  for (const CFGBlock *B : *G) {
    Bits State = Entry(B);
    for (const CFGElement &E : *B)
      Apply(E, State, /*Report=*/true);
  }
}

} // namespace

void roost::judgeLoans(Model &M, const Moves &Mv, Retentions &R) {
  Loans(M, Mv, R).run();
}
