// The key, the value and the map expression are evaluated as often, and in the
// order, that the language says.
//
// RUN: %same-output %s
#include <cstdio>
#include <string>
#include <unordered_map>

static int Trace;
static int note(int N) {
  Trace = Trace * 10 + N;
  return N;
}

int main() {
  std::unordered_map<int, int> M;
  M[note(1)] = note(2);
  std::printf("%d\n", Trace);
  Trace = 0;
  M[note(3)] += note(4);
  std::printf("%d\n", Trace);
  Trace = 0;
  M.insert({note(5), note(6)});
  std::printf("%d\n", Trace);
  M[7] = static_cast<int>(M.size());
  std::printf("%d\n", M[7]);
  M[8] = M.count(8);
  std::printf("%d\n", M[8]);
  std::unordered_map<std::string, size_t> Ids;
  for (const char *Word : {"a", "b", "a", "c"})
    Ids.emplace(Word, Ids.size());
  Ids.insert({"d", Ids.size()});
  std::printf("%zu %zu\n", Ids["c"], Ids["d"]);
  int I = 0;
  while (I < 5)
    M[I] = I ? 1 : 2, ++I;
  std::printf("%d\n", M[0] + M[4]);
  std::unordered_map<int, int> *P = &M;
  (*P++)[1] = 5;
  std::printf("%d %d\n", M[1], P == &M + 1);
}
