//===- Options.cpp - The option table, parsing and --help -----------------===//
//
// llvm::opt does the parsing. Its own help printer is not used: it has no place
// for examples and another tone than the rest.
//
//===----------------------------------------------------------------------===//

#include "Options.h"
#include "Support/Compat.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;
using namespace llvm::opt;
using namespace roost;

namespace {

// What llvm-tblgen makes of Options.td; which of these sections there are
// depends on LLVM's version.
#define OPTTABLE_STR_TABLE_CODE
#include "Options.inc"
#undef OPTTABLE_STR_TABLE_CODE

#define OPTTABLE_PREFIXES_TABLE_CODE
#include "Options.inc"
#undef OPTTABLE_PREFIXES_TABLE_CODE

#define PREFIX(Name, Value)                                                    \
  constexpr StringLiteral Name##_storage[] = Value;                            \
  constexpr ArrayRef<StringLiteral> Name(Name##_storage,                       \
                                         std::size(Name##_storage) - 1);
#include "Options.inc"
#undef PREFIX

constexpr OptTable::Info Infos[] = {
#define OPTION(...) LLVM_CONSTRUCT_OPT_INFO(__VA_ARGS__),
#include "Options.inc"
#undef OPTION
};

class RoostOptTable : public GenericOptTable {
public:
  RoostOptTable() : GenericOptTable(ROOST_OPT_TABLE_ARGUMENTS(Infos)) {
    setDashDashParsing(true);
  }
};

const RoostOptTable &table() {
  static const RoostOptTable Table;
  return Table;
}

constexpr const Command *Commands[] = {
#define ROOST_COMMAND(Name) &roost::Name,
#include "Commands.def"
};

void printColumns(raw_ostream &OS, StringRef Left, size_t Width,
                  StringRef Right) {
  OS << "  " << Left;
  OS.indent(Left.size() < Width ? Width - Left.size() : 0)
      << "  " << Right << '\n';
}

void printExamples(raw_ostream &OS, StringRef Examples) {
  OS << "\nexamples:\n";
  while (!Examples.empty()) {
    auto [Line, Rest] = Examples.split('\n');
    OS << "  " << Line << '\n';
    Examples = Rest;
  }
}

bool noColorAsked() {
  auto Value = sys::Process::GetEnv("NO_COLOR");
  return Value && !Value->empty();
}

} // namespace

ArrayRef<const Command *> roost::allCommands() { return Commands; }

ParsedArguments roost::parse(const Command &C, Arguments Args) {
  unsigned MissingIndex = 0, MissingCount = 0;
  Visibility Mine(C.Visibility);
  ParsedArguments Parsed{
      table().ParseArgs(Args, MissingIndex, MissingCount, Mine), std::nullopt};
  if (Parsed.List.hasArg(OPT_help)) {
    printHelp(outs(), C);
    Parsed.Exit = Success;
  } else if (MissingCount) {
    Parsed.Exit = fail("option '" + Twine(Args[MissingIndex]) +
                       "' needs a value; see 'roost " + C.Name + " --help'");
  } else if (const Arg *A = Parsed.List.getLastArg(OPT_UNKNOWN)) {
    std::string Given = A->getAsString(Parsed.List), Nearest;
    bool Close = table().findNearest(Given, Nearest, Mine, 3) <= 2;
    Parsed.Exit = fail("unknown option '" + Given + "'; " +
                       (Close ? "did you mean '" + Nearest + "'?"
                              : "see 'roost " + C.Name.str() + " --help'"));
  } else {
    StringRef Format = Parsed.List.getLastArgValue(OPT_format_EQ, "text");
    Parsed.JSON = Format == "json";
    if (!Parsed.JSON && Format != "text")
      Parsed.Exit =
          fail("option '--format=' takes text or json, not '" + Format + "'");
  }
  return Parsed;
}

std::optional<int> roost::setColors(const InputArgList &Args, raw_ostream &OS) {
  StringRef When = Args.getLastArgValue(OPT_color_EQ, "auto");
  if (When == "always")
    OS.enable_colors(true);
  else if (When == "never")
    OS.enable_colors(false);
  else if (When == "auto")
    OS.enable_colors(OS.has_colors() && !noColorAsked());
  else
    return fail("option '--color=' takes auto, always or never, not '" + When +
                "'");
  return std::nullopt;
}

void roost::printHelp(raw_ostream &OS, const Command &C) {
  OS << "usage: roost " << C.Name << ' ' << C.Usage << "\n\n"
     << C.Details << '\n';
  if (C.Visibility) {
    OS << "\noptions:\n";
    for (unsigned ID = 1; ID <= table().getNumOptions(); ++ID) {
      const Option O = table().getOption(ID);
      if (O.isValid() && O.hasVisibilityFlag(C.Visibility) &&
          table().getOptionHelpText(ID)) {
        const char *Value = table().getOptionMetaVar(ID);
        printColumns(OS,
                     (O.getPrefixedName() + Twine(Value ? Value : "")).str(),
                     28, table().getOptionHelpText(ID));
      }
    }
  }
  printExamples(OS, C.Examples);
}

void roost::printHelp(raw_ostream &OS) {
  OS << "usage: roost COMMAND [ARGUMENT]...\n\n"
        "Places hash maps on the stack where that is safe, and says why where "
        "it is not.\n\ncommands:\n";
  for (const Command *C : Commands)
    printColumns(OS, C->Name, 10, C->Summary);
  printColumns(OS, "help", 10, "explain a command");
  OS << "\noptions:\n";
  printColumns(OS, "--help", 10, "print this");
  printColumns(OS, "--version", 10,
               "print the versions of Roost and LLVM, and the plugin");
  printExamples(OS, R"(roost c++ -O2 -c a.cpp
roost report a.o
roost help report)");
}
