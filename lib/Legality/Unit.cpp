//===- Unit.cpp - The tables of all bodies, judged together ---------------===//

#include "Legality/Unit.h"
#include "Detect/Finder.h"
#include "Detect/SourceFiles.h"
#include "Legality/Carriers.h"
#include "Legality/TypeFacts.h"
#include "Support/CompatClang.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallBitVector.h"

using namespace clang;
using namespace roost;

unsigned Unit::indexOf(const Table &T) {
  return directoryOf(T).ByDecl.find(roost::placeOf(T.D))->second;
}

TableSet Unit::indicesOf(const ValueDecl *D) const {
  TableSet All;
  if (!D)
    return All;
  for (const Directory *In : {&Plain, &Carriers})
    if (auto It = In->ByDecl.find(roost::placeOf(D)); It != In->ByDecl.end())
      All.push_back(It->second);
  return All;
}

const Table *Unit::find(const Directory &In, const ValueDecl *D) const {
  if (!D)
    return nullptr;
  if (auto It = In.ByDecl.find(roost::placeOf(D)); It != In.ByDecl.end())
    return &Tables[It->second];
  auto It = In.ByPlace.find(D->getLocation());
  return It == In.ByPlace.end() ? nullptr : &Tables[It->second];
}

const Table *Unit::find(const ValueDecl *D) const { return find(Plain, D); }

const Table *Unit::findCarrier(const ValueDecl *D) const {
  return find(Carriers, D);
}

void Unit::refuse(unsigned T, Reason Why, StringRef Subject, StringRef Text,
                  SourceLocation At) {
  if (!Tables[T].Refused)
    Tables[T].Refused =
        Refusal{Why, Subject.str(), {{Text.str(), roost::placeOf(At, Ctx)}}};
}

void Unit::judge(llvm::function_ref<bool(const TypeEdit &)> CanEdit) {
  merge();
  if (Tables.empty())
    return;
  shareEdits();
  look();
  locate(CanEdit);
  adviseOnOrder();
  joinCopies();
  spread();
}

/// Is an object of class \p Part inside one of type \p T?
static bool isPartOf(const CXXRecordDecl *Part, QualType T, unsigned Depth) {
  T = T.getNonReferenceType();
  while (const ArrayType *A = T->getAsArrayTypeUnsafe())
    T = A->getElementType();
  const CXXRecordDecl *RD = T->getAsCXXRecordDecl();
  if (!RD || !RD->hasDefinition() || Depth > 8)
    return false;
  if (RD->getCanonicalDecl() == Part->getCanonicalDecl())
    return true;
  for (const CXXBaseSpecifier &B : RD->bases())
    if (isPartOf(Part, B.getType(), Depth + 1))
      return true;
  for (const FieldDecl *F : RD->fields())
    if (isPartOf(Part, F->getType(), Depth + 1))
      return true;
  return false;
}

llvm::SmallVector<const NamedDecl *, 2> Unit::tagsFor(const ValueDecl *D) {
  llvm::SmallVector<const NamedDecl *, 2> Tags;
  if (const NamedDecl *Own = Owned.tagFor(D))
    Tags.push_back(Own);
  const auto *RD = dyn_cast<CXXRecordDecl>(D->getDeclContext());
  if (!isa<FieldDecl>(D) || !RD)
    return Tags;
  for (const CXXRecordDecl *Whole : Records)
    if (isPartOf(RD, compat::recordType(Ctx, Whole), 0)) {
      while (const auto *Outer =
                 dyn_cast<CXXRecordDecl>(Whole->getDeclContext()))
        Whole = Outer;
      const CXXRecordDecl *Tag = Whole->getCanonicalDecl();
      if (!llvm::is_contained(Tags, Tag))
        Tags.push_back(Tag);
    }
  return Tags;
}

