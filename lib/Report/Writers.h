//===- Writers.h - The formats of `roost report` and `why` ------*- C++ -*-===//
//
// Each writer takes sites that are sorted and merged (Merge.h) and prints them
// to a stream. Writers decide nothing: verdicts are in the sites, words of
// reasons come from Reasons.def.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_REPORT_WRITERS_H
#define ROOST_REPORT_WRITERS_H

#include "IR/Site.h"
#include "llvm/ADT/ArrayRef.h"
#include <string>

namespace llvm {
class raw_ostream;
}

namespace roost {

class SourceText;

/// One aligned line a map, then the summary:
///
///   src/a.cpp:9:22   stack  no-escape  unordered_map<int,int> n     in f(int)
///   src/a.cpp:16:23  heap   returned   unordered_map<string,int> m  in leaks()
///   [not lowered]
///
///   maps: 2  lowered 1  stack 1 (50%)  heap 0  not lowered 1
///
/// The second column is where the first buckets are. Coloured if the stream
/// has colours enabled.
void writeText(llvm::raw_ostream &OS, llvm::ArrayRef<Site> Sites);

/// One JSON document, one map a line; see docs/formats/report-json.md.
void writeJSON(llvm::raw_ostream &OS, llvm::ArrayRef<Site> Sites);

/// All that is known of each map, in paragraphs:
///
///   src/a.cpp:16:23: map 'm' not lowered: it is returned, so its type is …
///      16 |   std::unordered_map<std::string, int> m;
///         |                                        ^
///     what     'm', local variable of leaks()
///     …
///
/// Coloured as above; lines of the source are there if Source can read them.
void writeStories(llvm::raw_ostream &OS, llvm::ArrayRef<Site> Sites,
                  SourceText &Source);

/// The same as one JSON document.
void writeStoriesJSON(llvm::raw_ostream &OS, llvm::ArrayRef<Site> Sites,
                      SourceText &Source);

/// Who writes: name, version and LLVM's version.
llvm::json::Object aboutTool();

/// A type as the text report shows it: no std::, no blanks that carry nothing,
/// std::basic_string<char> as string.
std::string compactType(llvm::StringRef Type);

/// Text that came out of a file, on its way to a terminal: every control
/// character becomes a question mark, so that it stays on its line and can't
/// move the cursor.
std::string oneLine(llvm::StringRef Text);

} // namespace roost

#endif
