//===- Toolchain.h - Where the compiler and our plugins are -----*- C++ -*-===//
//
// The plugins lie at a fixed place beside the roost command, in the build tree
// as in an installed one:
//
//   bin/roost
//   lib/ClangRoost-22.so      for clang: -fplugin=
//   lib/LLVMRoost-22.so       for opt and lld: -load-pass-plugin=
//   include/roost/            what the plugin makes programs include
//
// The compiler is the one Roost was built beside, or else clang++-<major> of
// PATH. Another major can't load the plugin, so none is tried.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_TOOLS_ROOST_TOOLCHAIN_H
#define ROOST_TOOLS_ROOST_TOOLCHAIN_H

#include "llvm/Support/Error.h"
#include <string>

namespace roost {

struct Toolchain {
  std::string Compiler;   ///< path of clang++, or empty if there is none
  std::string Plugin;     ///< where ClangRoost must be
  std::string PassPlugin; ///< where LLVMRoost must be
  std::string Headers;    ///< where the runtime's headers must be

  static Toolchain find();

  /// The first 12 hex digits of the SHA-256 of the plugin; an error, one
  /// sentence without subject, if it can't be read.
  llvm::Expected<std::string> pluginHash() const;

  /// "compiler clang++-22 is not there; ...": for errors.
  static std::string compilerMissing();
};

} // namespace roost

#endif