/// A place next to a macro's expansion can't be edited.
void Unit::locate(llvm::function_ref<bool(const TypeEdit &)> CanEdit) {
  for (unsigned T = 0; T < Tables.size(); ++T) {
    const ValueDecl *D = Tables[T].D;
    if (Odd.contains(D) &&
        !(Tables[T].var() && Tables[T].var()->hasLocalStorage()))
      refuse(T, Reason::TypeObserved, "decltype or another type",
             "its type is asked for", D->getLocation());
    auto CanTag = [&](const NamedDecl *Tag) {
      const auto *RD = dyn_cast<CXXRecordDecl>(Tag);
      return (!RD || Owned.owns(RD)) && CanEdit(tagEdit(Tag));
    };
    if (!llvm::all_of(Tables[T].Edits, CanEdit) ||
        !llvm::all_of(tagsFor(D), CanTag))
      refuse(T, Reason::InMacro, "beside it", "declared", D->getLocation());
  }
}

/// One table for each declaration, with all that the bodies say of it.
void Unit::merge() {
  for (const auto &M : Bodies) {
    for (const Table &T : M->Tables) {
      Directory &In = directoryOf(T);
      auto [It, New] =
          In.ByDecl.try_emplace(roost::placeOf(T.D), unsigned(Tables.size()));
      if (New) {
        In.ByPlace.try_emplace(T.D->getLocation(), unsigned(Tables.size()));
        Tables.push_back(T);
        Kin.add();
        continue;
      }
      Table &Known = Tables[It->second];
      if (!Known.Refused)
        Known.Refused = T.Refused;
      if (!Known.NeedsNodes)
        Known.NeedsNodes = T.NeedsNodes;
      Known.FlatOnly |= T.FlatOnly;
      Known.Iterated |= T.Iterated;
      Known.OfStd |= T.OfStd;
      Known.TakesStd |= T.TakesStd;
      Known.Rehashed |= T.Rehashed;
      Known.MadeHere |= T.MadeHere;
      // A body adds the types that its initializers write.
      llvm::append_range(Known.Edits, T.Edits);
      if (!Known.Maker)
        Known.Maker = T.Maker;
    }
    for (auto [E, T] : M->Made)
      Made[E] = indexOf(M->Tables[T]);
    for (unsigned T = 0; T < M->Tables.size(); ++T)
      Kin.join(indexOf(M->Tables[T]), indexOf(M->Tables[M->Kin.find(T)]));
    for (auto [To, From] : M->Copies)
      Copies.push_back({indexOf(M->Tables[To]), indexOf(M->Tables[From])});
    for (auto [To, From] : M->Passed)
      Passed.push_back({indexOf(M->Tables[To]), indexOf(M->Tables[From])});
  }
}

/// Declarations whose type is written once have one type:
/// `std::unordered_map<int, int> a, b;`, and instances of one template.
void Unit::shareEdits() {
  llvm::DenseMap<SourceLocation, unsigned> ByEdit;
  for (unsigned T = 0; T < Tables.size(); ++T)
    for (const TypeEdit &E : Tables[T].Edits) {
      auto [It, New] = ByEdit.try_emplace(E.Begin, T);
      if (!New)
        Kin.join(T, It->second);
    }
  // Another declarator behind the same written type that is no table.
  for (unsigned T = 0; T < Tables.size(); ++T) {
    const auto *D = dyn_cast<DeclaratorDecl>(Tables[T].D);
    if (!D || Tables[T].Edits.empty() || isa<ParmVarDecl, FunctionDecl>(D))
      continue;
    for (const Decl *Each : D->getDeclContext()->decls()) {
      const auto *Other = dyn_cast<DeclaratorDecl>(Each);
      if (Other && !isa<FunctionDecl>(Other) && Other != D &&
          Other->getTypeSpecStartLoc() == D->getTypeSpecStartLoc() &&
          llvm::none_of(indicesOf(Other), [&](unsigned O) {
            return writtenTogether(Tables[T], Tables[O]);
          }))
        refuse(T, Reason::DeducedType, "",
               "declared together with another type", Other->getLocation());
    }
  }
}

/// Sees what stands outside of the judged bodies.
struct Unit::Eyes : public RecursiveASTVisitor<Unit::Eyes> {
  using Base = RecursiveASTVisitor<Eyes>;
  using Classes = llvm::DenseSet<const CXXRecordDecl *>;

