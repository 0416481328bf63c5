//===- TypeFacts.cpp - What types tell about borrows ----------------------===//

#include "Legality/TypeFacts.h"
#include "Detect/MapTypes.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;
using namespace roost;

namespace {

/// Nested types are followed to this depth; deeper ones count as unknown.
constexpr unsigned MaxDepth = 8;

StringRef nameInStd(const CXXRecordDecl *RD) {
  return RD && RD->getIdentifier() && RD->isInStdNamespace() ? RD->getName()
                                                             : StringRef();
}

StringRef nameInStdOrNested(const CXXRecordDecl *RD) {
  return RD && RD->getIdentifier() && isInStd(RD) ? RD->getName() : StringRef();
}

/// Standard templates whose objects refer to nothing but what their template
/// arguments' objects refer to.
bool isTransparent(StringRef Name) {
  return oneOf(Name,
               {"vector", "deque", "list", "forward_list", "map", "multimap",
                "set", "multiset", "unordered_map", "unordered_multimap",
                "unordered_set", "unordered_multiset", "stack", "queue",
                "priority_queue"}) ||
         oneOf(Name, {"pair", "tuple", "optional", "variant", "array",
                      "basic_string", "unique_ptr", "shared_ptr", "weak_ptr",
                      "allocator", "less", "greater", "hash", "equal_to",
                      "char_traits", "default_delete"}) ||
         oneOf(Name, {"complex", "bitset", "duration", "time_point", "ratio",
                      "monostate", "nullopt_t", "integral_constant", "plus",
                      "minus", "multiplies", "error_code", "system_clock",
                      "steady_clock", "chrono", "strong_ordering",
                      "weak_ordering", "partial_ordering"});
}

/// Iterators and views whose first template argument says what they refer to.
bool isPointerLike(StringRef Name) {
  return oneOf(
      Name, {"_List_iterator", "_List_const_iterator", "_Rb_tree_iterator",
             "_Rb_tree_const_iterator", "_Node_iterator",
             "_Node_const_iterator", "_Deque_iterator", "_Fwd_list_iterator",
             "_Fwd_list_const_iterator", "basic_string_view", "span",
             "reference_wrapper", "__list_iterator", "__list_const_iterator"});
}

/// Of those, the ones whose end() refers to a part of the container itself.
bool isNodeIterator(StringRef Name) {
  return oneOf(Name, {"_List_iterator", "_List_const_iterator",
                      "_Rb_tree_iterator", "_Rb_tree_const_iterator",
                      "_Fwd_list_iterator", "_Fwd_list_const_iterator",
                      "__list_iterator", "__list_const_iterator"});
}

/// Could an object of type \p Part be (a base or part of) one of type
/// \p Whole, kept inside it?
bool mayContain(QualType Whole, QualType Part, unsigned Depth) {
  Whole = Whole.getCanonicalType().getUnqualifiedType();
  Part = Part.getCanonicalType().getUnqualifiedType();
  if (Whole == Part || Depth > MaxDepth)
    return true;
  // Pointers that were cast from other types are not followed (Borrow), so a
  // char pointer leads to chars.
  if (Part->isVoidType())
    return true;
  // A base of some element class: any class may be one.
  if (Whole->isScalarType())
    return false;
  if (const auto *A = dyn_cast<ArrayType>(Whole.getTypePtr()))
    return mayContain(A->getElementType(), Part, Depth + 1);
  const CXXRecordDecl *RD = Whole->getAsCXXRecordDecl();
  if (!RD || !RD->hasDefinition())
    return true;
  StringRef Std = nameInStd(RD);
  if (oneOf(Std, {"vector", "unordered_map", "unordered_set", "unique_ptr",
                  "shared_ptr", "unordered_multimap", "unordered_multiset"}))
    return Part->isRecordType() &&
           Part->getAsCXXRecordDecl()->isInStdNamespace();
  for (const CXXBaseSpecifier &B : RD->bases())
    if (mayContain(B.getType(), Part, Depth + 1))
      return true;
  for (const FieldDecl *F : RD->fields())
    if (mayContain(F->getType(), Part, Depth + 1))
      return true;
  return false;
}

/// Is a container inside an object of type \p Whole whose end() is too?
bool mayContainEnd(QualType Whole, unsigned Depth) {
  Whole = Whole.getCanonicalType().getUnqualifiedType();
  if (Depth > MaxDepth)
    return true;
  if (const auto *A = dyn_cast<ArrayType>(Whole.getTypePtr()))
    return mayContainEnd(A->getElementType(), Depth + 1);
  const CXXRecordDecl *RD = Whole->getAsCXXRecordDecl();
  if (!RD)
    return false;
  if (!RD->hasDefinition() || contentsOf(Whole) == Contents::Nodes)
    return true;
  for (const CXXBaseSpecifier &B : RD->bases())
    if (mayContainEnd(B.getType(), Depth + 1))
      return true;
  for (const FieldDecl *F : RD->fields())
    if (mayContainEnd(F->getType(), Depth + 1))
      return true;
  return false;
}

bool holds(QualType Holder, QualType Into, unsigned Depth,
           llvm::SmallPtrSetImpl<const Type *> &Open) {
  Holder = Holder.getCanonicalType().getUnqualifiedType();
  if (Depth > MaxDepth || Holder->isDependentType())
    return true;
  if (Holder->isVoidType() || Holder->isArithmeticType() ||
      Holder->isEnumeralType() || Holder->isNullPtrType() ||
      Holder->isMemberPointerType() || Holder->isAnyComplexType())
    return false;
  if (Holder->isFunctionPointerType() || Holder->isFunctionReferenceType())
    return false;
  if (Holder->isPointerType() || Holder->isReferenceType())
    return mayContain(Into, Holder->getPointeeType(), 0);
  if (const auto *A = dyn_cast<ArrayType>(Holder.getTypePtr()))
    return holds(A->getElementType(), Into, Depth + 1, Open);
  const CXXRecordDecl *RD = Holder->getAsCXXRecordDecl();
  if (!RD || !RD->hasDefinition())
    return true;
  if (!Open.insert(Holder.getTypePtr()).second)
    return false; // Being asked already.
  if (isInStd(RD)) {
    if (isNodeIterator(nameInStdOrNested(RD)) && mayContainEnd(Into, 0))
      return true;
    if (isPointerLike(nameInStdOrNested(RD)))
      if (const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(RD))
        if (Spec->getTemplateArgs().size() &&
            Spec->getTemplateArgs()[0].getKind() == TemplateArgument::Type)
          return mayContain(Into, Spec->getTemplateArgs()[0].getAsType(), 0);
    // Around a plain pointer: std::vector's iterators.
    if (oneOf(nameInStdOrNested(RD), {"__normal_iterator", "__wrap_iter"}))
      if (const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(RD))
        return holds(Spec->getTemplateArgs()[0].getAsType(), Into, Depth + 1,
                     Open);
    if (!isTransparent(nameInStd(RD)))
      return true;
    const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(RD);
    if (!Spec)
      return false;
    return !allTypeArguments(
        Spec->getTemplateArgs().asArray(),
        [&](QualType T) { return !holds(T, Into, Depth + 1, Open); });
  }
  if (RD->isLambda() || RD->isPolymorphic())
    return true;
  for (const CXXBaseSpecifier &B : RD->bases())
    if (holds(B.getType(), Into, Depth + 1, Open))
      return true;
  for (const FieldDecl *F : RD->fields())
    if (holds(F->getType(), Into, Depth + 1, Open))
      return true;
  return false;
}

} // namespace

