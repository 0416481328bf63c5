//===- TextTest.cpp - The report people read ------------------------------===//

#include "Report/Writers.h"
#include "Sites.h"
#include "gtest/gtest.h"

using namespace llvm;
using namespace roost;

namespace {

std::string textOf(ArrayRef<Site> Sites) {
  std::string Text;
  raw_string_ostream OS(Text);
  writeText(OS, Sites);
  return Text;
}

TEST(Text, Table) {
  EXPECT_EQ(
      textOf(
          {stackSite("src/a.cpp", 9, "m"), returnedSite("src/a.cpp", 16, "r")}),
      "src/a.cpp:9:22   stack  no-escape  unordered_map<int,int> m     in "
      "ns::f(int)\n"
      "src/a.cpp:16:22  heap   returned   unordered_map<string,int> r  in "
      "leaks()  [not lowered]\n"
      "\n"
      "maps: 2  lowered 1  stack 1 (50%)  heap 0  not lowered 1\n");
}

TEST(Text, NoMaps) {
  EXPECT_EQ(textOf({}),
            "maps: 0  lowered 0  stack 0 (0%)  heap 0  not lowered 0\n");
}

TEST(Text, WhatHasNoName) {
  Site S = stackSite("", 0, "");
  S.Kind = SiteKind::Temporary;
  S.Function = "";
  S.Type = "auto";
  EXPECT_EQ(StringRef(textOf({S})).split('\n').first,
            "<unknown>  stack  no-escape  unordered_map<int,int> <temporary>  "
            "(temporary)");
}

TEST(Text, OneLongTypeDoesNotWidenTheOthers) {
  Site Long = stackSite("a.cpp", 1, "m");
  Long.Type = std::string(300, 'T');
  std::string Text = textOf({Long, stackSite("a.cpp", 2, "m")});
  StringRef Second = StringRef(Text).split('\n').second.split('\n').first;
  EXPECT_LT(Second.size(), 80u);
}

TEST(Text, ColoursOnlyWhereEnabled) {
  std::string Text;
  raw_string_ostream OS(Text);
  OS.enable_colors(true);
  writeText(OS, {stackSite("a.cpp", 1, "m")});
  EXPECT_NE(Text.find("\033["), std::string::npos);
  EXPECT_EQ(textOf({stackSite("a.cpp", 1, "m")}).find('\033'),
            std::string::npos);
}

TEST(Text, ControlCharactersAreNotPrinted) {
  Site S = stackSite("a.cpp", 1, "m\033[2J\nfake.cpp:1:1  stack");
  EXPECT_EQ(StringRef(textOf({S})).count('\n'), 3u);
  EXPECT_EQ(textOf({S}).find('\033'), std::string::npos);
  EXPECT_EQ(oneLine("\xc3\xa4\t\x7f"), "\xc3\xa4??");
}

TEST(Text, CompactType) {
  EXPECT_EQ(compactType("std::unordered_map<std::string, int>"),
            "unordered_map<string,int>");
  EXPECT_EQ(compactType("::std::unordered_set<std::vector<int> >"),
            "unordered_set<vector<int>>");
  EXPECT_EQ(compactType("const std::__cxx11::basic_string<char> &"),
            "const string &");
  EXPECT_EQ(compactType("std::__1::map<int, long>"), "map<int,long>");
  EXPECT_EQ(compactType("my_std::map<int, int>"), "my_std::map<int,int>");
  EXPECT_EQ(compactType("roost::unordered_flat_map<int, int>"),
            "roost::unordered_flat_map<int,int>");
}

} // namespace