  explicit Eyes(Unit &U) : U(U), SM(U.Ctx.getSourceManager()) {
    for (unsigned T = 0; T < U.Tables.size(); ++T) {
      const ValueDecl *D = U.Tables[T].D;
      const FunctionDecl *FD = functionOf(D);
      Forwards |= isa_and_nonnull<CXXConversionDecl>(FD);
      if (FD)
        ByFunction[FD->getCanonicalDecl()].push_back(T);
      // Local variables are never found by name later on.
      const auto *V = dyn_cast<VarDecl>(D);
      if (const NamedDecl *Name = FD ? FD : cast<NamedDecl>(D);
          !(V && V->isLocalVarDeclOrParm()) && Name->getDeclName())
        ByName[Name->getDeclName()].push_back(T);
    }
  }
  bool isJudged(const Stmt *S) const {
    return llvm::any_of(U.Bodies, [&](const auto &M) {
      return M->Index.contains(S) || M->Index.leadsToSameType(S);
    });
  }
  void function(const FunctionDecl *FD, SourceLocation At) {
    for (unsigned T : ByFunction.lookup(FD->getCanonicalDecl()))
      U.refuse(T, Reason::FunctionSeen, FD->getNameAsString(),
               "'" + FD->getNameAsString() + "' is used as a value", At);
  }
  void named(const ValueDecl *D, const Expr *E) {
    if (isa<FunctionDecl>(D))
      return;
    for (unsigned T : U.indicesOf(D))
      if (!isJudged(E))
        U.refuse(T, Reason::TypeObserved, "code that is not judged",
                 "named outside of the functions that were judged",
                 E->getExprLoc());
  }