bool roost::allTypeArguments(ArrayRef<TemplateArgument> Args,
                             llvm::function_ref<bool(QualType)> Each) {
  for (const TemplateArgument &A : Args) {
    if (A.getKind() == TemplateArgument::Pack) {
      if (!allTypeArguments(A.getPackAsArray(), Each))
        return false;
    } else if (A.getKind() == TemplateArgument::Type) {
      if (!Each(A.getAsType()))
        return false;
    }
  }
  return true;
}

StringRef roost::nameOf(const NamedDecl *D) {
  return D && D->getIdentifier() ? D->getName() : StringRef();
}

bool roost::isTableIterator(QualType T) {
  if (T.isNull() || T->isDependentType())
    return false;
  const CXXRecordDecl *RD = T.getCanonicalType()->getAsCXXRecordDecl();
  if (!RD || !RD->getIdentifier() || !isInStd(RD))
    return false;
  if (oneOf(RD->getName(),
            {"_Node_iterator", "_Node_const_iterator", "_Node_iterator_base",
             "_Local_iterator", "_Local_const_iterator", "__hash_map_iterator",
             "__hash_map_const_iterator", "__hash_iterator",
             "__hash_const_iterator", "__hash_local_iterator",
             "__hash_const_local_iterator", "__hash_map_local_iterator"}))
    return true;
  if (isTransparent(RD->getName()))
    if (const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(RD))
      return !allTypeArguments(Spec->getTemplateArgs().asArray(),
                               [](QualType A) { return !isTableIterator(A); });
  return false;
}

bool roost::isNodeHandle(QualType T) {
  const CXXRecordDecl *RD =
      T.getNonReferenceType().getCanonicalType()->getAsCXXRecordDecl();
  return RD && RD->getIdentifier() && isInStd(RD) &&
         oneOf(RD->getName(), {"_Node_handle", "__basic_node_handle"});
}

