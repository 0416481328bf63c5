// References and pointers to elements stay good over any number of insertions.
//
// RUN: %same-output %s
#include <cstdio>
#include <string>
#include <unordered_map>
#include <vector>

int direct() {
  std::unordered_map<int, int> M;
  int &First = M[0];
  for (int I = 1; I < 1000; ++I)
    M[I] = I;
  First = 42;
  return M[0];
}

int byPointer() {
  std::unordered_map<int, std::string> M;
  std::string *Held = &M["first"[0]];
  for (int I = 1000; I < 2000; ++I)
    M.emplace(I, "value");
  Held->append("abc");
  return static_cast<int>(M['f'].size());
}

int manyPointers() {
  std::unordered_map<int, int> M;
  std::vector<int *> Pointers;
  for (int I = 0; I < 500; ++I)
    Pointers.push_back(&M[I]);
  for (int I = 0; I < 500; ++I)
    *Pointers[I] += I;
  int Sum = 0;
  for (auto &Entry : M)
    Sum += Entry.second;
  return Sum;
}

int inCondition() {
  std::unordered_map<int, int> M;
  auto &Counter = M.emplace(-1, 0).first->second;
  for (int I = 0; I < 300; ++I)
    if (M.insert({I % 100, I}).second)
      ++Counter;
  return M.at(-1);
}

struct Holder {
  int *Place = nullptr;
};

int inStruct() {
  std::unordered_map<int, int> M{{7, 70}};
  Holder H;
  H.Place = &M.find(7)->second;
  for (int I = 0; I < 100; ++I)
    M.try_emplace(I, 0);
  return ++*H.Place;
}

int conditionalPointer(bool Which) {
  std::unordered_map<int, int> M{{1, 10}, {2, 20}};
  int *Place = Which ? &M[1] : &M[2];
  M.reserve(5000);
  *Place += 1;
  return M[1] * 100 + M[2];
}

int main() {
  std::printf("%d %d %d %d %d %d %d\n", direct(), byPointer(), manyPointers(),
              inCondition(), inStruct(), conditionalPointer(true),
              conditionalPointer(false));
}