  bool TraverseDecl(Decl *D) {
    return U.Patterns.contains(D) || Base::TraverseDecl(D);
  }
  bool VisitCallExpr(CallExpr *E) {
    Called.insert(E->getCallee()->IgnoreParenImpCasts());
    if (const FunctionDecl *FD = E->getDirectCallee()) {
      // An unjudged body calls it with arguments that nobody looked at.
      if (ByFunction.count(FD->getCanonicalDecl()) && !isJudged(E))
        function(FD, E->getExprLoc());
      foreign(FD);
    }
    return true;
  }
  bool VisitCXXConstructExpr(CXXConstructExpr *E) {
    const CXXConstructorDecl *FD = E->getConstructor();
    if (ByFunction.count(FD->getCanonicalDecl()) && !isJudged(E))
      function(FD, E->getExprLoc());
    foreign(FD);
    return true;
  }
  bool VisitDeclRefExpr(DeclRefExpr *E) {
    const ValueDecl *D = E->getDecl();
    if (const auto *FD = dyn_cast<FunctionDecl>(D)) {
      if (!Called.contains(E) || E->hasExplicitTemplateArgs())
        function(FD, E->getLocation());
    } else if (const auto *F = dyn_cast<FieldDecl>(D)) {
      // &C::m
      for (unsigned T : U.indicesOf(F))
        U.refuse(T, Reason::AddressTaken, "", "a pointer to the member",
                 E->getLocation());
    } else {
      named(D, E);
    }
    return true;
  }
  bool VisitMemberExpr(MemberExpr *E) {
    if (const auto *FD = dyn_cast<FunctionDecl>(E->getMemberDecl())) {
      if (!Called.contains(E))
        function(FD, E->getMemberLoc());
    } else {
      named(E->getMemberDecl(), E);
    }
    return true;
  }
  bool VisitUsingDecl(UsingDecl *D) {
    // Inherited constructors have parameters of their own.
    for (const UsingShadowDecl *Shadow : D->shadows())
      if (const auto *C = dyn_cast<CXXConstructorDecl>(Shadow->getTargetDecl()))
        function(C, D->getLocation());
    return true;
  }
  bool VisitOverloadExpr(OverloadExpr *E) {
    nameless(E->getName(), E->getNameLoc());
    for (const NamedDecl *D : E->decls())
      if (const auto *FD = dyn_cast<FunctionDecl>(D->getUnderlyingDecl()))
        function(FD, E->getNameLoc());
    return true;
  }
  /// Code that waits for types knows what it will find by name only.
  void nameless(DeclarationName Name, SourceLocation At) {
    for (unsigned T : ByName.lookup(Name))
      U.refuse(T, Reason::TypeObserved, "a template",
               "a template uses a name like it", At);
  }
  bool VisitCXXDependentScopeMemberExpr(CXXDependentScopeMemberExpr *E) {
    nameless(E->getMember(), E->getMemberLoc());
    return true;
  }
  bool VisitDependentScopeDeclRefExpr(DependentScopeDeclRefExpr *E) {
    nameless(E->getDeclName(), E->getLocation());
    return true;
  }
  bool VisitCXXNewExpr(CXXNewExpr *E) {
    // Into memory that somebody measured.
    if (E->getNumPlacementArgs() &&
        E->getPlacementArg(0)->getType()->isPointerType())
      Measured.push_back({E->getAllocatedType(), E->getBeginLoc()});
    return true;
  }
  bool VisitUnaryExprOrTypeTraitExpr(UnaryExprOrTypeTraitExpr *E) {
    Measured.push_back({E->getTypeOfArgument(), E->getOperatorLoc()});
    return true;
  }
  bool VisitOffsetOfExpr(OffsetOfExpr *E) {
    for (unsigned I = 0; I < E->getNumComponents(); ++I)
      if (E->getComponent(I).getKind() == OffsetOfNode::Field)
        for (unsigned T : U.indicesOf(E->getComponent(I).getField()))
          U.refuse(T, Reason::TypeObserved, "offsetof", "offsetof",
                   E->getExprLoc());
    return true;
  }
  bool VisitCXXTypeidExpr(CXXTypeidExpr *E) {
    QualType T = E->isTypeOperand() ? E->getTypeOperand(U.Ctx)
                                    : E->getExprOperand()->getType();
    Typeids.push_back({T, E->getExprLoc()});
    return true;
  }
  bool VisitCXXRecordDecl(CXXRecordDecl *RD) {
    if (!RD->isThisDeclarationADefinition() || RD->isDependentContext())
      return true;
    if (RD->isExternallyVisible() && !RD->isLambda())
      U.Records.push_back(RD);
    for (const CXXBaseSpecifier &B : RD->bases())
      if (const auto *Spec = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
              B.getType()->getAsCXXRecordDecl());
          Spec && isForeign(Spec))
        seen(Spec->getTemplateArgs().asArray(), Shown);
    return true;
  }

  /// A template of a header other than the standard library's.
  bool isForeign(const Decl *D) const {
    return !isInStd(D) &&
           !SM.isInMainFile(SM.getExpansionLoc(D->getLocation()));
  }
  void foreign(const FunctionDecl *FD) {
    bool Std = isInStd(FD);
    // These call nothing of a class but its own moves.
    if (Std && FD->getIdentifier() &&
        oneOf(FD->getName(),
              {"move", "forward", "as_const", "addressof", "swap", "exchange",
               "begin", "end", "size", "empty"}))
      return;
    if ((!Std && !isForeign(FD)) || !Foreign.insert(FD).second)
      return;
    Classes &Into = Std ? ShownToStd : Shown;
    if (const auto *Spec =
            dyn_cast<ClassTemplateSpecializationDecl>(FD->getDeclContext()))
      seen(Spec->getTemplateArgs().asArray(), Into);
    const TemplateArgumentList *Args = FD->getTemplateSpecializationArgs();
    if (!Args)
      return;
    seen(Args->asArray(), Into);
    // A map goes to a constructor somewhere.
    Forwards |=
        Std && !allTypeArguments(Args->asArray(), [](QualType T) {
          T = T.getNonReferenceType();
          std::optional<MapType> M =
              mapType(T->isPointerType() ? T->getPointeeType() : T);
          return (!M || M->Family == MapFamily::Ordered) && !carriedMap(T);
        });
  }
  /// Notes the classes among the arguments, and inside their arguments.
  void seen(ArrayRef<TemplateArgument> Args, Classes &Into,
            unsigned Depth = 0) {
    allTypeArguments(Args, [&](QualType T) {
      seen(T, Into, Depth);
      return true;
    });
  }
  void seen(QualType T, Classes &Into, unsigned Depth) {
    if (Depth > 4)
      return;
    T = T.getNonReferenceType();
    while (T->isPointerType() || T->isArrayType())
      T = T->isPointerType() ? T->getPointeeType()
                             : QualType(T->getArrayElementTypeNoTypeQual(), 0);
    const CXXRecordDecl *RD = T->getAsCXXRecordDecl();
    if (!RD || !Into.insert(RD->getCanonicalDecl()).second)
      return;
    if (const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(RD))
      seen(Spec->getTemplateArgs().asArray(), Into, Depth + 1);
    // A template that gets a class sees its bases.
    if (RD->hasDefinition())
      for (const CXXBaseSpecifier &B : RD->bases())
        if (const CXXRecordDecl *Of = B.getType()->getAsCXXRecordDecl())
          Into.insert(Of->getCanonicalDecl());
  }

  void finish();
  bool isCalledByStd(const ValueDecl *D) const;
  bool headersMention(StringRef Name) const;

  Unit &U;
  const SourceManager &SM;
  llvm::DenseMap<DeclarationName, llvm::SmallVector<unsigned, 2>> ByName;
  llvm::DenseMap<const FunctionDecl *, llvm::SmallVector<unsigned, 2>>
      ByFunction;
  llvm::DenseSet<const Expr *> Called;
  llvm::DenseSet<const FunctionDecl *> Foreign;
  Classes Shown;         ///< to templates of headers
  Classes ShownToStd;    ///< to those of the standard library
  bool Forwards = false; ///< a library function takes maps to hand them on
  std::vector<std::pair<QualType, SourceLocation>> Typeids;
  std::vector<std::pair<QualType, SourceLocation>> Measured;
};

