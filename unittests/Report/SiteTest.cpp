//===- SiteTest.cpp - Sites to JSON and back ------------------------------===//

#include "Sites.h"
#include "gtest/gtest.h"

using namespace llvm;
using namespace roost;

namespace {

std::string errorOf(json::Object O) {
  auto S = siteFromJSON(std::move(O));
  if (S)
    return "no error";
  return toString(S.takeError());
}

TEST(Site, RoundTripOfEveryChoice) {
  Site S = returnedSite("dir/a.cpp", 16, "m");
  for (unsigned I = 0; I <= unsigned(SiteKind::Element); ++I) {
    S.Kind = SiteKind(I);
    S.Header = HeaderPlace(I % 5);
    S.Buckets = BucketPlace(I % 3);
    S.Table = TableKind(I % 3);
    S.Iterated = I % 2;
    auto Back = siteFromJSON(toJSON(S));
    ASSERT_TRUE(bool(Back));
    EXPECT_EQ(jsonOf(*Back), jsonOf(S));
  }
}

TEST(Site, RoundTripOfEveryReason) {
  Site S = stackSite("a.cpp", 1, "m");
  for (const ReasonInfo &I : allReasons()) {
    S.Why = I.Kind;
    auto Back = siteFromJSON(toJSON(S));
    ASSERT_TRUE(bool(Back));
    EXPECT_EQ(Back->Why, I.Kind);
  }
}

TEST(Site, EveryKeyButTheDerivedIsNeeded) {
  json::Object Whole = toJSON(stackSite("a.cpp", 1, "m"));
  for (const auto &[Key, Value] : Whole) {
    if (Key == "rule" || Key == "message" || Key == "flow")
      continue; // the first two follow from the reason, no flow is no step
    json::Object Without = Whole;
    Without.erase(Key);
    EXPECT_TRUE(StringRef(errorOf(std::move(Without))).contains(Key.str()))
        << Key.str();
  }
}

TEST(Site, UnknownKeysArePassedOver) {
  json::Object O = toJSON(stackSite("a.cpp", 1, "m"));
  O["fromTheFuture"] = json::Array{1, 2, 3};
  EXPECT_EQ(errorOf(std::move(O)), "no error");
}

TEST(Site, AReasonOfALaterVersionNeedsItsOwnWords) {
  json::Object O = toJSON(stackSite("a.cpp", 1, "m"));
  O["reason"] = "bad-weather";
  O["rule"] = "L99";
  O["message"] = "rains";
  EXPECT_EQ(errorOf(json::Object(O)), "no error");
  for (StringRef Key : {"rule", "message"}) {
    json::Object Without = O;
    Without.erase(Key);
    EXPECT_TRUE(StringRef(errorOf(std::move(Without))).contains(Key))
        << Key.str();
  }
}

TEST(Site, WrongTypesAndValues) {
  auto With = [](StringRef Key, json::Value Value) {
    json::Object O = toJSON(stackSite("a.cpp", 1, "m"));
    O[Key] = std::move(Value);
    return errorOf(std::move(O));
  };
  EXPECT_NE(With("line", -1), "no error");
  EXPECT_NE(With("line", "1"), "no error");
  EXPECT_NE(With("line", 1e30), "no error");
  EXPECT_NE(With("file", 1), "no error");
  EXPECT_NE(With("header", "attic"), "no error");
  EXPECT_NE(With("reason", 7), "no error");
  EXPECT_NE(With("iterated", 1), "no error");
  EXPECT_NE(With("flow", json::Array{1}), "no error");
  EXPECT_NE(With("flow", json::Array{json::Object{{"text", "x"}}}), "no error");
}

} // namespace
