//===- StoryTest.cpp - Everything that is known of a map ------------------===//

#include "Report/SourceText.h"
#include "Report/Writers.h"
#include "Sites.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "gtest/gtest.h"

using namespace llvm;
using namespace roost;

namespace {

std::string storyOf(ArrayRef<Site> Sites, SourceText &&Source = {}) {
  std::string Text;
  raw_string_ostream OS(Text);
  writeStories(OS, Sites, Source);
  return Text;
}

std::string snippetOf(StringRef Line, unsigned Column) {
  std::string Text;
  raw_string_ostream OS(Text);
  writeSnippet(OS, Line, {"a.cpp", 7, Column});
  return Text;
}

/// A folder with the file src/a.cpp, gone with the test.
class Sources : public testing::Test {
protected:
  void SetUp() override {
    ASSERT_FALSE(sys::fs::createUniqueDirectory("roost-story", Folder));
    ASSERT_FALSE(sys::fs::create_directory(Folder + "/src"));
    std::error_code EC;
    raw_fd_ostream OS(name("src/a.cpp"), EC);
    ASSERT_FALSE(EC);
    OS << "first\n\n\tthird\r\n" << std::string(5000, 'x') << "\nlast";
  }
  void TearDown() override { sys::fs::remove_directories(Folder); }

  std::string name(StringRef File) const { return (Folder + "/" + File).str(); }