/// Is \p Name a word of some header that is not the standard library's?
bool Unit::Eyes::headersMention(StringRef Name) const {
  return anyFile(SM, [&](FileID ID, const SrcMgr::FileInfo &File) {
    return ID != SM.getMainFileID() && !File.getName().contains("/c++/") &&
           hasWord(loadedText(File), Name);
  });
}

/// Functions that templates of the library call by themselves, with what they
/// are given: functors, conversions, and where maps are handed on also
/// constructors.
bool Unit::Eyes::isCalledByStd(const ValueDecl *D) const {
  const auto *RD = dyn_cast<CXXRecordDecl>(D->getDeclContext());
  const FunctionDecl *FD = functionOf(D);
  if (FD)
    RD = dyn_cast<CXXRecordDecl>(FD->getDeclContext());
  if (!RD || RD->isLambda() || !ShownToStd.contains(RD->getCanonicalDecl()))
    return false;
  if (!FD) // C++20 makes aggregates of arguments, too.
    return isa<FieldDecl>(D) && Forwards && RD->isAggregate();
  if (isa<CXXConstructorDecl>(FD))
    return Forwards;
  // Names that its templates use: std::back_inserter, std::scoped_lock ...
  return isa<CXXConversionDecl>(FD) || FD->isOverloadedOperator() ||
         oneOf(nameOf(FD), {"push_back", "push_front", "emplace_back", "insert",
                            "back", "front", "top", "get", "data", "value",
                            "begin", "end", "size", "swap", "lock", "unlock",
                            "allocate", "deallocate", "construct"});
}

/// What takes the whole file to know.
void Unit::Eyes::finish() {
  for (unsigned T = 0; T < U.Tables.size(); ++T) {
    const ValueDecl *D = U.Tables[T].D;
    if (isCalledByStd(D))
      U.refuse(T, Reason::FunctionSeen, D->getNameAsString(),
               "the standard library may call it", D->getLocation());
    if (const auto *Field = dyn_cast<FieldDecl>(D))
      for (auto [Type, At] : Measured)
        if (isPartOf(cast<CXXRecordDecl>(Field->getParent()), Type, 0))
          U.refuse(T, Reason::TypeObserved, "sizeof", "its owner's size", At);
    const auto *RD = dyn_cast<CXXRecordDecl>(D->getDeclContext());
    if (RD && isa<FieldDecl, VarDecl>(D) && !isa<ParmVarDecl>(D) &&
        D->getAccess() != AS_private &&
        Shown.contains(RD->getCanonicalDecl()) && headersMention(D->getName()))
      U.refuse(T, Reason::TypeObserved, "a template of another file",
               "its class is an argument of a template that may name it",
               D->getLocation());
    const auto *Tag = dyn_cast_or_null<CXXRecordDecl>(U.Owned.tagFor(D));
    if (!Tag)
      continue;
    for (auto [Type, At] : Typeids) {
      const CXXRecordDecl *Of = Type->getAsCXXRecordDecl();
      bool Polymorphic = Of && Of->hasDefinition() && Of->isPolymorphic() &&
                         Tag->getDefinition()->isPolymorphic();
      if ((Of && Of->getCanonicalDecl() == Tag) || Polymorphic)
        U.refuse(T, Reason::TypeObserved, "typeid", "the name of its class",
                 At);
    }
  }
}

