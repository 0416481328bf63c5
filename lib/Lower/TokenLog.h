//===- TokenLog.h - The main file's tokens as the parser saw them -*- C++ -*-=//
//
// The planner notes where each token of the main file lies, from the token it
// was forked at onward. From that it finds, for a type to be wrapped, the token
// before it and the token that ends it: the two places where the compiler can
// push tokens in. A type next to a macro's expansion has no such place.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_LOWER_TOKENLOG_H
#define ROOST_LOWER_TOKENLOG_H

#include "Lower/Plan.h"
#include "clang/Basic/SourceLocation.h"
#include "clang/Lex/Token.h"
#include <optional>
#include <vector>

namespace clang {
class SourceManager;
}

namespace roost {

class TokenLog {
public:
  explicit TokenLog(const clang::SourceManager &SM) : SM(SM) {}

  /// Takes one token; those outside the main file are passed over.
  void note(const clang::Token &Tok);

  /// Where the tokens round a type go that begins with the token at Begin and
  /// ends with (or within) the token at End; nullopt if one of the two places
  /// is in or beside a macro's expansion.
  std::optional<PlannedEdit> locate(clang::SourceLocation Begin,
                                    clang::SourceLocation End,
                                    EditKind Kind) const;

private:
  struct Entry {
    unsigned Offset;
    bool FromMacro;
  };
  /// Index of the last token at or before the offset.
  std::optional<size_t> at(clang::SourceLocation Loc) const;

  const clang::SourceManager &SM;
  std::vector<Entry> Entries;
};

} // namespace roost

#endif
