//===- Options.h - Parsing the options of a command -------------*- C++ -*-===//
//
// Options.td says which options there are and to which command each belongs.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_TOOLS_ROOST_OPTIONS_H
#define ROOST_TOOLS_ROOST_OPTIONS_H

#include "Command.h"
#include "llvm/Option/ArgList.h"
#include "llvm/Option/OptTable.h"
#include "llvm/Option/Option.h"

namespace llvm {
class raw_ostream;
}

namespace roost {

/// Commands' bits of visibility; LLVM keeps the lowest for itself.
enum CommandVisibility : unsigned {
  ReportVis = 1u << 1,
  DoctorVis = 1u << 2,
  WhyVis = 1u << 3
};

enum OptionID : unsigned {
  OPT_INVALID = 0,
#define OPTION(...) LLVM_MAKE_OPT_ID(__VA_ARGS__),
#include "Options.inc"
#undef OPTION
};

/// The arguments of a command, or why there are none.
struct ParsedArguments {
  llvm::opt::InputArgList List;
  /// Set if the command is done: help was printed, or an error.
  std::optional<int> Exit;
  /// --format=json
  bool JSON = false;
};

ParsedArguments parse(const Command &C, Arguments Args);

/// The value of --color= applied to a stream; an error for another value.
std::optional<int> setColors(const llvm::opt::InputArgList &Args,
                             llvm::raw_ostream &OS);

/// The --help of one command, and of roost.
void printHelp(llvm::raw_ostream &OS, const Command &C);
void printHelp(llvm::raw_ostream &OS);

/// All commands, in the order of Commands.def.
llvm::ArrayRef<const Command *> allCommands();

} // namespace roost

#endif
