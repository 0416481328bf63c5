//===- roost.cpp - The roost command --------------------------------------===//
//
// Finds the command among those of Commands.def and runs it. `roost` itself
// knows --help, --version and help.
//
//===----------------------------------------------------------------------===//

#include "Command.h"
#include "Options.h"
#include "Report/Writers.h"
#include "Toolchain.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;
using namespace roost;

int roost::fail(const Twine &What) {
  errs() << "roost: error: " << oneLine(What.str()) << '\n';
  return Trouble;
}

static const Command *find(StringRef Name) {
  auto It =
      find_if(allCommands(), [&](const Command *C) { return C->Name == Name; });
  return It == allCommands().end() ? nullptr : *It;
}

static int unknown(StringRef Name) {
  const Command *Nearest = nullptr;
  unsigned Best = 3;
  for (const Command *C : allCommands()) {
    unsigned Distance = Name.edit_distance(C->Name);
    if (Distance < Best) {
      Best = Distance;
      Nearest = C;
    }
  }
  StringRef What = Name.starts_with("-") ? "option" : "command";
  return fail("unknown " + What + " '" + Name + "'; " +
              (Nearest ? "did you mean '" + Nearest->Name.str() + "'?"
                       : "see 'roost --help'"));
}

static int help(Arguments Args) {
  if (Args.empty()) {
    printHelp(outs());
    return Success;
  }
  const Command *C = find(Args[0]);
  if (!C)
    return unknown(Args[0]);
  printHelp(outs(), *C);
  return Success;
}

static int version() {
  Toolchain T = Toolchain::find();
  outs() << "roost " << ROOST_VERSION_STRING << "\nLLVM " << LLVM_VERSION_STRING
         << "\nplugin " << T.Plugin;
  Expected<std::string> Hash = T.pluginHash();
  if (Hash)
    outs() << "\nsha256 " << *Hash << '\n';
  else
    outs() << " (" << toString(Hash.takeError()) << ")\n";
  return Success;
}

static int run(Arguments Args) {
  if (Args.empty()) {
    printHelp(errs());
    return Trouble;
  }
  StringRef Name = Args[0];
  if (Name == "--help" || Name == "-h" || Name == "help")
    return help(Args.drop_front());
  if (Name == "--version")
    return version();
  if (const Command *C = find(Name))
    return C->Run(*C, Args.drop_front());
  return unknown(Name);
}

int main(int Count, char **Values) {
  int Exit = run(Arguments(Values, Count).drop_front(Count ? 1 : 0));
  // A full disk must not pass for a result.
  outs().flush();
  if (outs().has_error()) {
    std::string Why = outs().error().message();
    outs().clear_error();
    return fail("standard output can't be written: " + StringRef(Why).lower());
  }
  return Exit;
}
