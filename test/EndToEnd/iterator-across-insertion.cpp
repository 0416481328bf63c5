// Iterators stay good over an insertion that does not rehash, which reserve
// promises; and a range-for may insert in its body under the same promise.
//
// RUN: %same-output %s
#include <cstdio>
#include <unordered_map>
#include <unordered_set>

int heldIterator() {
  std::unordered_map<int, int> M;
  M.reserve(1000);
  auto It = M.emplace(5, 50).first;
  for (int I = 100; I < 900; ++I)
    M.emplace(I, I);
  It->second += It->first;
  return M[5];
}

int insertInRangeFor() {
  std::unordered_map<int, int> M;
  M.reserve(1000);
  for (int I = 0; I < 100; ++I)
    M[I] = I;
  for (const auto &[Key, Value] : M)
    if (Key < 100)
      M.emplace(Key + 1000, Value);
  int Sum = 0;
  for (const auto &[Key, Value] : M)
    Sum += Key + Value;
  return Sum + static_cast<int>(M.size());
}

int insertThenContinue() {
  std::unordered_set<int> S;
  S.reserve(500);
  S = {1, 2, 3, 4, 5};
  S.reserve(500);
  int Seen = 0;
  for (auto It = S.begin(); It != S.end(); ++It) {
    if (*It > 5)
      continue;
    ++Seen;
    for (int I = 0; I < 10; ++I)
      S.insert(*It * 100 + I);
  }
  return Seen * 1000 + static_cast<int>(S.size());
}

int endStays() {
  std::unordered_map<int, int> M;
  M.reserve(100);
  auto End = M.end();
  for (int I = 0; I < 50; ++I)
    M[I] = I;
  return M.find(77) == End;
}

int main() {
  std::printf("%d %d %d %d\n", heldIterator(), insertInRangeFor(),
              insertThenContinue(), endStays());
}
