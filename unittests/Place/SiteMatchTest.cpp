//===- SiteMatchTest.cpp - Which site a location belongs to ---------------===//

#include "IR/SiteMetadata.h"
#include "llvm/IR/DIBuilder.h"
#include "llvm/IR/LLVMContext.h"
#include "gtest/gtest.h"

using namespace llvm;
using namespace roost;

namespace {

Site site(StringRef File, unsigned BeginLine, unsigned BeginColumn,
          unsigned EndLine, unsigned EndColumn) {
  Site S;
  S.At.File = File.str();
  S.BeginLine = BeginLine;
  S.BeginColumn = BeginColumn;
  S.EndLine = EndLine;
  S.EndColumn = EndColumn;
  S.Table = TableKind::Flat;
  return S;
}

class SiteMatch : public ::testing::Test {
protected:
  SiteMatch() : M("m", Context), Build(M) {
    Main = Build.createFile("a.cpp", "/src");
    Header = Build.createFile("roost/unordered_map.h", "/include");
    Build.createCompileUnit(dwarf::DW_LANG_C_plus_plus_14, Main, "", false, "",
                            0);
    User = function("user", Main);
    Table = function("Table", Header);
  }
  DISubprogram *function(StringRef Name, DIFile *File) {
    auto *Type = Build.createSubroutineType(Build.getOrCreateTypeArray({}));
    return Build.createFunction(File, Name, "", File, 1, Type, 1,
                                DINode::FlagZero,
                                DISubprogram::SPFlagDefinition);
  }
  DILocation *at(unsigned Line, unsigned Column, DISubprogram *In,
                 DILocation *InlinedAt = nullptr) {
    return DILocation::get(Context, Line, Column, In, InlinedAt);
  }

  LLVMContext Context;
  Module M;
  DIBuilder Build;
  DIFile *Main, *Header;
  DISubprogram *User, *Table;
};

TEST_F(SiteMatch, ThroughInlining) {
  std::vector<Site> Sites{site("a.cpp", 9, 3, 9, 14)};
  DILocation *L = at(74, 30, Table, at(173, 39, Table, at(9, 7, User)));
  EXPECT_EQ(siteAt(Sites, L), 0u);
  EXPECT_EQ(userPlace(L).File, "a.cpp");
  EXPECT_EQ(userPlace(L).Line, 9u);
}

TEST_F(SiteMatch, OutsideEveryRange) {
  std::vector<Site> Sites{site("a.cpp", 9, 3, 9, 14)};
  EXPECT_FALSE(siteAt(Sites, at(9, 15, User)));
  EXPECT_FALSE(siteAt(Sites, at(9, 2, User)));
  EXPECT_FALSE(siteAt(Sites, at(10, 7, User)));
  EXPECT_FALSE(siteAt(Sites, at(9, 7, Table)));
  EXPECT_FALSE(siteAt(Sites, nullptr));
}

TEST_F(SiteMatch, SmallestRangeWins) {
  std::vector<Site> Sites{site("a.cpp", 4, 3, 9, 5), site("a.cpp", 6, 3, 6, 20),
                          site("a.cpp", 6, 1, 6, 30)};
  EXPECT_EQ(siteAt(Sites, at(6, 7, User)), 1u);
  EXPECT_EQ(siteAt(Sites, at(6, 25, User)), 2u);
  EXPECT_EQ(siteAt(Sites, at(5, 90, User)), 0u);
}

TEST_F(SiteMatch, InnermostLocationWins) {
  std::vector<Site> Sites{site("a.cpp", 20, 3, 20, 30),
                          site("a.cpp", 5, 3, 5, 9)};
  DILocation *L = at(74, 30, Table, at(5, 7, User, at(20, 7, User)));
  EXPECT_EQ(siteAt(Sites, L), 1u);
}

TEST_F(SiteMatch, WithoutColumnsLinesDecide) {
  std::vector<Site> Sites{site("a.cpp", 9, 3, 9, 14)};
  EXPECT_EQ(siteAt(Sites, at(9, 0, User)), 0u);
}

TEST_F(SiteMatch, FileByEveryName) {
  for (StringRef Name : {"a.cpp", "./a.cpp", "/src/a.cpp", "/src/b/../a.cpp"}) {
    std::vector<Site> Sites{site(Name, 9, 3, 9, 14)};
    EXPECT_EQ(siteAt(Sites, at(9, 7, User)), 0u) << Name.str();
  }
  std::vector<Site> Other{site("/src/b.cpp", 9, 3, 9, 14)};
  EXPECT_FALSE(siteAt(Other, at(9, 7, User)));
}

TEST_F(SiteMatch, WhatIsNoTableIsPassedOver) {
  std::vector<Site> Sites{site("a.cpp", 9, 3, 9, 14)};
  Sites[0].Table = TableKind::None;
  EXPECT_FALSE(siteAt(Sites, at(9, 7, User)));
}

TEST_F(SiteMatch, MetadataComesBack) {
  std::vector<Site> Sites{site("a.cpp", 9, 3, 9, 14)};
  Sites[0].Name = "m \"quoted\"";
  writeSites(M, Sites);
  auto Back = readSites(M);
  ASSERT_TRUE(bool(Back));
  ASSERT_EQ(Back->size(), 1u);
  EXPECT_EQ((*Back)[0].Name, Sites[0].Name);
  dropSites(M);
  EXPECT_FALSE(hasSites(M));
}

} // namespace
