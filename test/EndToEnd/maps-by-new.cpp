// Maps made by new, make_unique and make_shared: dropped here, handed on, kept.
//
// RUN: %same-output --levels=O2,O3 %s
#include <cstdio>
#include <memory>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

using Map = std::unordered_map<int, int>;
static Map *Global;

int dropped(int N) {
  Map *M = new Map;
  for (int I = 0; I < N; ++I)
    (*M)[I % 5] += I;
  int Result = (*M)[0] + static_cast<int>(M->size());
  delete M;
  return Result;
}

int unique(int N) {
  auto M = std::make_unique<std::unordered_map<int, int>>();
  for (int I = 0; I < N; ++I)
    ++(*M)[I % 7];
  return M->at(0);
}

int shared(int N) {
  auto M = std::make_shared<std::unordered_set<std::string>>();
  auto Other = M;
  for (int I = 0; I < N; ++I)
    Other->insert(std::to_string(I % 9));
  return static_cast<int>(M->size() * 10 + M.use_count());
}

std::unique_ptr<Map> handed(int N) {
  auto M = std::make_unique<Map>();
  (*M)[N] = N;
  return M;
}

void keep(int N) {
  Map *M = new Map{{N, N}};
  delete Global;
  Global = M;
}

int early(int N) {
  std::unique_ptr<Map> M(new Map);
  if (N < 0)
    return -1;
  (*M)[1] = N;
  if (N > 5) {
    M.reset();
    return 0;
  }
  M.reset(new Map(*M));
  return M->at(1);
}

int inLoop(int N) {
  std::vector<Map *> Kept;
  for (int I = 0; I < N; ++I) {
    Map *M = new Map;
    (*M)[I] = I;
    if (I % 2)
      Kept.push_back(M);
    else
      delete M;
  }
  int Sum = 0;
  for (Map *M : Kept) {
    Sum += M->begin()->second;
    delete M;
  }
  return Sum;
}

int array(int N) {
  auto Maps = std::make_unique<Map[]>(4);
  for (int I = 0; I < N; ++I)
    Maps[I % 4][I]++;
  return static_cast<int>(Maps[3].size());
}

int placed(int N) {
  alignas(Map) unsigned char Bytes[sizeof(Map)];
  Map *M = new (Bytes) Map;
  for (int I = 0; I < N; ++I)
    (*M)[I] = I;
  int Size = static_cast<int>(M->size());
  M->~Map();
  return Size;
}

int main() {
  std::printf("%d %d %d\n", dropped(100), unique(100), shared(100));
  std::printf("%d\n", handed(5)->at(5));
  keep(1), keep(2);
  std::printf("%d\n", Global->at(2));
  delete Global;
  std::printf("%d %d %d\n", early(-1), early(3), early(9));
  std::printf("%d %d %d\n", inLoop(20), array(50), placed(60));
}
