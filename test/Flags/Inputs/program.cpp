#include "program.h"
#include <cstdio>
#include <string>
#include <unordered_set>

static int distinct(const char *Text) {
  std::unordered_set<std::string> Words;
  std::string Word;
  for (; *Text; ++Text) {
    if (*Text != ' ') {
      Word += *Text;
    } else {
      Words.insert(Word);
      Word.clear();
    }
  }
  Words.insert(Word);
  return static_cast<int>(Words.size());
}

int main() {
  std::unordered_map<int, int> Counts;
  for (int I = 0; I < 100; ++I)
    ++Counts[I % 13];
  int Sum = 0;
  for (const auto &[Key, Count] : Counts)
    Sum += Key * Count;
  std::printf("sum %d, %d words, %d\n", Sum, distinct("a b a c b"),
              inHeader(5));
}
