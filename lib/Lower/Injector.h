//===- Injector.h - Tokens pushed into the parser's stream ------*- C++ -*-===//
//
// Nothing is rewritten: as the parser takes the token at an edit's place, the
// tokens `::roost::lowered<`, `>` or a class's tag are pushed so that they come
// next. They carry the location of the type they wrap, so every line and column of
// diagnostics and debug info stays as it was.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_LOWER_INJECTOR_H
#define ROOST_LOWER_INJECTOR_H

#include "Lower/Plan.h"
#include "clang/Basic/SourceLocation.h"
#include "clang/Lex/Token.h"
#include <vector>

namespace clang {
class Preprocessor;
}

namespace roost {

class Injector {
public:
  Injector(clang::Preprocessor &PP, const std::vector<PlannedEdit> &Edits);

  /// To be called with every token the preprocessor hands out.
  void take(const clang::Token &Tok);

private:
  /// What to push behind the token at After.
  struct Push {
    clang::SourceLocation After;
    unsigned Closers = 0;
    std::vector<std::pair<clang::SourceLocation, EditKind>>
        Openers; ///< the types' beginnings
    bool Tag = false;
  };

  void append(std::vector<clang::Token> &Toks, clang::tok::TokenKind Kind,
              clang::SourceLocation At, const char *Name = nullptr);

  clang::Preprocessor &PP;
  std::vector<Push> Pushes; ///< in the order of the source
  size_t Next = 0;
};

} // namespace roost

#endif
