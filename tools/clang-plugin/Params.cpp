//===- Params.cpp - Leaking parameters as clang remarks -------------------===//

#include "Params.h"
#include "Detect/MapTypes.h"
#include "Places.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Mangle.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/Diagnostic.h"
#include "clang/Frontend/CompilerInstance.h"
#include "llvm/ADT/StringMap.h"

using namespace clang;
using namespace roost;

namespace {

/// The map that a parameter leads to, or a class of the standard's that owns
/// it.
bool leadsToMap(QualType T) {
  if (!T->isReferenceType() && !T->isPointerType())
    return false;
  QualType To = T->getPointeeType();
  return !To.isNull() && (mapType(To) || elementMapType(To));
}

/// True if each parameter is one argument in the IR: then they have the same
/// order, behind the result's address and the object's.
bool areOneArgumentEach(const FunctionDecl &FD) {
  return llvm::all_of(FD.parameters(), [](const ParmVarDecl *Param) {
    QualType T = Param->getType();
    return T->isReferenceType() || T->isScalarType();
  });
}

class ParamPrinter : public RecursiveASTVisitor<ParamPrinter> {
public:
  ParamPrinter(CompilerInstance &CI, const std::vector<Leak> &Leaks)
      : CI(CI), Names(CI.getASTContext()) {
    for (const Leak &L : Leaks)
      Known[L.Symbol].push_back(&L);
    DiagnosticsEngine &Diags = CI.getDiagnostics();
    Remark =
        Diags.getCustomDiagID(DiagnosticsEngine::Remark, "%0 [roost-param]");
  }
  bool shouldVisitTemplateInstantiations() const { return true; }

  bool VisitFunctionDecl(FunctionDecl *FD) {
    const SourceManager &SM = CI.getSourceManager();
    if (!FD->isThisDeclarationADefinition() || FD->isDependentContext() ||
        !SM.isInMainFile(SM.getExpansionLoc(FD->getLocation())) ||
        !areOneArgumentEach(*FD) ||
        llvm::none_of(FD->parameters(), [](const ParmVarDecl *Param) {
          return leadsToMap(Param->getType());
        }))
      return true;
    for (const Leak *L : Known.lookup(Names.getName(FD)))
      printFor(*FD, *L);
    return true;
  }

private:
  void printFor(const FunctionDecl &FD, const Leak &L) {
    if (L.Arguments < FD.getNumParams())
      return;
    unsigned Before = L.Arguments - FD.getNumParams();
    auto Param = [&](unsigned Argument) -> const ParmVarDecl * {
      return Argument < Before || Argument >= L.Arguments
                 ? nullptr
                 : FD.getParamDecl(Argument - Before);
    };
    const ParmVarDecl *Given = Param(L.Argument), *Owner = Param(L.Owner);
    if (Given && Given->getIdentifier() && leadsToMap(Given->getType()))
      print(*Given, Owner ? Owner->getName() : "this", L);
  }
  void print(const ParmVarDecl &Param, StringRef Owner, const Leak &L) {
    DiagnosticsEngine &Diags = CI.getDiagnostics();
    Diags.Report(Param.getLocation(), Remark)
        << text(L.Kind, Param.getName(), Owner);
    noteFlow(Diags, CI.getSourceManager(), L.Flow, Param.getLocation());
  }

  CompilerInstance &CI;
  ASTNameGenerator Names;
  llvm::StringMap<std::vector<const Leak *>> Known;
  unsigned Remark;
};

} // namespace

void roost::explainParams(CompilerInstance &CI,
                          const std::vector<Leak> &Leaks) {
  ParamPrinter(CI, Leaks).TraverseDecl(
      CI.getASTContext().getTranslationUnitDecl());
}
