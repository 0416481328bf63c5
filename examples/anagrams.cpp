// Groups the words of a text by their letters, finds words that can be spelled
// from the letters of another, and checks which pairs of words have the same
// pattern ("noon" and "deed").
//
//   anagrams text.txt [rounds]
#include <algorithm>
#include <cctype>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

static std::vector<std::string> readWords(std::istream &In) {
  std::unordered_set<std::string> Known;
  std::vector<std::string> Words;
  std::string Word;
  for (char C; In.get(C);) {
    if (std::isalpha(static_cast<unsigned char>(C))) {
      Word += static_cast<char>(std::tolower(static_cast<unsigned char>(C)));
    } else if (!Word.empty()) {
      if (Known.insert(Word).second)
        Words.push_back(Word);
      Word.clear();
    }
  }
  std::sort(Words.begin(), Words.end());
  return Words;
}

static std::vector<std::vector<std::string>>
groups(const std::vector<std::string> &Words) {
  std::unordered_map<std::string, std::vector<std::string>> ByLetters;
  for (const std::string &Word : Words) {
    std::string Key = Word;
    std::sort(Key.begin(), Key.end());
    ByLetters[Key].push_back(Word);
  }
  std::vector<std::vector<std::string>> Result;
  for (auto &[Key, Group] : ByLetters)
    if (Group.size() > 1)
      Result.push_back(std::move(Group));
  std::sort(Result.begin(), Result.end());
  return Result;
}

// Can Word be put together from the letters of From?
static bool spellable(const std::string &Word, const std::string &From) {
  std::unordered_map<char, int> Letters;
  for (char C : From)
    ++Letters[C];
  for (char C : Word)
    if (--Letters[C] < 0)
      return false;
  return true;
}

// Is there a one-to-one exchange of letters that turns A into B?
static bool samePattern(const std::string &A, const std::string &B) {
  if (A.size() != B.size())
    return false;
  std::unordered_map<char, char> Forth, Back;
  for (size_t I = 0; I < A.size(); ++I) {
    auto [There, NewThere] = Forth.emplace(A[I], B[I]);
    if (!NewThere && There->second != B[I])
      return false;
    auto [Here, NewHere] = Back.emplace(B[I], A[I]);
    if (!NewHere && Here->second != A[I])
      return false;
  }
  return true;
}

// The first letter that occurs once only, or '-'.
static char firstSingle(const std::string &Word) {
  std::unordered_map<char, int> Count;
  for (char C : Word)
    Count[C]++;
  for (char C : Word)
    if (Count[C] == 1)
      return C;
  return '-';
}

int main(int Argc, char **Argv) {
  if (Argc < 2) {
    std::fprintf(stderr, "usage: anagrams TEXT [ROUNDS]\n");
    return 2;
  }
  std::ifstream In(Argv[1]);
  if (!In) {
    std::fprintf(stderr, "anagrams: cannot read '%s'\n", Argv[1]);
    return 1;
  }
  const int Rounds = Argc > 2 ? std::atoi(Argv[2]) : 1;
  const auto Words = readWords(In);

  std::vector<std::vector<std::string>> Groups;
  int Spelled = 0, Patterns = 0;
  std::string Singles;
  for (int Round = 0; Round < Rounds; ++Round) {
    Groups = groups(Words);
    Spelled = Patterns = 0;
    Singles.clear();
    for (size_t I = 0; I < Words.size(); ++I) {
      Singles += firstSingle(Words[I]);
      for (size_t J = I + 1; J < I + 40 && J < Words.size(); ++J) {
        Spelled += spellable(Words[J], Words[I]);
        Patterns += samePattern(Words[I], Words[J]);
      }
    }
  }

  std::printf("%zu words, %zu groups of anagrams\n", Words.size(),
              Groups.size());
  for (const auto &Group : Groups) {
    for (const std::string &Word : Group)
      std::printf(" %s", Word.c_str());
    std::printf("\n");
  }
  std::printf("%d can be spelled from another, %d pairs share a pattern\n",
              Spelled, Patterns);
  std::printf("first single letters: %.60s...\n", Singles.c_str());
  return 0;
}
