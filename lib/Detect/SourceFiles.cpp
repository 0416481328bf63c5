//===- SourceFiles.cpp - The text of the files of a compilation -----------===//

#include "Detect/SourceFiles.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;
using namespace roost;

bool roost::hasWord(StringRef Text, StringRef Word) {
  auto InWord = [&](size_t At) {
    return At < Text.size() && (llvm::isAlnum(Text[At]) || Text[At] == '_');
  };
  for (size_t At = Text.find(Word); At != StringRef::npos;
       At = Text.find(Word, At + 1))
    if (!(At && InWord(At - 1)) && !InWord(At + Word.size()))
      return true;
  return false;
}

bool roost::anyFile(
    const SourceManager &SM,
    llvm::function_ref<bool(FileID, const SrcMgr::FileInfo &)> Each) {
  for (unsigned I = 0, E = SM.local_sloc_entry_size(); I != E; ++I) {
    const SrcMgr::SLocEntry &Entry = SM.getLocalSLocEntry(I);
    if (Entry.isFile() && Each(SM.getFileID(SourceLocation::getFromRawEncoding(
                                   Entry.getOffset())),
                               Entry.getFile()))
      return true;
  }
  return false;
}

StringRef roost::loadedText(const SrcMgr::FileInfo &File) {
  return File.getContentCache().getBufferDataIfLoaded().value_or("");
}
