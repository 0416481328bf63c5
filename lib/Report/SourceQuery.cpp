//===- SourceQuery.cpp - Which maps does FILE:LINE mean? ------------------===//

#include "Report/SourceQuery.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"
#include <algorithm>
#include <tuple>

using namespace llvm;
using namespace roost;

/// How many of the nearest lines an error names.
static constexpr size_t NearestShown = 3;

static Error sentence(const Twine &What) {
  return createStringError(inconvertibleErrorCode(), What);
}

//===--- Parsing ----------------------------------------------------------===//

/// Takes ":N" off the end of Text; false, and nothing taken, if it has none.
static bool takeNumber(StringRef &Text, unsigned &Number) {
  auto [Before, After] = Text.rsplit(':');
  if (Before.size() == Text.size() || !all_of(After, isDigit) ||
      After.getAsInteger(10, Number))
    return false;
  Text = Before;
  return true;
}

Expected<Place> roost::parseQuery(StringRef Text) {
  StringRef File = Text;
  unsigned Line = 0, Column = 0;
  if (!takeNumber(File, Line))
    return sentence("'" + Text + "' names no line; write FILE:LINE, as in '" +
                    (Text.empty() ? "a.cpp" : Text.rtrim(':')) + ":12'");
  if (unsigned First = 0; takeNumber(File, First))
    std::tie(Line, Column) = std::pair(First, Line);
  if (File.empty())
    return sentence("'" + Text + "' names no file; write FILE:LINE");
  if (!Line)
    return sentence("'" + Text + "' names line 0, but lines count from 1");
  return Place{File.str(), Line, Column};
}

//===--- Files ------------------------------------------------------------===//

namespace {

using Components = SmallVector<StringRef, 8>;

/// How a file's name matches; the best first.
enum class Match { Same, EndOfRecorded, RecordedIsEnd, None };

/// "src/a.cpp" of "../src/./b/../a.cpp": what is left has no dots.
std::string normalize(StringRef File) {
  SmallString<128> Path(File);
  sys::path::remove_dots(Path, /*remove_dot_dot=*/true,
                         sys::path::Style::posix);
  StringRef Rest = Path;
  while (Rest.consume_front("../"))
    ;
  return Rest.str();
}

Components split(StringRef File) {
  Components Parts;
  File.split(Parts, '/', /*MaxSplit=*/-1, /*KeepEmpty=*/false);
  return Parts;
}

bool endsWith(ArrayRef<StringRef> Long, ArrayRef<StringRef> Short) {
  return Long.size() >= Short.size() && Long.take_back(Short.size()) == Short;
}

Match match(StringRef Recorded, StringRef Typed) {
  if (Recorded == Typed)
    return Match::Same;
  std::string A = normalize(Recorded), B = normalize(Typed);
  if (A.empty() || B.empty())
    return Match::None;
  if (A == B)
    return Match::Same;
  // What begins at the root is a whole name, and the end of no other.
  if (!sys::path::is_absolute(B, sys::path::Style::posix) &&
      endsWith(split(A), split(B)))
    return Match::EndOfRecorded;
  if (!sys::path::is_absolute(A, sys::path::Style::posix) &&
      endsWith(split(B), split(A)))
    return Match::RecordedIsEnd;
  return Match::None;
}

/// "; did you mean 'src/a.cpp'?": a recorded file of nearly that name.
std::string proposal(ArrayRef<Site> Sites, StringRef Typed) {
  StringRef Wanted = sys::path::filename(Typed), Nearest;
  unsigned Best = 3;
  for (const Site &S : Sites) {
    StringRef File = sys::path::filename(S.At.File);
    unsigned Distance = Wanted.edit_distance(File, true, Best);
    if (Distance < Best) {
      Best = Distance;
      Nearest = S.At.File;
    }
  }
  return Nearest.empty() ? "; was it compiled with Roost, and has it any?"
                         : "; did you mean '" + Nearest.str() + "'?";
}

} // namespace

//===--- Lines ------------------------------------------------------------===//

namespace {

/// The first and last line of a site, from what is known of them.
std::pair<unsigned, unsigned> lines(const Site &S) {
  return {S.BeginLine ? std::min(S.BeginLine, S.At.Line) : S.At.Line,
          std::max(S.EndLine, S.At.Line)};
}

unsigned distance(const Site &S, unsigned Line) {
  auto [First, Last] = lines(S);
  return Line < First ? First - Line : Line > Last ? Line - Last : 0;
}

bool holdsColumn(const Site &S, const Place &Query) {
  auto At = std::pair(Query.Line, Query.Column);
  if (!S.BeginLine || !S.EndLine)
    return At == std::pair(S.At.Line, S.At.Column);
  return std::pair(S.BeginLine, S.BeginColumn) <= At &&
         At <= std::pair(S.EndLine, S.EndColumn);
}

std::string positionOf(const Site &S) {
  return S.At.File + ":" + utostr(S.At.Line);
}

/// "no map at a.cpp:7; the nearest are at a.cpp:3 and a.cpp:9"
Error noneHere(std::vector<Site> Near, const Place &Query) {
  std::string Asked = Query.File + ":" + utostr(Query.Line);
  if (Query.Column)
    Asked += ":" + utostr(Query.Column);
  llvm::sort(Near, [&](const Site &A, const Site &B) {
    return std::tuple(distance(A, Query.Line), A.At.File, A.At.Line) <
           std::tuple(distance(B, Query.Line), B.At.File, B.At.Line);
  });
  std::vector<std::string> Shown;
  for (const Site &S : Near)
    if (Shown.size() < NearestShown && !is_contained(Shown, positionOf(S)))
      Shown.push_back(positionOf(S));
  std::string List = Shown.front();
  for (size_t I = 1; I < Shown.size(); ++I)
    List += (I + 1 == Shown.size() ? " and " : ", ") + Shown[I];
  return sentence("no map at " + Asked + "; the nearest " +
                  (Shown.size() == 1 ? "is" : "are") + " at " + List);
}

} // namespace

Expected<std::vector<Site>> roost::findSites(ArrayRef<Site> Sites,
                                             const Place &Query) {
  Match Best = Match::None;
  std::vector<Site> InFile;
  for (const Site &S : Sites) {
    Match M = S.At.Line ? match(S.At.File, Query.File) : Match::None;
    if (M < Best) {
      Best = M;
      InFile.clear();
    }
    if (M == Best && M != Match::None)
      InFile.push_back(S);
  }
  if (InFile.empty())
    return sentence("no map of a file '" + Query.File + "' is recorded" +
                    proposal(Sites, Query.File));

  std::vector<Site> OnLine, OnColumn, Named;
  for (const Site &S : InFile) {
    if (distance(S, Query.Line))
      continue;
    OnLine.push_back(S);
    if (holdsColumn(S, Query))
      OnColumn.push_back(S);
    if (S.At.Line == Query.Line && S.At.Column == Query.Column)
      Named.push_back(S);
  }
  std::vector<Site> &Found = !Query.Column    ? OnLine
                             : !Named.empty() ? Named
                                              : OnColumn;
  if (Found.empty())
    return noneHere(std::move(InFile), Query);
  return std::move(Found);
}
