// Reads a C++ source as a stream of tokens and keeps a table of symbols for
// each pair of braces: which names a scope declares, which it shadows, how
// often the most used identifiers occur. It runs well on the other examples.
//
//   symbols source.cpp [rounds]
#include <algorithm>
#include <cctype>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

enum class Token { End, Word, Number, Text, Sign };

struct Lexer {
  std::string_view Source;
  size_t At = 0;

  static bool isWord(char C) {
    return std::isalnum(static_cast<unsigned char>(C)) || C == '_';
  }

  Token next(std::string_view &Spelling) {
    skip();
    if (At >= Source.size())
      return Token::End;
    const size_t Begin = At;
    const char First = Source[At++];
    Token Kind = Token::Sign;
    if (isWord(First)) {
      Kind = std::isdigit(static_cast<unsigned char>(First)) ? Token::Number
                                                             : Token::Word;
      while (At < Source.size() && isWord(Source[At]))
        ++At;
    } else if (First == '"' || First == '\'') {
      Kind = Token::Text;
      while (At < Source.size() && Source[At] != First)
        At += Source[At] == '\\' ? 2 : 1;
      ++At;
    }
    At = std::min(At, Source.size());
    Spelling = Source.substr(Begin, At - Begin);
    return Kind;
  }

  void skip() {
    while (At < Source.size()) {
      if (std::isspace(static_cast<unsigned char>(Source[At])))
        ++At;
      else if (Source.substr(At, 2) == "//" || Source[At] == '#')
        At = std::min(Source.size(), Source.find('\n', At));
      else
        break;
    }
  }
};

struct Result {
  long Words = 0, Keywords = 0, Declared = 0, Shadowed = 0, Scopes = 0;
  long Unused = 0;
  std::vector<std::pair<std::string, int>> Most;
};

static bool isKeyword(std::string_view Word) {
  static const std::unordered_set<std::string_view> Keywords = {
      "auto",   "bool",      "break",    "case",    "catch",   "char",
      "class",  "const",     "continue", "default", "double",  "else",
      "enum",   "explicit",  "false",    "for",     "if",      "int",
      "long",   "namespace", "new",      "nullptr", "private", "public",
      "return", "sizeof",    "static",   "struct",  "switch",  "template",
      "this",   "throw",     "true",     "try",     "using",   "void",
      "while"};
  return Keywords.count(Word) != 0;
}

static Result analyse(std::string_view Source) {
  Result R;
  Lexer L{Source};
  std::unordered_map<std::string_view, int> Uses;
  // The innermost scope is the last; a scope maps a name to its uses.
  std::vector<std::unordered_map<std::string_view, int>> Scopes(1);
  std::string_view Spelling, Before, BeforeThat;
  for (Token T; (T = L.next(Spelling)) != Token::End;
       BeforeThat = Before, Before = Spelling) {
    if (Spelling == "{") {
      Scopes.emplace_back();
      ++R.Scopes;
    } else if (Spelling == "}" && Scopes.size() > 1) {
      for (const auto &[Name, Count] : Scopes.back())
        if (Count == 0)
          ++R.Unused;
      Scopes.pop_back();
    } else if ((Spelling == "=" || Spelling == ";") && !Before.empty() &&
               Lexer::isWord(Before[0]) && !isKeyword(Before) &&
               !BeforeThat.empty() && Lexer::isWord(BeforeThat.back())) {
      // "type name =" or "type name;" declares.
      for (size_t I = 0; I + 1 < Scopes.size(); ++I)
        if (Scopes[I].count(Before)) {
          ++R.Shadowed;
          break;
        }
      if (Scopes.back().emplace(Before, 0).second)
        ++R.Declared;
    }
    if (T != Token::Word)
      continue;
    ++R.Words;
    if (isKeyword(Spelling)) {
      ++R.Keywords;
      continue;
    }
    ++Uses[Spelling];
    for (auto Scope = Scopes.rbegin(); Scope != Scopes.rend(); ++Scope)
      if (auto It = Scope->find(Spelling); It != Scope->end()) {
        ++It->second;
        break;
      }
  }
  for (const auto &[Name, Count] : Uses)
    R.Most.emplace_back(std::string(Name), Count);
  std::sort(R.Most.begin(), R.Most.end(), [](const auto &A, const auto &B) {
    return A.second != B.second ? A.second > B.second : A.first < B.first;
  });
  R.Most.resize(std::min<size_t>(R.Most.size(), 10));
  return R;
}

// Lines that use an identifier more than once.
static int repeatingLines(std::string_view Source) {
  int Lines = 0;
  while (!Source.empty()) {
    std::string_view Line = Source.substr(0, Source.find('\n'));
    Source.remove_prefix(std::min(Source.size(), Line.size() + 1));
    std::unordered_set<std::string_view> OnLine;
    Lexer L{Line};
    std::string_view Spelling;
    for (Token T; (T = L.next(Spelling)) != Token::End;)
      if (T == Token::Word && !OnLine.insert(Spelling).second) {
        ++Lines;
        break;
      }
  }
  return Lines;
}

int main(int Argc, char **Argv) {
  if (Argc < 2) {
    std::fprintf(stderr, "usage: symbols SOURCE [ROUNDS]\n");
    return 2;
  }
  std::ifstream In(Argv[1]);
  if (!In) {
    std::fprintf(stderr, "symbols: cannot read '%s'\n", Argv[1]);
    return 1;
  }
  std::stringstream Whole;
  Whole << In.rdbuf();
  const std::string Source = Whole.str();
  const int Rounds = Argc > 2 ? std::atoi(Argv[2]) : 1;

  Result R;
  int Lines = 0;
  for (int Round = 0; Round < Rounds; ++Round) {
    R = analyse(Source);
    Lines = repeatingLines(Source);
  }
  std::printf("%ld words, %ld of them keywords, in %ld scopes\n", R.Words,
              R.Keywords, R.Scopes);
  std::printf("%ld names declared, %ld shadow another, %ld unused\n",
              R.Declared, R.Shadowed, R.Unused);
  std::printf("%d lines use a word twice\n", Lines);
  for (const auto &[Name, Count] : R.Most)
    std::printf("%6d %s\n", Count, Name.c_str());
  return 0;
}
