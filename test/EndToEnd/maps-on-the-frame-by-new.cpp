// Maps made by new and make_unique that come to the frame, and twins whose
// addresses, or whose elements', somebody keeps.
//
// RUN: %same-output --levels=O1,O2,O3 %s
#include <cstdio>
#include <memory>
#include <stdexcept>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#define NOINLINE __attribute__((noinline))

using Map = std::unordered_map<int, int>;

NOINLINE int ints(int N) {
  auto M = std::make_unique<Map>();
  for (int I = 0; I < N; ++I)
    (*M)[I % 7] += I;
  return M->at(3) + static_cast<int>(M->size());
}

NOINLINE int strings(int N) {
  auto M = std::make_unique<std::unordered_map<std::string, int>>();
  for (int I = 0; I < N; ++I)
    (*M)[std::to_string(I % 20)] += I;
  return (*M)["3"];
}

struct Point {
  int X, Y;
  bool operator==(const Point &P) const { return X == P.X && Y == P.Y; }
};
struct HashPoint {
  size_t operator()(const Point &P) const { return P.X * 31 + P.Y; }
};
NOINLINE int users(int N) {
  auto M = std::make_unique<std::unordered_set<Point, HashPoint>>();
  for (int I = 0; I < N; ++I)
    M->insert({I % 5, I % 3});
  return static_cast<int>(M->size());
}

// A hash function that keeps its own address, which is in the map.
static const void *LastHash;
struct KeepingHash {
  int Salt = 1;
  size_t operator()(int K) const {
    LastHash = this;
    return K * Salt;
  }
};
NOINLINE int keepingHash(int N) {
  auto M = std::make_unique<std::unordered_set<int, KeepingHash>>();
  for (int I = 0; I < N; ++I)
    M->insert(I % 11);
  return LastHash != nullptr ? static_cast<int>(M->size()) : 0;
}

// A key that keeps its own address, and one that is kept by another.
struct Registered {
  static inline std::vector<const Registered *> All;
  int Id;
  explicit Registered(int Id) : Id(Id) { All.push_back(this); }
  Registered(const Registered &R) : Id(R.Id) { All.push_back(this); }
  ~Registered() {
    for (auto &R : All)
      if (R == this)
        R = nullptr;
  }
  bool operator==(const Registered &R) const { return Id == R.Id; }
};
struct HashRegistered {
  size_t operator()(const Registered &R) const { return R.Id; }
};
NOINLINE int registered(int N) {
  Registered::All.clear();
  auto M = std::make_unique<std::unordered_set<Registered, HashRegistered>>();
  for (int I = 0; I < N; ++I)
    M->insert(Registered(I));
  int Live = 0;
  for (auto *R : Registered::All)
    Live += R ? R->Id : 0;
  return Live;
}

// Raw new and delete; and a pointer to an element that outlives a throw.
static int *Element;
NOINLINE void maybeThrow(int N) {
  if (N > 3)
    throw std::runtime_error("many");
}
NOINLINE int dropped(int N) {
  Map *M = new Map;
  (*M)[1] = N;
  maybeThrow(N);
  int Result = (*M)[1];
  delete M;
  return Result;
}
NOINLINE int leaked(int N) {
  Map *M = new Map;
  (*M)[1] = N;
  Element = &(*M)[1];
  maybeThrow(N);
  int Result = (*M)[1];
  delete M;
  return Result;
}
NOINLINE int overwrite(int N) {
  volatile int Junk[512];
  for (int I = 0; I < 512; ++I)
    Junk[I] = N;
  return Junk[N % 512];
}

// A class that holds maps, given to functions that are not inlined.
namespace {
struct Owner {
  Map Counts;
  std::string Name;
  std::vector<int> Order;
  std::unordered_map<std::string, std::string> Texts;
};
} // namespace
static NOINLINE int count(Owner &O, int K) {
  O.Name += "x";
  O.Order.push_back(K);
  return ++O.Counts[K];
}
template <class T> NOINLINE size_t texts(T &O, int K) {
  O.Texts[std::to_string(K)] = O.Name;
  return O.Texts.size() + O.Order.size();
}
NOINLINE int owner(int N) {
  auto O = std::make_unique<Owner>();
  O->Name = "name";
  int Result = 0;
  for (int I = 0; I < N; ++I)
    Result += count(*O, I % 3) + static_cast<int>(texts(*O, I % 4));
  return Result + static_cast<int>(O->Name.size());
}

// One of several functions, all of which are seen; and one that keeps.
static Map *KeptMap;
static NOINLINE int sizeOf(Map &M) { return static_cast<int>(M.size()); }
static NOINLINE int sumOf(Map &M) {
  int Sum = 0;
  for (auto &[K, V] : M)
    Sum += V;
  return Sum;
}
static NOINLINE int keepIt(Map &M) {
  KeptMap = &M;
  return 1;
}
static int (*const Harmless[])(Map &) = {sizeOf, sumOf};
static int (*const Mixed[])(Map &) = {sizeOf, keepIt};
NOINLINE int throughTable(int N, bool Keeps) {
  auto M = std::make_unique<Map>();
  (*M)[N] = N;
  int Result = Harmless[N & 1](*M);
  if (Keeps)
    Result += Mixed[N & 1](*M) + static_cast<int>(KeptMap == M.get());
  return Result;
}

int main() {
  std::printf("%d %d %d\n", ints(50), strings(60), users(70));
  std::printf("%d %d\n", keepingHash(30), registered(40));
  std::printf("%d\n", dropped(2));
  for (auto *F : {dropped, leaked})
    try {
      std::printf("%d\n", F(7));
    } catch (const std::exception &E) {
      std::printf("%s %d\n", E.what(), overwrite(3));
    }
  std::printf("%d\n", *Element);
  std::printf("%d\n", owner(30));
  std::printf("%d %d\n", throughTable(4, false), throughTable(5, true));
}
