//===- Compat.h - All that differs between LLVM versions --------*- C++ -*-===//
//
// The only file that asks which LLVM it is compiled with. Each piece hides one
// difference behind one name, so that no logic elsewhere has to. Pieces that
// need clang are not here: this header serves the `roost` program as well.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_SUPPORT_COMPAT_H
#define ROOST_SUPPORT_COMPAT_H

#include "llvm/Config/llvm-config.h"

// Option tables: LLVM 20 put their strings into one table of their own.
#if LLVM_VERSION_MAJOR >= 20
#define ROOST_OPT_TABLE_ARGUMENTS(Infos)                                       \
  OptionStrTable, OptionPrefixesTable, Infos
#else
#define ROOST_OPT_TABLE_ARGUMENTS(Infos) Infos
#endif

#endif
