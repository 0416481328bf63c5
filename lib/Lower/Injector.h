//===- Injector.h - Tokens pushed into the parser's stream ------*- C++ -*-===//
//
// Nothing is rewritten: as the parser takes the token at an edit's place, the
// tokens `::roost::lowered<` or `>` are pushed so that they come next. They
// carry the location of the type they wrap, so every line and column of
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
  /// \p Wrapper is the template of namespace roost that types are wrapped in.
  Injector(clang::Preprocessor &PP, const std::vector<PlannedEdit> &Edits,
           llvm::StringRef Wrapper);

  /// To be called with every token the preprocessor hands out.
  void take(const clang::Token &Tok);

private:
  /// What to push behind the token at After.
  struct Push {
    clang::SourceLocation After;
    unsigned Closers = 0;
    std::vector<clang::SourceLocation> Openers; ///< the types' beginnings
  };

  clang::Preprocessor &PP;
  std::string Wrapper;
  std::vector<Push> Pushes; ///< in the order of the source
  size_t Next = 0;
};

} // namespace roost

#endif
