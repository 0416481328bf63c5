//===- TokenLog.cpp - Noting and finding tokens ---------------------------===//

#include "Lower/TokenLog.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace roost;

void TokenLog::note(const Token &Tok) {
  SourceLocation Loc = Tok.getLocation();
  bool FromMacro = Loc.isMacroID();
  if (FromMacro)
    Loc = SM.getExpansionLoc(Loc);
  auto [File, Offset] = SM.getDecomposedLoc(Loc);
  if (File == SM.getMainFileID())
    Entries.push_back({Offset, FromMacro});
}

std::optional<size_t> TokenLog::at(SourceLocation Loc) const {
  if (Loc.isInvalid() || Loc.isMacroID())
    return std::nullopt;
  auto [File, Offset] = SM.getDecomposedLoc(Loc);
  if (File != SM.getMainFileID())
    return std::nullopt;
  auto After = llvm::upper_bound(
      Entries, Offset, [](unsigned O, const Entry &E) { return O < E.Offset; });
  if (After == Entries.begin())
    return std::nullopt;
  return size_t(After - Entries.begin()) - 1;
}

std::optional<PlannedEdit> TokenLog::locate(SourceLocation Begin,
                                            SourceLocation End,
                                            EditKind Kind) const {
  std::optional<size_t> First = at(Begin), Last = at(End);
  // A tag follows its own place.
  if (Kind == EditKind::Tag) {
    if (!First || Entries[*First].FromMacro ||
        Entries[*First].Offset != SM.getFileOffset(Begin))
      return std::nullopt;
    unsigned At = Entries[*First].Offset;
    return PlannedEdit{At, At, At, Kind};
  }
  if (!First || !Last || *First == 0 || *Last < *First)
    return std::nullopt;
  const Entry &Before = Entries[*First - 1];
  if (Before.FromMacro || Entries[*First].FromMacro ||
      Entries[*Last].FromMacro ||
      Entries[*First].Offset != SM.getFileOffset(Begin))
    return std::nullopt;
  return PlannedEdit{Before.Offset, Entries[*First].Offset,
                     Entries[*Last].Offset, Kind};
}
