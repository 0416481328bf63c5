//===- FactsTest.cpp - Parameter facts as text ----------------------------===//

#include "Escape/Facts.h"
#include "llvm/IR/LLVMContext.h"
#include "gtest/gtest.h"

using namespace llvm;
using namespace roost;

namespace {

TEST(Facts, TextComesBack) {
  ParamFacts OfPointer, OfWords;
  OfPointer.Own.Heap = 0;
  OfPointer.Own.Result = 1;
  OfPointer.Own.Freed = 2;
  OfWords.Own.Freed = 0;
  OfWords.Own.Into = {{3, AnyWord, 1}, {0, 2, Never}};
  OfWords.Words.push_back({5, OfPointer.Own});
  for (const ParamFacts &Facts :
       {ParamFacts(), ParamFacts::unknown(), OfPointer, OfWords}) {
    auto Back = ParamFacts::parse(Facts.text());
    ASSERT_TRUE(Back) << Facts.text();
    EXPECT_EQ(*Back, Facts) << Facts.text();
  }
}

TEST(Facts, StrangeTextIsNoFact) {
  for (StringRef Text : {"", "heap", "heap x", "heap -1", "stack 0",
                         "heap 0, result", "into 1", "into x 0", "into 1+x 0",
                         "at 8: heap", "at x: heap 0"})
    EXPECT_FALSE(ParamFacts::parse(Text)) << Text.str();
}

TEST(Facts, StayWithTheirParameter) {
  LLVMContext Context;
  Module M("m", Context);
  Type *Ptr = PointerType::get(Context, 0);
  auto *F = Function::Create(
      FunctionType::get(Type::getVoidTy(Context), {Ptr, Ptr}, false),
      GlobalValue::ExternalLinkage, "f", M);
  EXPECT_FALSE(factsOf(*F->getArg(1)));
  ParamFacts Facts;
  Facts.Own.Heap = 1;
  writeFacts(*F->getArg(1), Facts);
  EXPECT_FALSE(factsOf(*F->getArg(0)));
  EXPECT_EQ(factsOf(*F->getArg(1))->Own.Heap, 1);
  EXPECT_EQ(originalNumber(*F->getArg(1)), 1u);
  dropFacts(M);
  EXPECT_FALSE(factsOf(*F->getArg(1)));
  EXPECT_FALSE(originalNumber(*F->getArg(1)));
}

} // namespace
