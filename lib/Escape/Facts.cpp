//===- Facts.cpp - What a function does with a pointer it is given --------===//

#include "Escape/Facts.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/IR/AttributeMask.h"

using namespace llvm;
using namespace roost;

namespace {

constexpr StringLiteral FactsAttribute = "roost-facts";
constexpr StringLiteral NumberAttribute = "roost-param";

std::string number(int Derefs) {
  return Derefs >= Never ? "none" : itostr(Derefs);
}

bool parseNumber(StringRef Text, int &Derefs) {
  if (Text == "none") {
    Derefs = Never;
    return true;
  }
  return !Text.getAsInteger(10, Derefs) && Derefs >= 0;
}

} // namespace

std::string ParamFacts::text() const {
  std::string Text = "heap " + number(Heap) + ", result " + number(Result) +
                     ", freed " + number(Freed);
  for (auto [Param, Derefs] : Into)
    Text += ", into " + utostr(Param) + " " + number(Derefs);
  return Text;
}

std::optional<ParamFacts> ParamFacts::parse(StringRef Text) {
  ParamFacts Facts;
  SmallVector<StringRef, 4> Parts;
  Text.split(Parts, ", ");
  for (StringRef Part : Parts) {
    auto [Key, Value] = Part.split(' ');
    int Derefs;
    if (Key == "into") {
      auto [Param, Loads] = Value.split(' ');
      unsigned Number;
      if (Param.getAsInteger(10, Number) || !parseNumber(Loads, Derefs))
        return std::nullopt;
      Facts.Into.push_back({Number, Derefs});
      continue;
    }
    if (!parseNumber(Value, Derefs))
      return std::nullopt;
    if (Key == "heap")
      Facts.Heap = Derefs;
    else if (Key == "result")
      Facts.Result = Derefs;
    else if (Key == "freed")
      Facts.Freed = Derefs;
    else
      return std::nullopt;
  }
  return Facts;
}

std::optional<ParamFacts> roost::factsOf(const Argument &A) {
  Attribute Written = A.getParent()
                          ->getAttributes()
                          .getParamAttrs(A.getArgNo())
                          .getAttribute(FactsAttribute);
  if (!Written.isValid())
    return std::nullopt;
  return ParamFacts::parse(Written.getValueAsString());
}

std::optional<unsigned> roost::originalNumber(const Argument &A) {
  Attribute Written = A.getParent()
                          ->getAttributes()
                          .getParamAttrs(A.getArgNo())
                          .getAttribute(NumberAttribute);
  unsigned Number;
  if (!Written.isValid() || Written.getValueAsString().getAsInteger(10, Number))
    return std::nullopt;
  return Number;
}

void roost::writeFacts(Argument &A, const ParamFacts &Facts) {
  LLVMContext &Context = A.getContext();
  A.addAttr(Attribute::get(Context, FactsAttribute, Facts.text()));
  A.addAttr(Attribute::get(Context, NumberAttribute, utostr(A.getArgNo())));
}

void roost::dropFacts(Module &M) {
  AttributeMask Ours;
  Ours.addAttribute(FactsAttribute);
  Ours.addAttribute(NumberAttribute);
  for (Function &F : M)
    for (unsigned I = 0; I != F.arg_size(); ++I)
      if (F.getAttributes().getParamAttrs(I).hasAttribute(NumberAttribute))
        F.removeParamAttrs(I, Ours);
}
