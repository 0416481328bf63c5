//===- Injector.h - Tokens pushed into the parser's stream ------*- C++ -*-===//
//
// Nothing is rewritten: as the parser takes the token at an edit's place, the
// tokens `::roost::lowered<`, `>` or a class's tag are pushed so that they come
// next. They carry the location of the type they wrap, so every line and column
// of diagnostics and debug info stays as it was.
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
  /// \p Wrapper is the template of namespace roost that types are wrapped in.
  Injector(clang::Preprocessor &PP, const std::vector<PlannedEdit> &Edits,
           llvm::StringRef Wrapper);

  /// The first token to be edited, with what goes before and behind it.
  std::vector<clang::Token> first(const clang::Token &Tok);
  /// To be called with every token behind that one which the preprocessor hands
  /// out.
  void take(const clang::Token &Tok);

private:
  /// What to push behind the token at After.
  struct Push {
    clang::SourceLocation After;
    unsigned Closers = 0;
    std::vector<std::pair<clang::SourceLocation, EditKind>>
        Openers; ///< the types' beginnings
    bool TagsClass = false;
  };

  void append(std::vector<clang::Token> &Toks, clang::tok::TokenKind Kind,
              clang::SourceLocation At, const char *Name = nullptr);

  void append(std::vector<clang::Token> &Toks, const Push &P);
  clang::SourceLocation placeLike(clang::SourceLocation Loc);
  bool startsLine(clang::SourceLocation Loc) const;
  void appendTag(std::vector<clang::Token> &Toks, clang::SourceLocation At);

  clang::Preprocessor &PP;
  Push AtStart;
  std::string Wrapper;
  std::string Tag;
  std::vector<Push> Pushes; ///< in the order of the source
  size_t Next = 0;
};

} // namespace roost

#endif
