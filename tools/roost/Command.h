//===- Command.h - What a command of roost consists of ----------*- C++ -*-===//
//
// A command is one constant in one file: what --help says of it and the
// function that runs it. Commands.def names it, main() finds it there. Its
// options, if it has any, are in Options.td.
//
// All commands keep to this: the result goes to standard output, everything
// else to standard error; an error is one sentence "roost: error: ..."; exit
// status 0 is success, 1 is a finding, 2 is trouble.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_TOOLS_ROOST_COMMAND_H
#define ROOST_TOOLS_ROOST_COMMAND_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/Twine.h"

namespace roost {

enum ExitStatus : int { Success = 0, Finding = 1, Trouble = 2 };

using Arguments = llvm::ArrayRef<const char *>;

struct Command {
  llvm::StringLiteral Name;
  llvm::StringLiteral Usage;    ///< what follows "roost NAME "
  llvm::StringLiteral Summary;  ///< one line for the list of commands
  llvm::StringLiteral Details;  ///< the paragraph of its own --help
  llvm::StringLiteral Examples; ///< one command line a line, without indent
  unsigned Visibility;          ///< of its options in Options.td, or 0
  int (*Run)(const Command &, Arguments);
};

#define ROOST_COMMAND(Name) extern const Command Name;
#include "Commands.def"

/// Prints "roost: error: <What>" and returns Trouble.
int fail(const llvm::Twine &What);

} // namespace roost

#endif
