//===- ClangRoost.cpp - The Clang plugin: -fplugin=ClangRoost-N.so --------===//
//
// One flag turns everything on. Two actions of this file run round the
// compiler's own:
//
//   1. `roost`, before it: reads -fplugin-arg-roost-NAME=VALUE, starts the
//      frontend's Session (lib/Lower) and hands the pass (lib/Place) to the
//      code generator's pass builder.
//   2. `roost-explain`, after it: prints the verdicts, which only now are
//   final.
//
// Both do nothing unless C++ is compiled to code: -E, -fsyntax-only, C files,
// assembler and precompiled headers go through untouched.
//
//===----------------------------------------------------------------------===//

#include "Explain.h"
#include "Lower/RuntimeHeader.h"
#include "Lower/Session.h"
#include "Params.h"
#include "Place/Pipeline.h"
#include "Support/Options.h"
#include "clang/AST/ASTConsumer.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendAction.h"
#include "clang/Frontend/FrontendPluginRegistry.h"
#include "clang/Lex/Preprocessor.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace clang;
using namespace roost;

namespace {

bool makesCode(const CompilerInstance &CI) {
  switch (CI.getFrontendOpts().ProgramAction) {
  case frontend::EmitAssembly:
  case frontend::EmitBC:
  case frontend::EmitLLVM:
  case frontend::EmitLLVMOnly:
  case frontend::EmitCodeGenOnly:
  case frontend::EmitObj:
    break;
  default:
    return false;
  }
  const LangOptions &L = CI.getLangOpts();
  return L.CPlusPlus && !L.CUDA && !L.OpenCL && !L.ObjC &&
         !CI.getFrontendOpts().Inputs.empty() &&
         CI.getFrontendOpts().Inputs.front().getKind().getFormat() ==
             InputKind::Source;
}

/// One compilation: what its frontend found, and what the pass made of it.
struct Compilation {
  Compilation(CompilerInstance &CI, const Options &Opts)
      : Frontend(CI, Opts), Explain(Opts.Explain) {}

  Session Frontend;
  unsigned Explain;
  bool HasOwnNamespace = false;
  std::vector<Site> Verdicts;
  std::vector<Leak> Leaks;
};

/// The compilation the two actions of one CompilerInstance share. Actions run
/// one after the other in a thread, so a thread has one at a time.
thread_local std::unique_ptr<Compilation> Current;

/// Whether the program has things of its own in a namespace (or class) `roost`,
/// which the pass would take for the runtime's.
bool hasOwnNamespace(ASTContext &Ctx) {
  auto Named = Ctx.getTranslationUnitDecl()->lookup(&Ctx.Idents.get("roost"));
  if (Named.empty())
    return false;
  llvm::SmallString<256> Runtime;
  if (llvm::sys::fs::real_path(findRuntimeHeader("lowered"), Runtime))
    Runtime.clear();
  llvm::sys::path::remove_filename(Runtime);
  if (!Runtime.empty())
    Runtime += llvm::sys::path::get_separator();
  const SourceManager &SM = Ctx.getSourceManager();
  auto IsRuntimes = [&](const Decl *D) {
    auto File = SM.getFileEntryRefForID(
        SM.getFileID(SM.getExpansionLoc(D->getLocation())));
    return File && !Runtime.empty() &&
           File->getFileEntry().tryGetRealPathName().starts_with(Runtime);
  };
  for (const NamedDecl *D : Named)
    for (const Decl *Each : D->redecls())
      if (!IsRuntimes(Each))
        return true;
  return false;
}

class FrontendConsumer : public ASTConsumer {
public:
  FrontendConsumer(Compilation &C, ASTContext &Ctx, bool OwnLines)
      : C(C), Ctx(Ctx), OwnLines(OwnLines) {}

