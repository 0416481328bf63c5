//===- Injector.cpp - Pushing the tokens of a plan ------------------------===//

#include "Lower/Injector.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Preprocessor.h"
#include <map>

using namespace clang;
using namespace roost;

Injector::Injector(Preprocessor &PP, const std::vector<PlannedEdit> &Edits)
    : PP(PP) {
  SourceManager &SM = PP.getSourceManager();
  SourceLocation Start = SM.getLocForStartOfFile(SM.getMainFileID());
  std::map<unsigned, Push> ByOffset;
  for (const PlannedEdit &E : Edits) {
    if (E.Kind == EditKind::Tag) {
      ByOffset[E.OpenAfter].Tag = true;
      continue;
    }
    ByOffset[E.OpenAfter].Openers.push_back(
        {Start.getLocWithOffset(E.Begin), E.Kind});
    ++ByOffset[E.End].Closers;
  }
  for (auto &[Offset, P] : ByOffset) {
    P.After = Start.getLocWithOffset(Offset);
    Pushes.push_back(std::move(P));
  }
}

void Injector::append(std::vector<Token> &Toks, tok::TokenKind Kind,
                      SourceLocation At, const char *Name) {
  Token T;
  T.startToken();
  T.setKind(Kind);
  T.setLocation(At);
  T.setLength(1);
  if (Name)
    T.setIdentifierInfo(PP.getIdentifierInfo(Name));
  if (Kind == tok::string_literal) {
    // A literal's text is read from its place, so it gets one of its own.
    PP.CreateString("\"roost\"", T, At, At);
  }
  Toks.push_back(T);
}

void Injector::take(const Token &Tok) {
  if (Next == Pushes.size() || Tok.getLocation() != Pushes[Next].After)
    return;
  const Push &P = Pushes[Next++];
  std::vector<Token> Toks;
  for (unsigned I = 0; I != P.Closers; ++I)
    append(Toks, tok::greater, P.After);
  for (auto [At, Kind] : P.Openers) {
    append(Toks, tok::coloncolon, At);
    append(Toks, tok::identifier, At, "roost");
    append(Toks, tok::coloncolon, At);
    append(Toks, tok::identifier, At,
           Kind == EditKind::Nodes ? "lowered_nodes" : "lowered");
    append(Toks, tok::less, At);
  }
  if (P.Tag) {
    append(Toks, tok::kw___attribute, P.After, "__attribute__");
    append(Toks, tok::l_paren, P.After);
    append(Toks, tok::l_paren, P.After);
    append(Toks, tok::identifier, P.After, "abi_tag");
    append(Toks, tok::l_paren, P.After);
    append(Toks, tok::string_literal, P.After);
    append(Toks, tok::r_paren, P.After);
    append(Toks, tok::r_paren, P.After);
    append(Toks, tok::r_paren, P.After);
  }
  auto Owned = std::make_unique<Token[]>(Toks.size());
  std::copy(Toks.begin(), Toks.end(), Owned.get());
  // Reinjected tokens are not handed to token watchers again, and the user's
  // macros do not expand in them.
  PP.EnterTokenStream(std::move(Owned), Toks.size(),
                      /*DisableMacroExpansion=*/true, /*IsReinject=*/true);
}
