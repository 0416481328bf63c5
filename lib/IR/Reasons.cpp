//===- Reasons.cpp - The tables behind Reasons.def and Rules.def ----------===//

#include "IR/Reasons.h"
#include "llvm/ADT/Twine.h"

using namespace llvm;
using namespace roost;

static constexpr ReasonInfo Table[] = {
#define ROOST_REASON(Enum, Id, Rule, Message, Help)                            \
  {Reason::Enum, {#Enum}, {Id}, {Rule}, {Message}, {Help}},
#include "IR/Reasons.def"
};

static constexpr RuleInfo Rules[] = {
#define ROOST_RULE(Number, Title, Sentence) {{Number}, {Title}, {Sentence}},
#include "IR/Rules.def"
};

const ReasonInfo &roost::info(Reason R) {
  return Table[static_cast<unsigned>(R)];
}

ArrayRef<ReasonInfo> roost::allReasons() { return Table; }

std::optional<Reason> roost::reasonById(StringRef Id) {
  for (const ReasonInfo &I : Table)
    if (I.Id == Id)
      return I.Kind;
  return std::nullopt;
}

const RuleInfo *roost::ruleByNumber(StringRef Number) {
  for (const RuleInfo &I : Rules)
    if (I.Number == Number)
      return &I;
  return nullptr;
}

std::string roost::format(Reason R, StringRef Subject) {
  StringRef Message = info(R).Message;
  size_t At = Message.find("{0}");
  if (At == StringRef::npos)
    return Message.str();
  return (Message.take_front(At) + Twine(Subject) + Message.drop_front(At + 3))
      .str();
}
