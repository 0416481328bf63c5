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

std::string text(const Flows &F) {
  std::string Text = "heap " + number(F.Heap) + ", result " + number(F.Result) +
                     ", freed " + number(F.Freed);
  if (F.Blocks < Never)
    Text += ", blocks " + number(F.Blocks);
  for (auto [Param, Word, Derefs] : F.Into) {
    Text += ", into " + utostr(Param);
    if (Word != AnyWord)
      Text += "+" + utostr(Word * WordBytes);
    Text += " " + number(Derefs);
  }
  return Text;
}

bool parseTarget(StringRef Text, Flows::Target &To) {
  auto [Where, Loads] = Text.split(' ');
  auto [Param, Offset] = Where.split('+');
  unsigned At = 0;
  if (Param.getAsInteger(10, To.Param) || !parseNumber(Loads, To.Derefs) ||
      (!Offset.empty() && Offset.getAsInteger(10, At)))
    return false;
  To.Word = Offset.empty() ? AnyWord : At / WordBytes;
  return true;
}

bool parseFlows(StringRef Text, Flows &F) {
  SmallVector<StringRef, 4> Parts;
  Text.split(Parts, ", ");
  for (StringRef Part : Parts) {
    auto [Key, Value] = Part.split(' ');
    Flows::Target To;
    bool Known = Key == "into"     ? parseTarget(Value, To)
                 : Key == "heap"   ? parseNumber(Value, F.Heap)
                 : Key == "result" ? parseNumber(Value, F.Result)
                 : Key == "freed"  ? parseNumber(Value, F.Freed)
                 : Key == "blocks" ? parseNumber(Value, F.Blocks)
                                   : false;
    if (!Known)
      return false;
    if (Key == "into")
      F.Into.push_back(To);
  }
  return true;
}

/// More loads than Derefs, by as many.
int later(int Derefs, int Loads) {
  return Derefs >= Never ? Never : std::min(Derefs + Loads, MostDerefs);
}

} // namespace

void Flows::add(const Flows &Other, int Loads) {
  Heap = std::min(Heap, later(Other.Heap, Loads));
  Result = std::min(Result, later(Other.Result, Loads));
  Freed = std::min(Freed, later(Other.Freed, Loads));
  Blocks = std::min(Blocks, later(Other.Blocks, Loads));
  for (Flows::Target To : Other.Into) {
    To.Derefs = later(To.Derefs, Loads);
    auto Same = find_if(Into, [&](const Flows::Target &Old) {
      return Old.Param == To.Param && Old.Word == To.Word;
    });
    if (Same == Into.end())
      Into.push_back(To);
    else
      Same->Derefs = std::min(Same->Derefs, To.Derefs);
  }
}

void Flows::giveBlocksAway() {
  Heap = std::min(Heap, Blocks);
  Blocks = Never;
}

void ParamFacts::giveBlocksAway() {
  Own.giveBlocksAway();
  for (auto &[Word, Content] : Words)
    Content.giveBlocksAway();
}

Flows ParamFacts::whole() const {
  Flows All = Own;
  for (const auto &[Word, Content] : Words)
    All.add(Content, 1);
  return All;
}

Flows ParamFacts::ofWord(unsigned Word) const {
  Flows Content;
  auto Loaded = [](int Derefs) { return Derefs >= Never ? Never : Derefs - 1; };
  if (Own.Heap >= 1)
    Content.Heap = Loaded(Own.Heap);
  if (Own.Result >= 1)
    Content.Result = Loaded(Own.Result);
  if (Own.Freed >= 1)
    Content.Freed = Loaded(Own.Freed);
  if (Own.Blocks >= 1)
    Content.Blocks = Loaded(Own.Blocks);
  for (const Flows::Target &To : Own.Into)
    if (To.Derefs >= 1)
      Content.Into.push_back({To.Param, To.Word, Loaded(To.Derefs)});
  for (const auto &[Number, Said] : Words)
    if (Number == Word)
      Content.add(Said, 0);
  return Content;
}

void ParamFacts::keepWithin(uint64_t Bytes) {
  ParamFacts Kept;
  for (unsigned Word = 0; Word * WordBytes < Bytes; ++Word)
    if (Flows Content = ofWord(Word); !Content.empty())
      Kept.Words.push_back({Word, std::move(Content)});
  for (auto &[Word, Content] : Words)
    if (Word * WordBytes >= Bytes)
      Kept.Words.push_back({Word, std::move(Content)});
  auto AtOnce = [](int Derefs) { return Derefs == 0 ? 0 : Never; };
  Kept.Own.Heap = AtOnce(Own.Heap);
  Kept.Own.Result = AtOnce(Own.Result);
  Kept.Own.Freed = AtOnce(Own.Freed);
  Kept.Own.Blocks = AtOnce(Own.Blocks);
  copy_if(Own.Into, std::back_inserter(Kept.Own.Into),
          [](const Flows::Target &To) { return To.Derefs == 0; });
  *this = std::move(Kept);
}

ParamFacts ParamFacts::unknown() {
  ParamFacts Facts;
  Facts.Own.Heap = Facts.Own.Freed = 0;
  return Facts;
}

// What the whole says comes first, for readers; it follows from the rest:
//
//   heap 1, result none, freed none; itself: heap none, ...; at 24: heap 0, ...
std::string ParamFacts::text() const {
  std::string Text = ::text(whole());
  if (Words.empty())
    return Text;
  Text += "; itself: " + ::text(Own);
  for (const auto &[Word, Content] : Words)
    Text += "; at " + utostr(Word * WordBytes) + ": " + ::text(Content);
  return Text;
}

std::optional<ParamFacts> ParamFacts::parse(StringRef Text) {
  ParamFacts Facts;
  SmallVector<StringRef, 4> Parts;
  Text.split(Parts, "; ");
  if (Parts.size() == 1)
    return parseFlows(Text, Facts.Own) ? std::optional(Facts) : std::nullopt;
  for (StringRef Part : drop_begin(Parts)) {
    auto [Of, Said] = Part.split(": ");
    Flows *Read = &Facts.Own;
    if (Of.consume_front("at ")) {
      unsigned Offset;
      if (Of.getAsInteger(10, Offset))
        return std::nullopt;
      Read = &Facts.Words.emplace_back(Offset / WordBytes, Flows()).second;
    } else if (Of != "itself") {
      return std::nullopt;
    }
    if (!parseFlows(Said, *Read))
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
