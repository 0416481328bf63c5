//===- Toolchain.cpp - Finding the compiler and our plugins ---------------===//

#include "Toolchain.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Config/llvm-config.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Program.h"
#include "llvm/Support/SHA256.h"

using namespace llvm;
using namespace roost;

Toolchain Toolchain::find() {
  static int Anchor;
  std::string Self = sys::fs::getMainExecutable(nullptr, &Anchor);
  StringRef Root = sys::path::parent_path(sys::path::parent_path(Self));
  auto Below = [&](const Twine &Rest) { return (Root + "/" + Rest).str(); };
  std::string Major = utostr(LLVM_VERSION_MAJOR);

  Toolchain T;
  T.Plugin = Below("lib/ClangRoost-" + Major + ".so");
  T.PassPlugin = Below("lib/LLVMRoost-" + Major + ".so");
  T.Headers = Below("include/roost");
  if (sys::fs::can_execute(ROOST_CLANGXX))
    T.Compiler = ROOST_CLANGXX;
  else if (auto InPath = sys::findProgramByName("clang++-" + Major))
    T.Compiler = *InPath;
  return T;
}

Expected<std::string> Toolchain::pluginHash() const {
  auto Bytes = MemoryBuffer::getFile(Plugin, /*IsText=*/false,
                                     /*RequiresNullTerminator=*/false);
  if (!Bytes)
    return createStringError(Bytes.getError(), "is not there");
  auto Digest = SHA256::hash(arrayRefFromStringRef((*Bytes)->getBuffer()));
  return toHex(Digest, /*LowerCase=*/true).substr(0, 12);
}

std::string Toolchain::compilerMissing() {
  std::string Major = utostr(LLVM_VERSION_MAJOR);
  return "clang++-" + Major + " is not there; install clang-" + Major;
}
