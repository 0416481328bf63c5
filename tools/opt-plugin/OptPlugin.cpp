//===- OptPlugin.cpp - LLVMRoost-N.so: the pass for opt and lld -----------===//
//
//   opt-22 -load-pass-plugin=LLVMRoost-22.so -passes=roost x.ll -S
//   clang++-22 -fpass-plugin=LLVMRoost-22.so …        (for experiments)
//
// The only file that registers command-line options with LLVM: `-roost-NAME=
// VALUE` for every NAME of Options.h. The Clang plugin has its own way
// (-fplugin-arg-roost-NAME=VALUE); if both registered options, a process that
// loads both would die of it.
//
//===----------------------------------------------------------------------===//

#include "Place/Pipeline.h"
#include "Support/Compat.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/WithColor.h"

using namespace llvm;
using namespace roost;

namespace {

cl::OptionCategory Category("Roost options");

/// One textual option each; Options::parse() knows ranges and messages.
struct Option {
  StringLiteral Name;
  cl::opt<std::string> Value;
  Option(StringLiteral Name, const char *Flag, const char *Help)
      : Name(Name), Value(StringRef(Flag), cl::desc(Help), cl::cat(Category)) {}
};

Option All[] = {
    {"explain", "roost-explain", "How much is said of each map: 0, 1 or 2"},
    {"record", "roost-record", "Write the section .roost.report: on or off"},
    {"stack-limit", "roost-stack-limit",
     "Bytes of first storage one map may take of a frame"},
    {"frame-limit", "roost-frame-limit",
     "Bytes of storage one function's frame may gain"},
    {"recursion-limit", "roost-recursion-limit",
     "The same of all functions together that may call one another"},
    {"static-limit", "roost-static-limit",
     "Bytes of first storage beside one map in a static variable"},
    {"facts", "roost-facts",
     "Put the facts of functions into the object: on or off"},
    {"facts-from", "roost-facts-from",
     "An object or archive whose facts are believed"},
    {"dot", "roost-dot",
     "A folder for the escape graphs of functions with maps"},
};

Options fromCommandLine() {
  Options Opts;
  for (const Option &O : All) {
    if (!O.Value.getNumOccurrences())
      continue;
    if (Error E = Opts.parse((O.Name + "=" + O.Value).str())) {
      WithColor::error(errs(), "roost") << toString(std::move(E)) << '\n';
      exit(1);
    }
  }
  return Opts;
}

} // namespace

extern "C" LLVM_ATTRIBUTE_VISIBILITY_DEFAULT PassPluginLibraryInfo
llvmGetPassPluginInfo() {
  return {LLVM_PLUGIN_API_VERSION, "roost", ROOST_VERSION_STRING,
          [](PassBuilder &PB) { registerPasses(PB, fromCommandLine()); }};
}
