//===- Injector.cpp - Pushing the tokens of a plan ------------------------===//

#include "Lower/Injector.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Preprocessor.h"
#include <map>

using namespace clang;
using namespace roost;

Injector::Injector(Preprocessor &PP, const std::vector<PlannedEdit> &Edits,
                   llvm::StringRef Wrapper)
    : PP(PP), Wrapper(Wrapper) {
  SourceManager &SM = PP.getSourceManager();
  SourceLocation Start = SM.getLocForStartOfFile(SM.getMainFileID());
  std::map<unsigned, Push> ByOffset;
  for (const PlannedEdit &E : Edits) {
    ByOffset[E.OpenAfter].Openers.push_back(Start.getLocWithOffset(E.Begin));
    ++ByOffset[E.End].Closers;
  }
  for (auto &[Offset, P] : ByOffset) {
    P.After = Start.getLocWithOffset(Offset);
    Pushes.push_back(std::move(P));
  }
}

void Injector::take(const Token &Tok) {
  if (Next == Pushes.size() || Tok.getLocation() != Pushes[Next].After)
    return;
  const Push &P = Pushes[Next++];
  std::vector<Token> Toks;
  auto Add = [&](tok::TokenKind Kind, SourceLocation At,
                 llvm::StringRef Name = {}) {
    Token T;
    T.startToken();
    T.setKind(Kind);
    T.setLocation(At);
    T.setLength(1);
    if (!Name.empty())
      T.setIdentifierInfo(PP.getIdentifierInfo(Name));
    Toks.push_back(T);
  };
  for (unsigned I = 0; I != P.Closers; ++I)
    Add(tok::greater, P.After);
  for (SourceLocation At : P.Openers) {
    Add(tok::coloncolon, At);
    Add(tok::identifier, At, "roost");
    Add(tok::coloncolon, At);
    Add(tok::identifier, At, Wrapper);
    Add(tok::less, At);
  }
  auto Owned = std::make_unique<Token[]>(Toks.size());
  std::copy(Toks.begin(), Toks.end(), Owned.get());
  // Reinjected tokens are not handed to token watchers again, and the user's
  // macros do not expand in them.
  PP.EnterTokenStream(std::move(Owned), Toks.size(),
                      /*DisableMacroExpansion=*/true, /*IsReinject=*/true);
}
