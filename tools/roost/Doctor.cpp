//===- Doctor.cpp - roost doctor ------------------------------------------===//
//
// One line a check, in the order in which a compilation would meet trouble: the
// compiler, the plugins, the headers, a real compilation, and then what may
// stand between a build and the compiler (caches, CXX). A check that can't be
// made because an earlier one failed is left out.
//
// What caches do with plugins was measured. ccache hashes the file of -fplugin=
// the way it hashes the compiler; sccache hashes the command line only, so
// there the build argument must tell plugins apart. In front of `roost c++`
// either one sees roost as the compiler and no plugin at all.
//
//===----------------------------------------------------------------------===//

#include "Command.h"
#include "Options.h"
#include "Report/Reader.h"
#include "Toolchain.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Config/llvm-config.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/Program.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;
using namespace roost;

namespace {

/// The output of a program, both streams, and how it ended.
struct Run {
  int Status = -1;
  std::string Output;

  StringRef firstLine() const { return StringRef(Output).split('\n').first; }
  /// The first line that says what is wrong, or else the first line.
  StringRef complaint() const {
    for (StringRef Line : split(Output, '\n'))
      if (Line.contains("error"))
        return Line;
    return firstLine();
  }
};

Run run(StringRef Program, ArrayRef<StringRef> Arguments) {
  Run R;
  SmallString<128> Log;
  if (sys::fs::createTemporaryFile("roost-doctor", "log", Log))
    return R;
  SmallVector<StringRef, 16> Line{Program};
  Line.append(Arguments.begin(), Arguments.end());
  R.Status =
      sys::ExecuteAndWait(Program, Line, std::nullopt,
                          {StringRef(""), StringRef(Log), StringRef(Log)},
                          /*SecondsToWait=*/60);
  if (auto Text = MemoryBuffer::getFile(Log))
    R.Output = (*Text)->getBuffer().str();
  sys::fs::remove(Log);
  return R;
}

class Checkup {
public:
  void compiler();
  void plugin();
  void passPlugin();
  void headers();
  void compilation();
  void ccache();
  void sccache();
  void environment();
  int exitStatus() const { return Problems ? Finding : Success; }

private:
  void ok(const Twine &What) {
    outs().changeColor(raw_ostream::GREEN) << "ok";
    outs().resetColor() << "  " << What << '\n';
  }
  void problem(const Twine &What, const Twine &Mend) {
    Problems = true;
    outs().changeColor(raw_ostream::RED) << "!!";
    outs().resetColor() << "  " << What << " (" << Mend << ")\n";
  }

  std::string buildArgument() const {
    return "-fplugin-arg-roost-build=" +
           (Hash.empty() ? std::string("<hash>") : Hash);
  }

  const Toolchain T = Toolchain::find();
  const std::string Major = utostr(LLVM_VERSION_MAJOR);
  std::string Hash;
  bool Problems = false;
  bool CanCompile = true;
};

/// "22.1.8" of "Debian clang version 22.1.8 (1~deb12u1)", or "".
StringRef clangVersion(StringRef Line) {
  auto [Before, After] = Line.split("clang version ");
  return After.take_while([](char C) { return isDigit(C) || C == '.'; });
}

} // namespace

//===--- Ours -------------------------------------------------------------===//

void Checkup::compiler() {
  if (T.Compiler.empty()) {
    CanCompile = false;
    problem("compiler clang++-" + Major + " is not there",
            "apt-get install clang-" + Major);
    return;
  }
  StringRef Version;
  Run R = run(T.Compiler, {"--version"});
  Version = clangVersion(R.firstLine());
  if (R.Status == 0 && Version.split('.').first == Major) {
    ok("compiler " + T.Compiler + " is clang " + Version);
    return;
  }
  CanCompile = false;
  problem("compiler " + T.Compiler + " is not clang " + Major,
          "apt-get install clang-" + Major);
}

void Checkup::plugin() {
  Expected<std::string> Sum = T.pluginHash();
  if (Sum) {
    Hash = *Sum;
    ok("plugin " + T.Plugin + " for clang " + Major + ", sha256 " + Hash);
    return;
  }
  CanCompile = false;
  problem("plugin " + T.Plugin + " " + toString(Sum.takeError()),
          "build the target ClangRoost");
}

void Checkup::passPlugin() {
  if (sys::fs::exists(T.PassPlugin))
    ok("pass plugin " + T.PassPlugin + " for opt-" + Major +
       ", not for -fplugin=");
  else
    problem("pass plugin " + T.PassPlugin + " is not there",
            "build the target LLVMRoost; only opt needs it");
}

void Checkup::headers() {
  std::string Lowered = T.Headers + "/lowered.h";
  if (sys::fs::exists(Lowered))
    ok("runtime headers in " + T.Headers);
  else
    problem("runtime header " + Lowered + " is not there",
            "the plugin looks for it at ../include from its own folder");
}

