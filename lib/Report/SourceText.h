//===- SourceText.h - Lines of the source, where it can be read -*- C++ -*-===//
//
// Takes places of a record and returns the lines they are on. A record has a
// file's name as the compiler was given it, perhaps in another folder. So where
// that name leads nowhere, the name a user typed for it is tried: /p/src/a.cpp
// for src/a.cpp says that /p/ goes before all other names as well.
//
// Not modelled: that a file may have changed since it was compiled.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_REPORT_SOURCETEXT_H
#define ROOST_REPORT_SOURCETEXT_H

#include "IR/Site.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/MemoryBuffer.h"
#include <memory>
#include <optional>
#include <string>

namespace llvm {
class raw_ostream;
}

namespace roost {

class SourceText {
public:
  /// A user calls the recorded file so.
  void callAlso(llvm::StringRef Recorded, llvm::StringRef Typed);

  /// The line of a place without its end; nullopt if the file can't be read,
  /// has no such line, or the line is no text that fits a screen. Reads each
  /// file once.
  std::optional<std::string> line(const Place &At);

private:
  const llvm::MemoryBuffer *open(llvm::StringRef File);

  llvm::StringMap<std::unique_ptr<llvm::MemoryBuffer>> Files;
  llvm::StringMap<std::string> Names;
  std::string Root;
};

/// Prints a line with its number, and a caret under its column, as clang does:
///
///    16 |   std::unordered_map<int, int> m;
///       |                                ^
void writeSnippet(llvm::raw_ostream &OS, llvm::StringRef Line, const Place &At);

} // namespace roost

#endif