bool roost::canHold(QualType Holder, QualType Into) {
  llvm::SmallPtrSet<const Type *, 8> Open;
  return holds(Holder, Into, 0, Open);
}

bool roost::canPassOn(QualType T, QualType Into) {
  T = T.getNonReferenceType().getCanonicalType().getUnqualifiedType();
  if (T->isPointerType())
    return canHold(T->getPointeeType(), Into);
  if (const auto *A = dyn_cast<ArrayType>(T.getTypePtr()))
    return canHold(A->getElementType(), Into);
  const CXXRecordDecl *RD = T->getAsCXXRecordDecl();
  const auto *Spec = dyn_cast_or_null<ClassTemplateSpecializationDecl>(RD);
  if (!Spec || !isInStd(RD) || isTableIterator(T) || isStream(T))
    return false;
  // Around another iterator.
  if (oneOf(nameInStdOrNested(RD), {"__normal_iterator", "__wrap_iter",
                                    "reverse_iterator", "move_iterator"}))
    return canPassOn(Spec->getTemplateArgs()[0].getAsType(), Into);
  return !allTypeArguments(Spec->getTemplateArgs().asArray(),
                           [&](QualType A) { return !canHold(A, Into); });
}

bool roost::isSmartPointer(QualType T) {
  const CXXRecordDecl *RD =
      T.getNonReferenceType().getCanonicalType()->getAsCXXRecordDecl();
  return oneOf(nameInStd(RD), {"unique_ptr", "shared_ptr", "weak_ptr"});
}

static bool namesFunctions(QualType T, unsigned Depth) {
  T = T.getNonReferenceType().getCanonicalType();
  if (T->isPointerType())
    T = T->getPointeeType();
  if (T->isFunctionType() || T->isMemberFunctionPointerType() ||
      Depth > MaxDepth)
    return true;
  const auto *Spec = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      T->getAsCXXRecordDecl());
  return Spec && isInStd(Spec) &&
         !allTypeArguments(Spec->getTemplateArgs().asArray(), [&](QualType A) {
           return !namesFunctions(A, Depth + 1);
         });
}

bool roost::namesFunctions(QualType T) { return ::namesFunctions(T, 0); }

Contents roost::contentsOf(QualType T) {
  const CXXRecordDecl *RD =
      T.getNonReferenceType().getCanonicalType()->getAsCXXRecordDecl();
  StringRef Name = nameInStd(RD);
  if (oneOf(Name, {"vector", "deque", "unordered_map", "unordered_set",
                   "unordered_multimap", "unordered_multiset", "unique_ptr",
                   "shared_ptr", "stack", "queue", "priority_queue"}))
    return Contents::Away;
  if (oneOf(Name,
            {"map", "set", "multimap", "multiset", "list", "forward_list"}))
    return Contents::Nodes;
  return Contents::Inside;
}

StringRef roost::rangesAlgorithm(const CallExpr *Call) {
  const auto *Op = dyn_cast<CXXOperatorCallExpr>(Call);
  if (!Op || Op->getOperator() != OO_Call || !Op->getDirectCallee() ||
      !isInStd(Op->getDirectCallee()))
    return "";
  const auto *Ref = dyn_cast<DeclRefExpr>(Op->getArg(0)->IgnoreParenImpCasts());
  const auto *V = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  if (!V || !V->hasGlobalStorage() || !isInStd(V))
    return "";
  for (const DeclContext *DC = V->getDeclContext(); DC; DC = DC->getParent())
    if (const auto *N = dyn_cast<NamespaceDecl>(DC);
        N && nameOf(N) == "ranges" && N->isInStdNamespace())
      return nameOf(V);
  return "";
}

bool roost::isUnchangedMember(StringRef Name) {
  return oneOf(Name, {"key_type", "mapped_type", "value_type", "size_type",
                      "difference_type", "hasher", "key_equal"});
}

bool roost::handsOn(const CallExpr *Call) {
  const FunctionDecl *FD = Call->getDirectCallee();
  return FD && Call->getNumArgs() == 1 &&
         (isStdNamed(FD, "move") || isStdNamed(FD, "as_const") ||
          isStdNamed(FD, "forward"));
}

bool roost::isStream(QualType T) {
  const CXXRecordDecl *RD =
      T.getNonReferenceType().getCanonicalType()->getAsCXXRecordDecl();
  return oneOf(nameInStd(RD),
               {"basic_ostream", "basic_istream", "basic_iostream", "basic_ios",
                "ios_base", "basic_ostringstream", "basic_stringstream",
                "basic_istringstream", "basic_ofstream", "basic_ifstream",
                "basic_fstream"});
}