void Checkup::compilation() {
  if (!CanCompile)
    return;
  SmallString<128> Folder;
  if (std::error_code EC = sys::fs::createUniqueDirectory("roost", Folder)) {
    problem("no temporary folder: " + EC.message(), "set TMPDIR");
    return;
  }
  std::string Source = (Folder + "/doctor.cpp").str();
  std::string Object = (Folder + "/doctor.o").str();
  {
    std::error_code EC;
    raw_fd_ostream OS(Source, EC);
    OS << "#include <unordered_map>\n"
          "int main(int Count, char **) {\n"
          "  std::unordered_map<int, int> Map;\n"
          "  Map[Count] = Count;\n"
          "  return Map.count(0);\n"
          "}\n";
  }
  Run R = run(T.Compiler,
              {"-O2", "-c", "-fplugin=" + T.Plugin, Source, "-o", Object});
  Reading Record;
  if (R.Status == 0)
    Record = readRecords({Object});
  sys::fs::remove_directories(Folder);

  if (R.Status != 0)
    problem("a test program does not compile: " + R.complaint(),
            "run clang++-" + Major +
                " on it with and without -fplugin=" + T.Plugin);
  else if (Record.Sites.empty())
    problem("a test program compiles, but its object has no record of its map",
            "build the plugin again");
  else if (Record.Sites[0].Buckets != BucketPlace::Stack)
    problem("a test program compiles, but its map " + Record.Sites[0].message(),
            "build the plugin again");
  else
    ok("a test program compiles; its map is placed on the stack");
}

//===--- What stands in between -------------------------------------------===//

void Checkup::ccache() {
  auto Path = sys::findProgramByName("ccache");
  if (!Path)
    return;
  StringRef Version = "ccache";
  Run R = run(*Path, {"--version"});
  if (R.firstLine().starts_with("ccache version"))
    Version = R.firstLine();
  // The setting may come from the environment or from a configuration file.
  Run Check = run(*Path, {"--get-config", "compiler_check"});
  if (Check.Status == 0 && StringRef(Check.Output).trim() == "none")
    problem(Version + ": with compiler_check=none it does not see a changed "
                      "plugin",
            "add " + buildArgument() + ", or set compiler_check=content");
  else
    ok(Version + ": sees a changed plugin given by -fplugin=");
}

void Checkup::sccache() {
  auto Path = sys::findProgramByName("sccache");
  if (!Path)
    return;
  ok("sccache: does not see a changed plugin by itself, but by " +
     buildArgument());
}

/// Takes leading ccache and sccache off a command; returns whether there were.
static bool dropCaches(SmallVectorImpl<StringRef> &Words) {
  bool Any = false;
  while (!Words.empty()) {
    StringRef Tool = sys::path::filename(Words.front());
    if (Tool != "ccache" && Tool != "sccache")
      break;
    Any = true;
    Words.erase(Words.begin());
  }
  return Any;
}

void Checkup::environment() {
  std::string CXX = sys::Process::GetEnv("CXX").value_or("");
  std::string Launcher =
      sys::Process::GetEnv("CMAKE_CXX_COMPILER_LAUNCHER").value_or("");
  SmallVector<StringRef, 8> Words, LauncherWords;
  SplitString(CXX, Words, " ;");
  SplitString(Launcher, LauncherWords, " ;");
  bool Cached = dropCaches(Words);
  if (dropCaches(LauncherWords)) {
    Cached = true;
    ok("CMAKE_CXX_COMPILER_LAUNCHER='" + Launcher +
       "': compilations go through a cache");
  }
  if (Words.empty())
    return;

  std::string Setting = "CXX='" + CXX + "'";
  std::string Plain = "clang++-" + Major + " with -fplugin=" + T.Plugin +
                      " and " + buildArgument();
  StringRef Compiler = Words.front();
  if (sys::path::filename(Compiler) == "roost") {
    if (Cached)
      problem(Setting + ": behind a cache, which does not see a changed plugin",
              "use " + Plain);
    else
      ok(Setting + ": compiles with Roost");
    return;
  }
  Run R;
  if (auto Path = sys::findProgramByName(Compiler))
    R = run(*Path, {"--version"});
  if (clangVersion(R.firstLine()).split('.').first == Major)
    ok(Setting + ": is clang " + Major + ", so it can load the plugin");
  else
    problem(Setting + ": is not clang " + Major +
                ", so it can't load the plugin",
            "use 'roost c++', or " + Plain);
}

static int runDoctor(const Command &C, Arguments Args) {
  ParsedArguments Parsed = parse(C, Args);
  if (Parsed.Exit)
    return *Parsed.Exit;
  if (const opt::Arg *Extra = Parsed.List.getLastArg(OPT_INPUT))
    return fail("doctor takes no argument, but was given '" +
                Twine(Extra->getValue()) + "'");
  if (auto Exit = setColors(Parsed.List, outs()))
    return *Exit;

  Checkup Check;
  Check.compiler();
  Check.plugin();
  Check.passPlugin();
  Check.headers();
  Check.compilation();
  Check.ccache();
  Check.sccache();
  Check.environment();
  return Check.exitStatus();
}

const Command roost::Doctor = {
    "doctor",
    "[OPTION]...",
    "check compiler, plugin and caches, and say how to mend them",
    R"(Prints one line a check: 'ok', or '!!' and in parentheses how to mend it.
Exits with 0 if all is well and with 1 if not.)",
    R"(roost doctor
CXX=g++ roost doctor)",
    DoctorVis,
    runDoctor,
};