  bool HandleTopLevelDecl(DeclGroupRef Group) override {
    for (Decl *D : Group)
      forgetLines(dyn_cast<FunctionDecl>(D));
    return true;
  }
  void HandleCXXImplicitFunctionInstantiation(FunctionDecl *FD) override {
    C.Frontend.makePending(FD);
  }
  void HandleInlineFunctionDefinition(FunctionDecl *FD) override {
    forgetLines(FD);
  }
  void HandleTranslationUnit(ASTContext &) override {
    C.Frontend.endTranslationUnit();
    C.HasOwnNamespace = hasOwnNamespace(Ctx);
  }

private:
  /// Reports speak of the user's lines alone: where line tables are there for
  /// them only, functions of system headers need none, and take that of the
  /// call where they are inlined.
  void forgetLines(FunctionDecl *FD) {
    if (!FD || !OwnLines || FD->isDependentContext() ||
        !Ctx.getSourceManager().isInSystemHeader(FD->getLocation()))
      return;
    if (!FD->hasAttr<NoDebugAttr>())
      FD->addAttr(NoDebugAttr::CreateImplicit(Ctx));
  }

  Compilation &C;
  ASTContext &Ctx;
  /// Nobody asked for line tables but we.
  bool OwnLines;
};

class RoostAction : public PluginASTAction {
protected:
  bool ParseArgs(const CompilerInstance &CI,
                 const std::vector<std::string> &Args) override {
    for (const std::string &A : Args)
      if (llvm::Error E = Opts.parse(A)) {
        DiagnosticsEngine &Diags = CI.getDiagnostics();
        unsigned ID =
            Diags.getCustomDiagID(DiagnosticsEngine::Error, "roost: %0");
        Diags.Report(ID) << llvm::toString(std::move(E));
        return false;
      }
    return true;
  }

  std::unique_ptr<ASTConsumer> CreateASTConsumer(CompilerInstance &CI,
                                                 StringRef) override {
    Current.reset();
    if (!makesCode(CI))
      return std::make_unique<ASTConsumer>();
    Current = std::make_unique<Compilation>(CI, Opts);
    Preprocessor &PP = CI.getPreprocessor();
    PP.setPredefines(PP.getPredefines() + "#define __ROOST__ 1\n");
    // Reports need positions, also where the user wants no debug info.
    CodeGenOptions &CodeGen = CI.getCodeGenOpts();
    bool OwnLines = CodeGen.getDebugInfo() == llvm::codegenoptions::NoDebugInfo;
    if (OwnLines)
      CodeGen.setDebugInfo(llvm::codegenoptions::LocTrackingOnly);
    auto Hooks = std::make_shared<PassHooks>();
    Hooks->Sites = [] { return Current->Frontend.sites(); };
    Hooks->HasOwnNamespace = [] { return Current->HasOwnNamespace; };
    Hooks->Decided = [](llvm::ArrayRef<Site> Sites) {
      Current->Verdicts = Sites.vec();
    };
    if (Opts.Explain > 1)
      Hooks->Leaks = [](llvm::ArrayRef<Leak> Leaks) {
        llvm::append_range(Current->Leaks, Leaks);
      };
    CodeGen.PassBuilderCallbacks.push_back(
        [O = Opts, Hooks](llvm::PassBuilder &PB) {
          registerPasses(PB, O, Hooks);
        });
    Current->Frontend.begin();
    return std::make_unique<FrontendConsumer>(*Current, CI.getASTContext(),
                                              OwnLines);
  }

  ActionType getActionType() override { return AddBeforeMainAction; }

private:
  Options Opts;
};

class ExplainConsumer : public ASTConsumer {
public:
  ExplainConsumer(CompilerInstance &CI) : CI(CI) {}
  void HandleTranslationUnit(ASTContext &) override {
    if (!Current || !Current->Explain || CI.getDiagnostics().hasErrorOccurred())
      return;
    explain(CI, Current->Verdicts, Current->Explain);
    if (!Current->Leaks.empty())
      explainParams(CI, Current->Leaks);
  }

private:
  CompilerInstance &CI;
};

class ExplainAction : public PluginASTAction {
protected:
  bool ParseArgs(const CompilerInstance &,
                 const std::vector<std::string> &) override {
    return true;
  }
  std::unique_ptr<ASTConsumer> CreateASTConsumer(CompilerInstance &CI,
                                                 StringRef) override {
    return std::make_unique<ExplainConsumer>(CI);
  }
  ActionType getActionType() override { return AddAfterMainAction; }
};

} // namespace

static FrontendPluginRegistry::Add<RoostAction>
    Roost("roost", "put maps where they belong, and say why");
static FrontendPluginRegistry::Add<ExplainAction>
    RoostExplain("roost-explain", "print roost's verdicts");
