//===- Reasons.h - Why a map is where it is ---------------------*- C++ -*-===//
//
// Refusals are data. Reasons.def lists each with its id, the rule of
// docs/soundness.md it comes from, its one-line message and its help. Remarks,
// reports and tests all take their words from here. Rules.def has the rules
// they cite, in short.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_IR_REASONS_H
#define ROOST_IR_REASONS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <optional>
#include <string>

namespace roost {

enum class Reason : unsigned {
#define ROOST_REASON(Enum, Id, Rule, Message, Help) Enum,
#include "IR/Reasons.def"
};

struct ReasonInfo {
  Reason Kind;
  llvm::StringLiteral Name;    ///< "Returned": the name of a remark.
  llvm::StringLiteral Id;      ///< "returned": the name in reports.
  llvm::StringLiteral Rule;    ///< "L4": a rule of docs/soundness.md.
  llvm::StringLiteral Message; ///< after "map 'm' "; may hold one {0}.
  llvm::StringLiteral Help;    ///< a suggestion, or empty.
};

struct RuleInfo {
  llvm::StringLiteral Number; ///< "L4"
  llvm::StringLiteral Title;  ///< of docs/soundness.md: "No use shows the type"
  llvm::StringLiteral Sentence; ///< what it says, behind the title and a colon
};

const ReasonInfo &info(Reason R);
/// The rule of a number, or null: a later version may know more of them.
const RuleInfo *ruleByNumber(llvm::StringRef Number);
llvm::ArrayRef<ReasonInfo> allReasons();
/// The reason of a report's id ("returned"), or nullopt for an unknown one.
std::optional<Reason> reasonById(llvm::StringRef Id);
/// The message with its {0} filled in.
std::string format(Reason R, llvm::StringRef Subject = "");

} // namespace roost

#endif
