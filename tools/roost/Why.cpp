//===- Why.cpp - roost why ------------------------------------------------===//
//
// Reads the records of the paths given, as `roost report` does, and tells all
// that is known of the maps at one line of the source. Paths in which something
// could not be read are said, and the maps of the others still told.
//
//===----------------------------------------------------------------------===//

#include "Command.h"
#include "Options.h"
#include "Report/Merge.h"
#include "Report/Reader.h"
#include "Report/SourceQuery.h"
#include "Report/SourceText.h"
#include "Report/Writers.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;
using namespace roost;

static int runWhy(const Command &C, Arguments Args) {
  ParsedArguments Parsed = parse(C, Args);
  if (Parsed.Exit)
    return *Parsed.Exit;
  if (auto Exit = setColors(Parsed.List, outs()))
    return *Exit;
  std::vector<std::string> Inputs = Parsed.List.getAllArgValues(OPT_INPUT);
  if (Inputs.empty())
    return fail("nothing to explain; name a map by FILE:LINE, and objects, "
                "archives or folders");
  Expected<Place> Query = parseQuery(Inputs.front());
  if (!Query)
    return fail(toString(Query.takeError()));
  Inputs.erase(Inputs.begin());
  if (Inputs.empty())
    Inputs.push_back(".");

  Reading R = readRecords(Inputs);
  for (const std::string &Sentence : R.Troubles)
    fail(Sentence);
  if (!R.Records)
    return Trouble;
  sortAndMerge(R.Sites);
  Expected<std::vector<Site>> Found = findSites(R.Sites, *Query);
  if (!Found)
    return fail(toString(Found.takeError()));

  SourceText Source;
  StringRef Recorded = Found->front().At.File;
  // Of several files that are meant, which one was typed is not known.
  if (all_of(*Found, [&](const Site &S) { return S.At.File == Recorded; }))
    Source.callAlso(Recorded, Query->File);
  (Parsed.JSON ? writeStoriesJSON : writeStories)(outs(), *Found, Source);
  return R.Troubles.empty() ? Success : Trouble;
}

const Command roost::Why = {
    "why",
    "[OPTION]... FILE:LINE [PATH]...",
    "tell all that is known of the maps at one line",
    R"(Tells what became of the maps declared at a line, where they live, by which
rule, through which steps of the source, and what would change it. FILE may be
the end of a longer name; FILE:LINE:COLUMN means one map of several. PATH is an
object, an archive, LLVM bitcode or a folder; without any, the current folder.
Exits with 0, or with 2 if there is no such map or something can't be read.)",
    R"(roost why a.cpp:12 a.o
roost why src/a.cpp:12:23 build/
roost why --format=json a.cpp:12 libx.a)",
    WhyVis,
    runWhy,
};
