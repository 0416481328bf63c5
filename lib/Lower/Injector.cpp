//===- Injector.cpp - Pushing the tokens of a plan ------------------------===//

#include "Lower/Injector.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Preprocessor.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/xxhash.h"
#include <map>

using namespace clang;
using namespace roost;

Injector::Injector(Preprocessor &PP, const std::vector<PlannedEdit> &Edits,
                   llvm::StringRef Wrapper)
    : PP(PP), Wrapper(Wrapper) {
  SourceManager &SM = PP.getSourceManager();
  SourceLocation Start = SM.getLocForStartOfFile(SM.getMainFileID());
  std::map<unsigned, Push> ByOffset;
  // Two files that define one class alike but lowered it in different ways must
  // not share its functions, so the tag tells what this one did.
  std::string Kinds;
  for (const PlannedEdit &E : Edits)
    if (E.Kind == EditKind::Flat || E.Kind == EditKind::Nodes)
      Kinds += E.Kind == EditKind::Flat ? 'f' : 'n';
  Tag =
      "roost_" + llvm::utohexstr(
                     uint32_t(llvm::xxh3_64bits((Wrapper + ":" + Kinds).str())),
                     /*LowerCase=*/true);
  for (const PlannedEdit &E : Edits) {
    if (E.Kind == EditKind::TagClass) {
      ByOffset[E.OpenAfter].TagsClass = true;
      continue;
    }
    Push &Open =
        E.OpenAfter == PlannedEdit::AtStart ? AtStart : ByOffset[E.OpenAfter];
    Open.Openers.push_back({Start.getLocWithOffset(E.Begin), E.Kind});
    if (E.Kind != EditKind::TagDeclaration)
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
  Toks.push_back(T);
}

void Injector::appendTag(std::vector<Token> &Toks, SourceLocation At) {
  append(Toks, tok::kw___attribute, At, "__attribute__");
  append(Toks, tok::l_paren, At);
  append(Toks, tok::l_paren, At);
  append(Toks, tok::identifier, At, "abi_tag");
  append(Toks, tok::l_paren, At);
  append(Toks, tok::string_literal, At);
  // A literal's text is read from its place, so it gets one of its own.
  PP.CreateString("\"" + Tag + "\"", Toks.back(), At, At);
  append(Toks, tok::r_paren, At);
  append(Toks, tok::r_paren, At);
  append(Toks, tok::r_paren, At);
}

void Injector::append(std::vector<Token> &Toks, const Push &P) {
  for (unsigned I = 0; I != P.Closers; ++I)
    append(Toks, tok::greater, P.After);
  if (P.TagsClass)
    appendTag(Toks, P.After);
  size_t Opened = Toks.size();
  // The tag of a declaration comes before its type.
  for (auto [At, Kind] : P.Openers)
    if (Kind == EditKind::TagDeclaration)
      appendTag(Toks, At);
  for (auto [At, Kind] : P.Openers) {
    if (Kind == EditKind::TagDeclaration)
      continue;
    append(Toks, tok::coloncolon, placeLike(At));
    append(Toks, tok::identifier, placeLike(At), "roost");
    append(Toks, tok::coloncolon, placeLike(At));
    append(Toks, tok::identifier, placeLike(At),
           Kind == EditKind::Nodes ? "lowered_nodes" : Wrapper.c_str());
    append(Toks, tok::less, placeLike(At));
  }
  if (!P.Openers.empty() && startsLine(P.Openers.front().first))
    Toks[Opened].setFlag(Token::StartOfLine);
}

/// A location of its own that expands to \p Loc. The parser finds the tokens of
/// a name that it looked ahead over by their locations.
SourceLocation Injector::placeLike(SourceLocation Loc) {
  return PP.getSourceManager().createTokenSplitLoc(Loc, Loc,
                                                   Loc.getLocWithOffset(1));
}

/// Is \p Loc the first thing on its line? Warnings about indentation ask.
bool Injector::startsLine(SourceLocation Loc) const {
  const SourceManager &SM = PP.getSourceManager();
  auto [File, Offset] = SM.getDecomposedLoc(Loc);
  llvm::StringRef Before = SM.getBufferData(File).take_front(Offset);
  return Before.rtrim(" \t").empty() || Before.rtrim(" \t").ends_with("\n");
}

std::vector<Token> Injector::first(const Token &Tok) {
  std::vector<Token> Toks;
  append(Toks, AtStart);
  Toks.push_back(Tok);
  if (Next != Pushes.size() && Tok.getLocation() == Pushes[Next].After)
    append(Toks, Pushes[Next++]);
  return Toks;
}

void Injector::take(const Token &Tok) {
  if (Next == Pushes.size() || Tok.getLocation() != Pushes[Next].After)
    return;
  std::vector<Token> Toks;
  append(Toks, Pushes[Next++]);
  auto Owned = std::make_unique<Token[]>(Toks.size());
  std::copy(Toks.begin(), Toks.end(), Owned.get());
  // Reinjected tokens are not handed to token watchers again, and the user's
  // macros do not expand in them.
  PP.EnterTokenStream(std::move(Owned), Toks.size(),
                      /*DisableMacroExpansion=*/true, /*IsReinject=*/true);
}
