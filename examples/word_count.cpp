// Counts the words of a text: how often each occurs, which are only used once,
// and how many sentences repeat a word.
//
//   word_count text.txt [rounds]
#include <algorithm>
#include <cctype>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

struct Summary {
  std::vector<std::pair<std::string, int>> Most;
  size_t Distinct = 0;
  size_t Single = 0;
  size_t Longest = 0;
};

static std::vector<std::vector<std::string>> readSentences(std::istream &In) {
  std::vector<std::vector<std::string>> Sentences(1);
  std::string Word;
  for (char C; In.get(C);) {
    if (std::isalpha(static_cast<unsigned char>(C))) {
      Word += static_cast<char>(std::tolower(static_cast<unsigned char>(C)));
      continue;
    }
    if (!Word.empty())
      Sentences.back().push_back(std::move(Word));
    Word.clear();
    if (C == '.' && !Sentences.back().empty())
      Sentences.emplace_back();
  }
  return Sentences;
}

static Summary count(const std::vector<std::vector<std::string>> &Sentences,
                     size_t Wanted) {
  std::unordered_map<std::string, int> Counts;
  for (const auto &Sentence : Sentences)
    for (const std::string &Word : Sentence)
      ++Counts[Word];

  Summary Result;
  Result.Distinct = Counts.size();
  for (const auto &[Word, Count] : Counts) {
    Result.Most.emplace_back(Word, Count);
    if (Count == 1)
      ++Result.Single;
    Result.Longest = std::max(Result.Longest, Word.size());
  }
  std::sort(Result.Most.begin(), Result.Most.end(),
            [](const auto &A, const auto &B) {
              if (A.second != B.second)
                return A.second > B.second;
              return A.first < B.first;
            });
  if (Result.Most.size() > Wanted)
    Result.Most.resize(Wanted);
  return Result;
}

// A sentence is short, so a set is made and thrown away for each.
static size_t
countRepeating(const std::vector<std::vector<std::string>> &Sentences) {
  size_t Repeating = 0;
  for (const auto &Sentence : Sentences) {
    std::unordered_set<std::string> Seen;
    for (const std::string &Word : Sentence) {
      if (Word.size() < 4)
        continue;
      if (!Seen.insert(Word).second) {
        ++Repeating;
        break;
      }
    }
  }
  return Repeating;
}

// How often each pair of neighbouring first letters occurs.
static int commonestPair(const std::vector<std::vector<std::string>> &Sentences,
                         std::string &Pair) {
  std::unordered_map<int, int> Pairs;
  for (const auto &Sentence : Sentences)
    for (size_t I = 1; I < Sentence.size(); ++I)
      Pairs[Sentence[I - 1][0] * 256 + Sentence[I][0]] += 1;

  int Best = 0, BestCount = 0;
  for (const auto &Entry : Pairs)
    if (Entry.second > BestCount ||
        (Entry.second == BestCount && Entry.first < Best)) {
      Best = Entry.first;
      BestCount = Entry.second;
    }
  Pair = {static_cast<char>(Best / 256), static_cast<char>(Best % 256)};
  return BestCount;
}

int main(int Argc, char **Argv) {
  if (Argc < 2) {
    std::fprintf(stderr, "usage: word_count TEXT [ROUNDS]\n");
    return 2;
  }
  std::ifstream In(Argv[1]);
  if (!In) {
    std::fprintf(stderr, "word_count: cannot read '%s'\n", Argv[1]);
    return 1;
  }
  const int Rounds = Argc > 2 ? std::atoi(Argv[2]) : 1;
  const auto Sentences = readSentences(In);

  Summary Result;
  size_t Repeating = 0;
  std::string Pair;
  int PairCount = 0;
  for (int Round = 0; Round < Rounds; ++Round) {
    Result = count(Sentences, 15);
    Repeating = countRepeating(Sentences);
    PairCount = commonestPair(Sentences, Pair);
  }

  std::printf("%zu sentences, %zu with a word used twice\n", Sentences.size(),
              Repeating);
  std::printf("%zu different words, %zu used once, longest %zu letters\n",
              Result.Distinct, Result.Single, Result.Longest);
  std::printf("commonest first letters: %s (%d times)\n", Pair.c_str(),
              PairCount);
  for (const auto &[Word, Count] : Result.Most)
    std::printf("%6d %s\n", Count, Word.c_str());
  return 0;
}