static void closures(QualType T,
                     llvm::SmallVectorImpl<const CXXRecordDecl *> &Out,
                     bool &Unknown, unsigned Depth,
                     llvm::SmallPtrSetImpl<const Type *> &Open) {
  if (T.isNull() || Unknown)
    return;
  T = T.getNonReferenceType().getCanonicalType().getUnqualifiedType();
  if (Depth > MaxDepth || T->isDependentType()) {
    Unknown = true;
    return;
  }
  if (T->isScalarType()) {
    // A pointer to a closure or std::function leads to it.
    if (T->isPointerType() && !T->isFunctionPointerType())
      closures(T->getPointeeType(), Out, Unknown, Depth + 1, Open);
    return;
  }
  if (const auto *A = dyn_cast<ArrayType>(T.getTypePtr())) {
    closures(A->getElementType(), Out, Unknown, Depth + 1, Open);
    return;
  }
  const CXXRecordDecl *RD = T->getAsCXXRecordDecl();
  if (!RD || !Open.insert(T.getTypePtr()).second)
    return;
  if (RD->isLambda()) {
    Out.push_back(RD);
    return;
  }
  if (isTableIterator(T))
    return; // Going over elements runs nothing of theirs.
  if (isInStd(RD)) {
    StringRef Name = nameInStd(RD);
    if (oneOf(Name, {"function", "move_only_function", "any", "packaged_task",
                     "copyable_function", "function_ref"})) {
      Unknown = true;
      return;
    }
    if (const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(RD))
      allTypeArguments(Spec->getTemplateArgs().asArray(), [&](QualType A) {
        closures(A, Out, Unknown, Depth + 1, Open);
        return true;
      });
    return;
  }
  if (!RD->hasDefinition())
    return;
  for (const CXXBaseSpecifier &B : RD->bases())
    closures(B.getType(), Out, Unknown, Depth + 1, Open);
  for (const FieldDecl *F : RD->fields())
    closures(F->getType(), Out, Unknown, Depth + 1, Open);
}

void roost::closuresIn(QualType T,
                       llvm::SmallVectorImpl<const CXXRecordDecl *> &Out,
                       bool &Unknown) {
  llvm::SmallPtrSet<const Type *, 8> Open;
  closures(T, Out, Unknown, 0, Open);
}

bool roost::isInert(QualType T) {
  llvm::SmallVector<const CXXRecordDecl *, 4> Found;
  bool Unknown = false;
  closuresIn(T, Found, Unknown);
  return Found.empty() && !Unknown;
}

bool roost::keepsOnlyCopies(QualType T, QualType Into) {
  const auto *Spec = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      T->getAsCXXRecordDecl());
  if (!Spec || !(isStdNamed(Spec, "tuple") || isStdNamed(Spec, "pair")))
    return false;
  for (const TemplateArgument &A : Spec->getTemplateArgs().asArray()) {
    llvm::ArrayRef<TemplateArgument> Parts =
        A.getKind() == TemplateArgument::Pack ? A.getPackAsArray()
                                              : llvm::ArrayRef(A);
    for (const TemplateArgument &Part : Parts)
      if (Part.getKind() != TemplateArgument::Type ||
          canHold(Part.getAsType().getNonReferenceType(), Into))
        return false;
  }
  return true;
}

bool roost::isPlainStandardType(QualType T) {
  const CXXRecordDecl *RD = T.getCanonicalType()->getAsCXXRecordDecl();
  StringRef Name = nameInStdOrNested(RD);
  return isTransparent(nameInStd(RD)) || isPointerLike(Name) ||
         oneOf(Name, {"__normal_iterator",
                      "__wrap_iter",
                      "reverse_iterator",
                      "move_iterator",
                      "initializer_list",
                      "back_insert_iterator",
                      "_Setw",
                      "_Setprecision",
                      "_Bit_reference",
                      "_Bit_iterator",
                      "_Bit_const_iterator",
                      "equal_to",
                      "not_equal_to",
                      "less_equal",
                      "greater_equal",
                      "istream_iterator",
                      "ostream_iterator",
                      "exception",
                      "runtime_error",
                      "logic_error",
                      "out_of_range",
                      "invalid_argument",
                      "locale"});
}

bool roost::isOrderedIterator(QualType T) {
  return oneOf(nameInStdOrNested(T.getCanonicalType()->getAsCXXRecordDecl()),
               {"_Rb_tree_iterator", "_Rb_tree_const_iterator",
                "__map_iterator", "__map_const_iterator", "__tree_iterator",
                "__tree_const_iterator"});
}