void Unit::look() {
  bool Outer = llvm::any_of(Tables, [](const Table &T) {
    const VarDecl *V = T.var();
    return !V || !V->hasLocalStorage() || isa<ParmVarDecl>(V);
  });
  if (!Outer)
    return;
  Eyes E(*this);
  const SourceManager &SM = Ctx.getSourceManager();
  for (Decl *D : Ctx.getTranslationUnitDecl()->noload_decls())
    if (SM.isInMainFile(SM.getExpansionLoc(D->getLocation())) ||
        isa<LinkageSpecDecl>(D))
      E.TraverseDecl(D);
  E.finish();
}

/// An ordered map stays what it is; but if all that is done with it works on an
/// unordered one, and nothing sees its order, it need not be ordered.
static bool isOrderUnused(const Table &T) {
  if (T.Refused || T.NeedsNodes || T.Iterated)
    return false;
  StringRef Name = T.Type.Decl->getName();
  QualType Key = T.Type.Key;
  const CXXRecordDecl *RD = Key->getAsCXXRecordDecl();
  bool Hashable = Key->isScalarType() ||
                  (RD && RD->isInStdNamespace() && RD->getIdentifier() &&
                   RD->getName() == "basic_string");
  const CXXRecordDecl *Less =
      T.Type.Hash.isNull() ? nullptr : T.Type.Hash->getAsCXXRecordDecl();
  return (Name == "map" || Name == "set") && Hashable && Less &&
         isStdNamed(Less, "less");
}

void Unit::adviseOnOrder() {
  std::vector<bool> Used(Tables.size());
  for (unsigned T = 0; T < Tables.size(); ++T)
    if (Tables[T].Type.Family == MapFamily::Ordered &&
        !isOrderUnused(Tables[T]))
      Used[Kin.find(T)] = true;
  for (unsigned T = 0; T < Tables.size(); ++T)
    if (Tables[T].Type.Family == MapFamily::Ordered)
      Tables[T].Refused = Refusal{Used[Kin.find(T)] ? Reason::NotUnordered
                                                    : Reason::OrderUnused,
                                  "",
                                  {}};
}

/// A copy is kin of its source, unless that keeps the standard type for another
/// reason than the copy. A standard container is made of nothing else. What is
/// passed to a template's instance is kin of its parameter in the same way:
/// what keeps the standard type has an instance of its own, unless both would
/// write one type in the template.
void Unit::joinCopies() {
  std::vector<bool> Written(Tables.size());
  for (unsigned T = 0; T < Tables.size(); ++T)
    if (!Tables[T].Edits.empty())
      Written[Kin.find(T)] = true;
  for (bool Again = true; Again;) {
    Again = false;
    for (auto [To, From] : Passed)
      if (Written[Kin.find(To)] && Kin.find(To) != Kin.find(From)) {
        Kin.join(To, From);
        Written[Kin.find(To)] = Again = true;
      }
  }
  for (unsigned T = 0; T < Tables.size(); ++T)
    if (Tables[T].TakesStd && Written[Kin.find(T)])
      refuse(T, Reason::GroupRefused, "a standard container",
             "given a standard container", Tables[T].D->getLocation());
  std::vector<bool> Refused(Tables.size());
  for (unsigned T = 0; T < Tables.size(); ++T)
    if (Tables[T].Refused)
      Refused[Kin.find(T)] = true;
  // Each round refuses what goes into refused ones.
  for (bool Again = true; Again;) {
    Again = false;
    for (const auto *Edges : {&Copies, &Passed})
      for (auto [To, From] : *Edges) {
        if (!Refused[Kin.find(To)] || Refused[Kin.find(From)])
          continue;
        Kin.join(To, From);
        Refused[Kin.find(To)] = Again = true;
      }
  }
  for (auto [To, From] : Passed)
    if (!Refused[Kin.find(From)])
      Kin.join(To, From);
    else
      Tables[To].TakesStd = true;
  llvm::SmallBitVector TakesStd(unsigned(Tables.size()));
  for (unsigned T = 0; T < Tables.size(); ++T)
    if (Tables[T].TakesStd)
      TakesStd.set(Kin.find(T));
  for (auto [To, From] : Copies) {
    Tables[To].OfStd |=
        Refused[Kin.find(From)] || TakesStd.test(Kin.find(From));
    if (!Refused[Kin.find(From)])
      Kin.join(To, From);
  }
}

