//===- Report.cpp - roost report ------------------------------------------===//
//
// Reads the records of the paths given, merges what is one map, and prints.
// What could be read is printed also if something else could not.
//
//===----------------------------------------------------------------------===//

#include "Command.h"
#include "Options.h"
#include "Report/Merge.h"
#include "Report/Reader.h"
#include "Report/Writers.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;
using namespace roost;

/// Writes to a descriptor that is open; tells an error, say of a full disk.
static std::error_code writeTo(raw_fd_ostream &OS,
                               function_ref<void(raw_ostream &)> Write) {
  Write(OS);
  OS.flush();
  std::error_code EC = OS.error();
  OS.clear_error();
  return EC;
}

/// Writes a regular file through a temporary one, so that the old content stays
/// if this fails; a pipe or a device, which has no old content, as it is.
static std::error_code writeFile(StringRef Path,
                                 function_ref<void(raw_ostream &)> Write) {
  SmallString<256> Target(Path);
  sys::fs::file_status Status;
  bool Exists = !sys::fs::status(Path, Status);
  if (Path == "-" ||
      (Exists && Status.type() != sys::fs::file_type::regular_file)) {
    std::error_code EC;
    raw_fd_ostream OS(Path, EC);
    return EC ? EC : writeTo(OS, Write);
  }
  if (Exists) // Through a symbolic link, not over it.
    if (std::error_code EC = sys::fs::real_path(Path, Target))
      return EC;

  auto Temporary = sys::fs::TempFile::create(Target + ".%%%%%%");
  if (!Temporary)
    return errorToErrorCode(Temporary.takeError());
  std::error_code EC;
  {
    raw_fd_ostream OS(Temporary->FD, /*shouldClose=*/false);
    EC = writeTo(OS, Write);
  }
  if (!EC)
    return errorToErrorCode(Temporary->keep(Target));
  consumeError(Temporary->discard());
  return EC;
}

static int runReport(const Command &C, Arguments Args) {
  ParsedArguments Parsed = parse(C, Args);
  if (Parsed.Exit)
    return *Parsed.Exit;
  if (auto Exit = setColors(Parsed.List, outs()))
    return *Exit;
  std::vector<std::string> Paths = Parsed.List.getAllArgValues(OPT_INPUT);
  if (Paths.empty())
    return fail("nothing to report on; name objects, archives or folders");

  Reading R = readRecords(Paths);
  for (const std::string &Sentence : R.Troubles)
    fail(Sentence);
  int Exit = R.Troubles.empty() ? Success : Trouble;
  if (R.Sites.empty() && !R.Records)
    return Exit;
  sortAndMerge(R.Sites);

  auto Write = Parsed.JSON ? writeJSON : writeText;
  const opt::Arg *Output = Parsed.List.getLastArg(OPT_output);
  if (!Output) {
    Write(outs(), R.Sites);
    return Exit;
  }
  std::error_code EC = writeFile(Output->getValue(), [&](raw_ostream &OS) {
    setColors(Parsed.List, OS);
    Write(OS, R.Sites);
  });
  if (EC)
    return fail("can't write '" + Twine(Output->getValue()) +
                "': " + StringRef(EC.message()).lower());
  return Exit;
}

const Command roost::Report = {
    "report",
    "[OPTION]... PATH...",
    "print where the maps of compiled files live, and why",
    R"(Reads the records in objects, archives, LLVM bitcode and folders of them.
One line a map: its place in the source, where its first buckets are, the
reason, its type and name. A last line counts them. Exits with 0, or with
2 if something could not be read.)",
    R"(roost report a.o
roost report build/
roost report --format=json -o maps.json build/ libx.a)",
    ReportVis,
    runReport,
};
