//===- RuntimeHeader.cpp - Finding and entering roost/lowered.h -----------===//

#include "Lower/RuntimeHeader.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Lex/MacroInfo.h"
#include "clang/Lex/Preprocessor.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include <algorithm>
#include <dlfcn.h>
#include <vector>

using namespace clang;
using namespace roost;

namespace {

/// A macro of the user's own that could change what our header says. Names that
/// begin with an underscore belong to the implementation and steer the standard
/// library's headers; NDEBUG steers assertions. Both must stay as they are.
bool mayDisturb(StringRef Name, SourceLocation Defined,
                const SourceManager &SM) {
  if (Name.starts_with("_") || Name == "NDEBUG")
    return false;
  return Defined.isValid() && !SM.isInSystemHeader(Defined) &&
         !SM.isWrittenInBuiltinFile(Defined);
}

std::vector<StringRef> disturbingMacros(Preprocessor &PP) {
  std::vector<StringRef> Names;
  for (const auto &Macro : PP.macros()) {
    const MacroInfo *MI = PP.getMacroInfo(Macro.first);
    if (MI && mayDisturb(Macro.first->getName(), MI->getDefinitionLoc(),
                         PP.getSourceManager()))
      Names.push_back(Macro.first->getName());
  }
  llvm::sort(Names);
  return Names;
}

std::string wrap(StringRef Path, Preprocessor &PP) {
  std::vector<StringRef> Names = disturbingMacros(PP);
  std::string Text = "#ifndef __ROOST__\n#define __ROOST__ 1\n#endif\n"
                     "#pragma pack(push)\n#pragma pack()\n"
                     "#pragma GCC visibility push(default)\n";
  for (StringRef N : Names)
    Text += ("#pragma push_macro(\"" + N + "\")\n#undef " + N + "\n").str();
  Text += ("#include \"" + Path + "\"\n").str();
  for (StringRef N : llvm::reverse(Names))
    Text += ("#pragma pop_macro(\"" + N + "\")\n").str();
  Text += "#pragma GCC visibility pop\n#pragma pack(pop)\n";
  return Text;
}

} // namespace

std::string roost::findRuntimeHeader(bool Nodes) {
  Dl_info Info;
  if (!dladdr(reinterpret_cast<void *>(&findRuntimeHeader), &Info) ||
      !Info.dli_fname)
    return "";
  llvm::SmallString<256> Path;
  if (llvm::sys::fs::real_path(Info.dli_fname, Path))
    return "";
  llvm::sys::path::remove_filename(Path);
  llvm::sys::path::remove_filename(Path);
  llvm::sys::path::append(Path, "include", "roost",
                          Nodes ? "lowered_nodes.h" : "lowered.h");
  return llvm::sys::fs::exists(Path) ? std::string(Path) : "";
}

bool roost::enterRuntimeHeader(CompilerInstance &CI, const std::string &Path,
                               SourceLocation At) {
  Preprocessor &PP = CI.getPreprocessor();
  FileID File = CI.getSourceManager().createFileID(
      llvm::MemoryBuffer::getMemBufferCopy(wrap(Path, PP), "<roost>"),
      SrcMgr::C_System);
  return !PP.EnterSourceFile(File, nullptr, At);
}