/// Kin shares its verdict.
void Unit::spread() {
  std::vector<std::optional<unsigned>> Culprit(Tables.size()),
      Stable(Tables.size()), Flat(Tables.size()), OfStd(Tables.size()),
      Rehashed(Tables.size());
  std::vector<bool> HasObject(Tables.size());
  for (unsigned T = 0; T < Tables.size(); ++T) {
    unsigned Leader = Kin.find(T);
    if (Tables[T].Refused && !Culprit[Leader])
      Culprit[Leader] = T;
    if (Tables[T].NeedsNodes && !Stable[Leader])
      Stable[Leader] = T;
    if (Tables[T].FlatOnly && !Flat[Leader])
      Flat[Leader] = T;
    if (Tables[T].OfStd && !OfStd[Leader])
      OfStd[Leader] = T;
    if (Tables[T].Rehashed && !Rehashed[Leader])
      Rehashed[Leader] = T;
    HasObject[Leader] = HasObject[Leader] || Tables[T].Kind == Form::Object ||
                        Tables[T].Kind == Form::Carrier ||
                        Tables[T].Kind == Form::Owner || Tables[T].Maker ||
                        Tables[T].MadeHere;
  }
  for (unsigned T = 0; T < Tables.size(); ++T) {
    unsigned Leader = Kin.find(T);
    if (Stable[Leader]) {
      const Table &By = Tables[*Stable[Leader]];
      if (!Tables[T].NeedsNodes)
        Tables[T].NeedsNodes = By.NeedsNodes;
      if (Flat[Leader] && !Culprit[Leader])
        refuse(T, Reason::UnsupportedMember, "max_load_factor",
               "sets the load factor", Tables[*Flat[Leader]].D->getLocation());
      // So many buckets promise room for as many elements as a load factor says
      // that was copied, and is not known.
      if (OfStd[Leader] && Rehashed[Leader] && !Culprit[Leader])
        refuse(T, Reason::UnsupportedMember, "rehash",
               "a copy, with its load factor",
               Tables[*OfStd[Leader]].D->getLocation());
    }
    if (Tables[T].Refused)
      continue;
    if (Culprit[Leader]) {
      const Table &By = Tables[*Culprit[Leader]];
      std::string Name = By.D->getNameAsString();
      // A hidden variable's reason is the table's own.
      if (By.D->isImplicit() || By.Kind == Form::Position ||
          By.Kind == Form::Cursor || Name.empty()) {
        Tables[T].Refused = By.Refused;
        continue;
      }
      std::vector<FlowStep> Flow = {
          {"tied to '" + Name + "'", roost::placeOf(By.D->getLocation(), Ctx)}};
      llvm::append_range(Flow, By.Refused->Flow);
      Tables[T].Refused =
          Refusal{Reason::GroupRefused, std::move(Name), std::move(Flow)};
    } else if (!HasObject[Leader]) {
      refuse(T, Reason::NotLocal, "a reference to one", "declared",
             Tables[T].D->getLocation());
    }
  }
}