  SmallString<128> Folder;
};

TEST(Story, Stack) {
  EXPECT_EQ(
      storyOf({stackSite("src/a.cpp", 9, "m")}),
      "src/a.cpp:9:22: map 'm' placed on the stack, 512 bytes\n"
      "  what     'm', local variable of ns::f(int)\n"
      "  type     std::unordered_map<int, int>\n"
      "  table    flat: elements lie side by side, and insertions may move "
      "them\n"
      "  header   on the stack\n"
      "  buckets  on the stack, the first 512 bytes\n"
      "  why      it does not escape 'f' (no-escape)\n"
      "  rule     R1 One object: first buckets live in a frame only if the "
      "map itself\n"
      "           lies in one object of that frame, at a known place, and dies "
      "with it\n");
}

TEST(Story, Refused) {
  Site S = returnedSite("src/a.cpp", 16, "m");
  S.Type = "Index";
  EXPECT_EQ(storyOf({S}),
            "src/a.cpp:16:22: map 'm' not lowered: it is returned, so its type "
            "is seen by callers\n"
            "  what     'm', local variable of leaks()\n"
            "  type     Index, which is std::unordered_map<std::string, int>\n"
            "  table    the standard's, as written\n"
            "  header   on the stack\n"
            "  buckets  on the heap\n"
            "  why      it is returned, so its type is seen by callers "
            "(returned)\n"
            "  rule     L4 No use shows the type: every use of the map is one "
            "that works with\n"
            "           another type just as well\n"
            "  flow     1. src/a.cpp:17:10: return m (return)\n");
}

TEST(Story, HeaderThatMoved) {
  Site S = stackSite("a.cpp", 1, "");
  S.Kind = SiteKind::New;
  S.HeaderBytes = 56;
  S.Function = "";
  std::string Text = storyOf({S});
  EXPECT_NE(Text.find("  what     object made by new\n"), std::string::npos);
  EXPECT_NE(Text.find("  header   on the stack, moved there, 56 bytes\n"),
            std::string::npos);
}

TEST(Story, OptimizedAway) {
  Site S = stackSite("a.cpp", 1, "m");
  S.Why = Reason::OptimizedAway;
  S.Bytes = 0;
  std::string Text = storyOf({S});
  EXPECT_NE(Text.find("  header   nothing is left of it\n"), std::string::npos);
  EXPECT_EQ(Text.find("  buckets"), std::string::npos);
}

TEST(Story, NodesHaveAReasonOfTheirOwn) {
  Site S = stackSite("a.cpp", 9, "m");
  S.Table = TableKind::Node;
  S.Nodes =
      NodesNeeded{Reason::ReferenceKept, "", {{"used", {"a.cpp", 12, 3}}}};
  std::string Text = storyOf({S});
  size_t Why = Text.find("  why      it does not escape 'f' (no-escape)\n");
  size_t Nodes =
      Text.find("  nodes    it has a reference, pointer or iterator");
  size_t Rule = Text.find("  rule     L5 ");
  size_t Change =
      Text.find("  change   use the reference before the insertion");
  size_t Flow = Text.find("  flow     1. a.cpp:12:3: used\n");
  ASSERT_NE(Flow, std::string::npos) << Text;
  EXPECT_TRUE(Why < Nodes && Nodes < Rule && Rule < Change && Change < Flow)
      << Text;
  // Without one there is none.
  S.Nodes.reset();
  EXPECT_EQ(storyOf({S}).find("  nodes "), std::string::npos);
}

TEST(Story, LaterReason) {
  Site S = stackSite("a.cpp", 9, "m");
  S.Later = LaterReason{"bad-weather", "L99", "rains"};
  std::string Text = storyOf({S});
  EXPECT_NE(Text.find("  why      it rains (bad-weather)\n  rule     L99\n"),
            std::string::npos)
      << Text;
}

TEST(Story, SeveralAreApart) {
  std::string Text =
      storyOf({stackSite("a.cpp", 9, "m"), stackSite("a.cpp", 9, "n")});
  EXPECT_NE(Text.find("\n\na.cpp:9:22: map 'n'"), std::string::npos);
  EXPECT_EQ(StringRef(Text).count("\n\n"), 1u);
}

TEST(Story, NothingOfARecordMovesTheCursor) {
  Site S = returnedSite("a\033.cpp", 9, "m\033[2J\nm");
  S.Type = "T\033";
  S.Function = "f\n";
  S.Flow[0].Text = "r\033";
  EXPECT_EQ(storyOf({S}).find('\033'), std::string::npos);
  std::string Clean = storyOf({returnedSite("a.cpp", 9, "m")});
  EXPECT_EQ(StringRef(storyOf({S})).count('\n'), StringRef(Clean).count('\n'));
  EXPECT_EQ(snippetOf("\033[2J", 1).find('\033'), std::string::npos);
}

TEST(Story, ColoursOnlyWhereEnabled) {
  std::string Text;
  raw_string_ostream OS(Text);
  OS.enable_colors(true);
  SourceText Source;
  writeStories(OS, {stackSite("a.cpp", 1, "m")}, Source);
  EXPECT_NE(Text.find("\033["), std::string::npos);
  EXPECT_EQ(storyOf({stackSite("a.cpp", 1, "m")}).find('\033'),
            std::string::npos);
}

TEST(Story, EveryRuleOfAReasonIsKnown) {
  for (const ReasonInfo &I : allReasons())
    EXPECT_NE(ruleByNumber(I.Rule), nullptr) << I.Rule.str();
  EXPECT_EQ(ruleByNumber("L99"), nullptr);
  EXPECT_EQ(ruleByNumber(""), nullptr);
}

TEST(Snippet, Caret) {
  EXPECT_EQ(snippetOf("  int m;", 7), "    7 |   int m;\n      |       ^\n");
  EXPECT_EQ(snippetOf("\tint m;", 6),
            "    7 |         int m;\n      |             ^\n");
  EXPECT_EQ(snippetOf("\xc3\xa4 m;", 4), "    7 | \xc3\xa4 m;\n      |   ^\n");
  EXPECT_EQ(snippetOf("m", 2), "    7 | m\n      |  ^\n");
  // A place behind the line's end is of another version of the file.
  EXPECT_EQ(snippetOf("m", 3), "    7 | m\n");
  EXPECT_EQ(snippetOf("m", 0), "    7 | m\n");
}

TEST_F(Sources, Lines) {
  SourceText Source;
  std::string File = name("src/a.cpp");
  EXPECT_EQ(Source.line({File, 1, 1}), "first");
  EXPECT_EQ(Source.line({File, 3, 1}), "\tthird");
  EXPECT_EQ(Source.line({File, 5, 1}), "last");
  EXPECT_EQ(Source.line({File, 2, 1}), std::nullopt) << "blank";
  EXPECT_EQ(Source.line({File, 4, 1}), std::nullopt) << "too long";
  EXPECT_EQ(Source.line({File, 6, 1}), std::nullopt) << "behind the end";
  EXPECT_EQ(Source.line({File, 0, 0}), std::nullopt);
  EXPECT_EQ(Source.line({"", 1, 1}), std::nullopt);
  EXPECT_EQ(Source.line({Folder.str().str(), 1, 1}), std::nullopt);
}

TEST_F(Sources, TypedNamesLeadToOthers) {
  {
    std::error_code EC;
    raw_fd_ostream OS(name("src/b.h"), EC);
    OS << "header\n";
  }
  SourceText Source;
  EXPECT_EQ(Source.line({"src/b.h", 1, 1}), std::nullopt);
  SourceText Told;
  Told.callAlso("src/a.cpp", name("src/a.cpp"));
  EXPECT_EQ(Told.line({"src/a.cpp", 1, 1}), "first");
  EXPECT_EQ(Told.line({"src/b.h", 1, 1}), "header");
  EXPECT_EQ(Told.line({"src/c.h", 1, 1}), std::nullopt);
}

} // namespace
