//===- SourceFiles.h - The text of the files of a compilation ---*- C++ -*-===//
//
// Some questions are answered by text before, or where, there is no syntax tree
// to ask: does the user's code name a container at all, does a header mention a
// field? In: the files that the source manager has loaded; nothing is read for
// it.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_DETECT_SOURCEFILES_H
#define ROOST_DETECT_SOURCEFILES_H

#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace roost {

/// Does \p Text have \p Word, with no letter, digit or underscore beside it?
bool hasWord(llvm::StringRef Text, llvm::StringRef Word);

/// Calls \p Each with the files of the compilation, the main file included and
/// those of a precompiled header not, until it is true; says whether it was.
bool anyFile(
    const clang::SourceManager &SM,
    llvm::function_ref<bool(clang::FileID, const clang::SrcMgr::FileInfo &)>
        Each);

/// The text of a file; empty if it is not loaded.
llvm::StringRef loadedText(const clang::SrcMgr::FileInfo &File);

} // namespace roost

#endif
