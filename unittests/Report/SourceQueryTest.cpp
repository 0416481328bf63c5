//===- SourceQueryTest.cpp - Which maps does FILE:LINE mean? --------------===//

#include "Report/SourceQuery.h"
#include "Sites.h"
#include "llvm/ADT/STLExtras.h"
#include "gtest/gtest.h"

using namespace llvm;
using namespace roost;

namespace {

/// "FILE LINE COLUMN", or the error.
std::string parsed(StringRef Text) {
  Expected<Place> P = parseQuery(Text);
  if (!P)
    return toString(P.takeError());
  return P->File + " " + std::to_string(P->Line) + " " +
         std::to_string(P->Column);
}

/// The names of the maps found, in parentheses with their files, or the error.
std::string found(ArrayRef<Site> Sites, StringRef Text) {
  Expected<Place> P = parseQuery(Text);
  if (!P)
    return toString(P.takeError());
  auto Found = findSites(Sites, *P);
  if (!Found)
    return toString(Found.takeError());
  std::string Names;
  for (const Site &S : *Found)
    Names += S.Name + "(" + S.At.File + ")";
  return Names;
}

TEST(SourceQuery, Parse) {
  EXPECT_EQ(parsed("a.cpp:12"), "a.cpp 12 0");
  EXPECT_EQ(parsed("a.cpp:12:7"), "a.cpp 12 7");
  EXPECT_EQ(parsed("a:3/b.cpp:12"), "a:3/b.cpp 12 0");
  EXPECT_EQ(parsed("1:2:3:4"), "1:2 3 4");
}

TEST(SourceQuery, ParseRefuses) {
  EXPECT_EQ(parsed("a.cpp"),
            "'a.cpp' names no line; write FILE:LINE, as in 'a.cpp:12'");
  EXPECT_EQ(parsed("a.cpp:"),
            "'a.cpp:' names no line; write FILE:LINE, as in 'a.cpp:12'");
  EXPECT_EQ(parsed("a.cpp:x"),
            "'a.cpp:x' names no line; write FILE:LINE, as in 'a.cpp:x:12'");
  EXPECT_EQ(parsed(""), "'' names no line; write FILE:LINE, as in 'a.cpp:12'");
  EXPECT_EQ(parsed("a.cpp:-3").substr(0, 24), "'a.cpp:-3' names no line");
  EXPECT_EQ(parsed("a.cpp:99999999999").substr(0, 33),
            "'a.cpp:99999999999' names no line");
  EXPECT_EQ(parsed("a.cpp:0"),
            "'a.cpp:0' names line 0, but lines count from 1");
  EXPECT_EQ(parsed("a.cpp:0:4"),
            "'a.cpp:0:4' names line 0, but lines count from 1");
  EXPECT_EQ(parsed(":12"), "':12' names no file; write FILE:LINE");
  EXPECT_EQ(parsed("12"), "'12' names no line; write FILE:LINE, as in "
                          "'12:12'");
}

TEST(SourceQuery, EndOfAName) {
  std::vector<Site> Sites = {stackSite("/p/src/a.cpp", 9, "m")};
  for (StringRef Text :
       {"/p/src/a.cpp:9", "src/a.cpp:9", "a.cpp:9", "./src/a.cpp:9",
        "../src/a.cpp:9", "x/../a.cpp:9", "/p/src/../src/a.cpp:9"})
    EXPECT_EQ(found(Sites, Text), "m(/p/src/a.cpp)") << Text.str();
  // Parts of components, and other names from the root on, are not it.
  for (StringRef Text :
       {"p:9", "rc/a.cpp:9", "cpp:9", "/src/a.cpp:9", "/q/p/src/a.cpp:9"})
    EXPECT_EQ(StringRef(found(Sites, Text)).substr(0, 16), "no map of a file")
        << Text.str();
}

TEST(SourceQuery, RecordedNameIsTheShorter) {
  std::vector<Site> Sites = {stackSite("../src/a.cpp", 9, "m")};
  EXPECT_EQ(found(Sites, "/home/p/src/a.cpp:9"), "m(../src/a.cpp)");
  EXPECT_EQ(found(Sites, "p/src/a.cpp:9"), "m(../src/a.cpp)");
  EXPECT_EQ(StringRef(found(Sites, "/home/p/rsrc/a.cpp:9")).substr(0, 9),
            "no map of");
}

TEST(SourceQuery, TheSameNameBeatsAnEnd) {
  std::vector<Site> Sites = {stackSite("a.cpp", 9, "m"),
                             stackSite("x/a.cpp", 9, "n"),
                             stackSite("y/a.cpp", 9, "o")};
  EXPECT_EQ(found(Sites, "a.cpp:9"), "m(a.cpp)");
  EXPECT_EQ(found(Sites, "y/a.cpp:9"), "o(y/a.cpp)");
  EXPECT_EQ(found(ArrayRef(Sites).drop_front(), "a.cpp:9"),
            "n(x/a.cpp)o(y/a.cpp)");
}

TEST(SourceQuery, LinesOfADeclaration) {
  Site Long = stackSite("a.cpp", 10, "m");
  Long.BeginLine = 9;
  Long.EndLine = 12;
  EXPECT_EQ(found({Long}, "a.cpp:9"), "m(a.cpp)");
  EXPECT_EQ(found({Long}, "a.cpp:12"), "m(a.cpp)");
  EXPECT_EQ(found({Long}, "a.cpp:8"),
            "no map at a.cpp:8; the nearest is at a.cpp:10");
  EXPECT_EQ(found({Long}, "a.cpp:13"),
            "no map at a.cpp:13; the nearest is at a.cpp:10");
  // Where only the place is known.
  Long.BeginLine = Long.EndLine = 0;
  EXPECT_EQ(found({Long}, "a.cpp:10"), "m(a.cpp)");
  EXPECT_EQ(StringRef(found({Long}, "a.cpp:9")).substr(0, 6), "no map");
}

TEST(SourceQuery, SeveralOnALine) {
  // std::unordered_map<int, int> m, n;
  Site M = stackSite("a.cpp", 9, "m"), N = stackSite("a.cpp", 9, "n");
  N.At.Column = 25;
  N.EndColumn = 25;
  EXPECT_EQ(found({M, N}, "a.cpp:9"), "m(a.cpp)n(a.cpp)");
  EXPECT_EQ(found({M, N}, "a.cpp:9:22"), "m(a.cpp)");
  EXPECT_EQ(found({M, N}, "a.cpp:9:25"), "n(a.cpp)");
  EXPECT_EQ(found({M, N}, "a.cpp:9:4"), "m(a.cpp)n(a.cpp)");
  EXPECT_EQ(found({M, N}, "a.cpp:9:26"),
            "no map at a.cpp:9:26; the nearest is at a.cpp:9");
}

TEST(SourceQuery, NearestLines) {
  std::vector<Site> Sites;
  for (unsigned Line : {3, 9, 20, 30, 31})
    Sites.push_back(stackSite("src/a.cpp", Line, "m"));
  Sites.push_back(stackSite("b.cpp", 10, "other"));
  EXPECT_EQ(found(Sites, "a.cpp:10"),
            "no map at a.cpp:10; the nearest are at src/a.cpp:9, "
            "src/a.cpp:3 and src/a.cpp:20");
}

TEST(SourceQuery, NoSuchFile) {
  std::vector<Site> Sites = {stackSite("src/words.cpp", 9, "m")};
  EXPECT_EQ(found(Sites, "word.cpp:9"),
            "no map of a file 'word.cpp' is recorded; did you mean "
            "'src/words.cpp'?");
  EXPECT_EQ(found(Sites, "other.cpp:9"),
            "no map of a file 'other.cpp' is recorded; was it compiled with "
            "Roost, and has it any?");
  EXPECT_EQ(StringRef(found({}, "a.cpp:9")).substr(0, 9), "no map of");
  // A site without a place is at no line.
  EXPECT_EQ(
      StringRef(found({stackSite("a.cpp", 0, "m")}, "a.cpp:1")).substr(0, 9),
      "no map of");
}

} // namespace
