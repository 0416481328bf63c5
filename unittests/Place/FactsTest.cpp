//===- FactsTest.cpp - Parameter facts as text ----------------------------===//

#include "Escape/Facts.h"
#include "llvm/IR/LLVMContext.h"
#include "gtest/gtest.h"

using namespace llvm;
using namespace roost;

namespace {

TEST(Facts, TextComesBack) {
  for (const ParamFacts &Facts :
       {ParamFacts(), ParamFacts{0, 1, 2, {}},
        ParamFacts{Never, Never, 0, {{3, 1}, {0, Never}}}}) {
    auto Back = ParamFacts::parse(Facts.text());
    ASSERT_TRUE(Back) << Facts.text();
    EXPECT_EQ(*Back, Facts) << Facts.text();
  }
}

TEST(Facts, StrangeTextIsNoFact) {
  for (StringRef Text : {"", "heap", "heap x", "heap -1", "stack 0",
                         "heap 0, result", "into 1", "into x 0"})
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
  writeFacts(*F->getArg(1), ParamFacts{1, Never, Never, {}});
  EXPECT_FALSE(factsOf(*F->getArg(0)));
  EXPECT_EQ(factsOf(*F->getArg(1))->Heap, 1);
  EXPECT_EQ(originalNumber(*F->getArg(1)), 1u);
  dropFacts(M);
  EXPECT_FALSE(factsOf(*F->getArg(1)));
  EXPECT_FALSE(originalNumber(*F->getArg(1)));
}

} // namespace
