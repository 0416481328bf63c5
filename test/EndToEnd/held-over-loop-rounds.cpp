// A pointer, reference or iterator taken in one round of a loop, or on one
// path, and used after an insertion of another.
//
// RUN: %same-output %s
#include <cstdio>
#include <functional>
#include <string>
#include <tuple>
#include <unordered_map>
#include <vector>

int lastOne() {
  std::unordered_map<int, int> M;
  int *Last = nullptr;
  for (int I = 0; I < 200; ++I) {
    int &Now = M[I];
    if (Last)
      *Last += 1;
    Last = &Now;
  }
  int Sum = 0;
  for (const auto &Entry : M)
    Sum += Entry.second;
  return Sum;
}

int lastIterator() {
  std::unordered_map<int, int> M;
  M.reserve(500);
  auto Best = M.end();
  for (int I = 0; I < 200; ++I) {
    auto It = M.emplace(I, I * 37 % 101).first;
    if (Best == M.end() || It->second > Best->second)
      Best = It;
  }
  return Best->first;
}

int byCondition(bool Which) {
  std::unordered_map<int, int> M{{1, 1}};
  int Other = 5;
  int &Chosen = Which ? M[1] : Other;
  for (int I = 10; I < 100; ++I)
    M[I] = I;
  Chosen += 100;
  return M[1] + Other;
}

struct Reference {
  int &Place;
};
struct Wrapper {
  std::reference_wrapper<int> Place;
};

int inAggregates() {
  std::unordered_map<int, int> M;
  Reference R{M[1]};
  Wrapper W{M[2]};
  auto Tied = std::tie(M[3], M[4]);
  auto Made = std::make_tuple(&M[5], std::ref(M[6]));
  std::pair<const int, int> &Entry = *M.try_emplace(7).first;
  auto Result = M.insert({8, 0});
  const int &Key = M.find(3)->first;
  for (int I = 100; I < 400; ++I)
    M.emplace(I, I);
  R.Place = 1, W.Place.get() = 2, std::get<0>(Tied) = 3, std::get<1>(Tied) = 4;
  *std::get<0>(Made) = 5, std::get<1>(Made) = 6;
  Entry.second = 7, Result.first->second = 8;
  int Sum = Key;
  for (int I = 1; I < 9; ++I)
    Sum = Sum * 10 + M[I];
  return Sum;
}

int collected() {
  std::unordered_map<int, int> M;
  for (int I = 0; I < 20; ++I)
    M[I] = I;
  std::vector<int *> Places;
  for (auto &[Key, Value] : M)
    Places.push_back(&Value);
  for (int I = 20; I < 300; ++I)
    M[I] = 0;
  for (int *Place : Places)
    *Place += 1;
  int Sum = 0;
  for (auto &[Key, Value] : M)
    Sum += Value;
  return Sum;
}

int byGoto() {
  std::unordered_map<int, int> M;
  int *Held = nullptr;
  int I = 0;
again:
  if (Held)
    ++*Held;
  if (I < 100) {
    Held = &M[I++];
    goto again;
  }
  return static_cast<int>(M.size()) + M[50];
}

std::string twoNames() {
  std::unordered_map<int, std::string> M{{1, "one"}};
  const auto &One = M[1];
  const auto &Two = M[2];
  std::string Sum = One + Two;
  for (int I = 3; I < 50; ++I) {
    const std::string &A = M[I - 1], &B = M[I];
    M[I] = A + B + "x";
  }
  return Sum + M[49];
}

int assignedLater() {
  std::unordered_map<int, std::vector<int>> M;
  std::vector<int> *List;
  List = &M[0];
  for (int I = 1; I < 100; ++I) {
    M[I].push_back(I);
    List->push_back(I);
    if (I % 10 == 0)
      List = &M[I];
  }
  return static_cast<int>(M[0].size() + M[50].size());
}

int main() {
  std::printf("%d %d %d %d\n", lastOne(), lastIterator(), byCondition(true),
              byCondition(false));
  std::printf("%d %d %d %s %d\n", inAggregates(), collected(), byGoto(),
              twoNames().c_str(), assignedLater());
}
