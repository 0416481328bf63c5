//===- MapTypes.cpp - Which types are maps --------------------------------===//

#include "Detect/MapTypes.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace roost;

namespace {

/// Template arguments of a canonical specialisation that are types.
QualType typeArgument(const ClassTemplateSpecializationDecl *D, unsigned I) {
  const TemplateArgumentList &Args = D->getTemplateArgs();
  if (I >= Args.size() || Args[I].getKind() != TemplateArgument::Type)
    return {};
  return Args[I].getAsType();
}

const ClassTemplateSpecializationDecl *specialization(QualType T) {
  if (T.isNull())
    return nullptr;
  return dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      T.getCanonicalType()->getAsCXXRecordDecl());
}

/// The namespace `roost`, through its inline namespaces.
bool isInRoost(const Decl *D) {
  const DeclContext *DC = D->getDeclContext();
  while (const auto *NS = dyn_cast<NamespaceDecl>(DC)) {
    if (!NS->isInline())
      return NS->getName() == "roost" &&
             NS->getParent()->getRedeclContext()->isTranslationUnit();
    DC = NS->getParent();
  }
  return false;
}

/// Wrappers whose object holds its arguments' objects by value.
bool keepsElements(StringRef Name) {
  static constexpr StringRef Names[] = {
      "vector",        "array",         "deque",
      "list",          "forward_list",  "map",
      "multimap",      "set",           "multiset",
      "unordered_map", "unordered_set", "unordered_multimap",
      "pair",          "tuple",         "unordered_multiset",
      "optional",      "variant",       "stack",
      "queue",         "priority_queue"};
  return llvm::is_contained(Names, Name);
}

/// Fills family and arguments by the template's name. \p Argument gives the
/// type of the n-th argument, null where it is not written or not a type.
std::optional<MapType>
mapOfTemplate(const NamedDecl *D, bool Own,
              llvm::function_ref<QualType(unsigned)> Argument) {
  MapType M{MapFamily::Own, true, nullptr, Argument(0), {}, {}, {}, {}};
  StringRef Name = D->getName();
  bool Hashed = true;
  M.Mapped = Name.ends_with("map");
  if (Own && Name.starts_with("unordered_")) {
    M.Family = MapFamily::Own;
  } else if (Own || !D->isInStdNamespace()) {
    return std::nullopt;
  } else if (Name == "unordered_map" || Name == "unordered_set") {
    M.Family = MapFamily::Unordered;
  } else if (Name == "unordered_multimap" || Name == "unordered_multiset") {
    M.Family = MapFamily::UnorderedMulti;
  } else if (Name == "map" || Name == "set" || Name == "multimap" ||
             Name == "multiset") {
    M.Family = MapFamily::Ordered;
    Hashed = false;
  } else {
    return std::nullopt;
  }
  unsigned I = 1;
  if (M.Mapped)
    M.Value = Argument(I++);
  M.Hash = Argument(I++);
  if (Hashed)
    M.Equal = Argument(I++);
  M.Allocator = Argument(I);
  return M.Key.isNull() ? std::nullopt : std::optional<MapType>(M);
}

} // namespace

bool roost::isWrapper(const Stmt *S) {
  if (const auto *Copy = dyn_cast<CXXConstructExpr>(S))
    return Copy->isElidable();
  return isa<ParenExpr, FullExpr, CXXBindTemporaryExpr,
             MaterializeTemporaryExpr>(S);
}

bool roost::isStdNamed(const Decl *D, StringRef Name) {
  const auto *ND = dyn_cast_or_null<NamedDecl>(D);
  return ND && ND->getIdentifier() && ND->getName() == Name &&
         ND->isInStdNamespace();
}

bool roost::isInStd(const Decl *D) {
  if (!D)
    return false;
  for (const DeclContext *DC = D->getDeclContext(); DC; DC = DC->getParent())
    if (const auto *NS = dyn_cast<NamespaceDecl>(DC))
      if (NS->getParent()->getRedeclContext()->isTranslationUnit())
        return NS->getName() == "std" || NS->getName() == "__gnu_cxx";
  return false;
}

