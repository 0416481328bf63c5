//===- Compile.cpp - roost c++ --------------------------------------------===//
//
// Becomes clang++ by exec, with the plugin's two arguments in front of the
// user's. Input, output, signals and exit status are clang++'s own, because
// nothing of roost is left when it runs. Every clang++ command line accepts the
// two: those that only preprocess, assemble or link pass over them in silence.
//
//===----------------------------------------------------------------------===//

#include "Command.h"
#include "Toolchain.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Errno.h"
#include <unistd.h>

using namespace llvm;
using namespace roost;

static int runCompile(const Command &, Arguments Args) {
  Toolchain T = Toolchain::find();
  if (T.Compiler.empty())
    return fail(Toolchain::compilerMissing());

  // clang++ -cc1 is another program, which insists on that being its first
  // argument; whoever uses it gives all of its arguments.
  bool Plugin = Args.empty() || !StringRef(Args[0]).starts_with("-cc1");
  SmallVector<const char *, 32> Rest;
  for (const char *Arg : Args) {
    if (StringRef(Arg) == "--no-roost")
      Plugin = false;
    else
      Rest.push_back(Arg);
  }

  SmallVector<const char *, 32> Line{T.Compiler.c_str()};
  std::string Load = "-fplugin=" + T.Plugin;
  std::string Build = "-fplugin-arg-roost-build=";
  if (Plugin) {
    Expected<std::string> Hash = T.pluginHash();
    if (!Hash)
      return fail("plugin " + T.Plugin + " " + toString(Hash.takeError()) +
                  "; build it, or compile without it by 'roost c++ "
                  "--no-roost'");
    Build += *Hash;
    Line.append({Load.c_str(), Build.c_str()});
  }
  Line.append(Rest.begin(), Rest.end());
  Line.push_back(nullptr);
  execv(T.Compiler.c_str(), const_cast<char **>(Line.data()));
  return fail("can't run " + T.Compiler + ": " +
              StringRef(sys::StrError()).lower());
}

const Command roost::Compile = {
    "c++",
    "[--no-roost] ARGUMENT...",
    "compile as clang++ does, with Roost's plugin on",
    R"(Runs clang++ of the right major with -fplugin=ClangRoost-<major>.so and
-fplugin-arg-roost-build=<hash of the plugin> in front of the arguments.
All else is clang++'s: options, input, output and exit status. --no-roost,
anywhere, leaves both off. Put no cache in front: it would take roost for
the compiler and not see a changed plugin.)",
    R"(roost c++ -O2 -c a.cpp
roost c++ -O2 -fplugin-arg-roost-explain=1 a.cpp -o a
CXX='roost c++' cmake -S . -B build)",
    /*Visibility=*/0,
    runCompile,
};