std::optional<MapType> roost::mapType(QualType T) {
  if (T.isNull())
    return std::nullopt;
  if (const ClassTemplateSpecializationDecl *D = specialization(T)) {
    if (!D->getIdentifier())
      return std::nullopt;
    auto M = mapOfTemplate(D, isInRoost(D),
                           [&](unsigned I) { return typeArgument(D, I); });
    if (M)
      M->Decl = D;
    return M;
  }
  // std::unordered_map<T, int> in a template.
  const auto *Spec = T->getAs<TemplateSpecializationType>();
  if (!Spec || !T->isDependentType())
    return std::nullopt;
  const TemplateDecl *Template = Spec->getTemplateName().getAsTemplateDecl();
  if (!Template || !isa<ClassTemplateDecl>(Template))
    return std::nullopt;
  ArrayRef<TemplateArgument> Args = Spec->template_arguments();
  return mapOfTemplate(Template, isInRoost(Template), [&](unsigned I) {
    return I < Args.size() && Args[I].getKind() == TemplateArgument::Type
               ? Args[I].getAsType()
               : QualType();
  });
}

std::optional<MapType> roost::elementMapType(QualType T) {
  if (T.isNull())
    return std::nullopt;
  T = T.getCanonicalType();
  if (const auto *A = dyn_cast<ArrayType>(T.getTypePtr())) {
    QualType E = A->getElementType();
    if (auto M = mapType(E))
      return M;
    return elementMapType(E);
  }
  auto Look = [](const TemplateArgument &A,
                 auto &Self) -> std::optional<MapType> {
    if (A.getKind() == TemplateArgument::Pack) {
      for (const TemplateArgument &P : A.pack_elements())
        if (auto M = Self(P, Self))
          return M;
      return std::nullopt;
    }
    if (A.getKind() != TemplateArgument::Type)
      return std::nullopt;
    if (auto M = mapType(A.getAsType()))
      return M;
    return elementMapType(A.getAsType());
  };
  const NamedDecl *Template = specialization(T);
  ArrayRef<TemplateArgument> Args;
  if (const ClassTemplateSpecializationDecl *D = specialization(T)) {
    Args = D->getTemplateArgs().asArray();
  } else if (const auto *Spec = T->getAs<TemplateSpecializationType>();
             Spec && T->isDependentType()) {
    // std::vector<std::unordered_map<T, int>> in a template.
    Template = Spec->getTemplateName().getAsTemplateDecl();
    Args = Spec->template_arguments();
  }
  if (!Template || !Template->getIdentifier() ||
      !Template->isInStdNamespace() || !keepsElements(Template->getName()))
    return std::nullopt;
  for (const TemplateArgument &A : Args)
    if (auto M = Look(A, Look))
      return M;
  return std::nullopt;
}

QualType roost::uniquePointee(QualType T) {
  const ClassTemplateSpecializationDecl *D = specialization(T);
  if (!D || !isStdNamed(D, "unique_ptr"))
    return {};
  QualType Pointee = typeArgument(D, 0);
  const ClassTemplateSpecializationDecl *Deleter =
      specialization(typeArgument(D, 1));
  if (Pointee.isNull() || !Deleter || !isStdNamed(Deleter, "default_delete"))
    return {};
  return Pointee;
}

std::string roost::compactName(QualType T, const ASTContext &Ctx) {
  PrintingPolicy Policy(Ctx.getLangOpts());
  Policy.SuppressDefaultTemplateArgs = true;
  Policy.SuppressTagKeyword = true;
  Policy.FullyQualifiedName = true;
  std::string Name =
      T.getCanonicalType().getUnqualifiedType().getAsString(Policy);
  // The one name that nobody knows a type by.
  constexpr StringRef Long = "std::basic_string<char>";
  for (size_t At; (At = Name.find(Long)) != std::string::npos;)
    Name.replace(At, Long.size(), "std::string");
  return Name;
}
