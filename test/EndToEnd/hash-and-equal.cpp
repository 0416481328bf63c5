// Hashes and comparisons of the program's own: plain, with state, bad ones,
// function pointers, and a specialization of std::hash.
//
// RUN: %same-output %s
#include <cctype>
#include <cstdio>
#include <functional>
#include <string>
#include <unordered_map>
#include <unordered_set>

struct Point {
  int X, Y;
  bool operator==(const Point &O) const { return X == O.X && Y == O.Y; }
};
namespace std {
template <> struct hash<Point> {
  size_t operator()(const Point &P) const { return P.X * 31 + P.Y; }
};
} // namespace std

struct NoCaseHash {
  size_t operator()(const std::string &S) const {
    size_t H = 0;
    for (unsigned char C : S)
      H = H * 131 + std::tolower(C);
    return H;
  }
};
struct NoCaseEqual {
  bool operator()(const std::string &A, const std::string &B) const {
    if (A.size() != B.size())
      return false;
    for (size_t I = 0; I < A.size(); ++I)
      if (std::tolower(static_cast<unsigned char>(A[I])) !=
          std::tolower(static_cast<unsigned char>(B[I])))
        return false;
    return true;
  }
};
struct Constant {
  size_t operator()(int) const { return 42; }
};
struct Salted {
  size_t Salt;
  explicit Salted(size_t Salt) : Salt(Salt) {}
  size_t operator()(int Key) const { return Key ^ Salt; }
};
struct Modulo {
  int N;
  bool operator()(int A, int B) const { return A % N == B % N; }
};
struct ModuloHash {
  int N;
  size_t operator()(int A) const { return A % N; }
};
static size_t plainHash(const int &Key) { return Key * 7; }

int main() {
  std::unordered_map<Point, int> Points;
  for (int X = 0; X < 20; ++X)
    for (int Y = 0; Y < 20; ++Y)
      Points[{X, Y}] = X * Y;
  std::printf("%zu %d\n", Points.size(), Points.at({3, 4}));

  std::unordered_map<std::string, int, NoCaseHash, NoCaseEqual> Words;
  for (const char *Word : {"One", "ONE", "one", "Two", "tWO"})
    ++Words[Word];
  std::printf("%zu %d\n", Words.size(), Words["oNe"]);

  std::unordered_set<int, Constant> Colliding;
  for (int I = 0; I < 300; ++I)
    Colliding.insert(I);
  for (int I = 0; I < 300; I += 2)
    Colliding.erase(I);
  std::printf("%zu %zu %zu\n", Colliding.size(), Colliding.count(7),
              Colliding.count(8));

  std::unordered_map<int, int, Salted> Salty(10, Salted(12345));
  for (int I = 0; I < 100; ++I)
    Salty[I] = I;
  std::printf("%zu %d\n", Salty.size(), Salty.hash_function().Salt == 12345);

  std::unordered_set<int, ModuloHash, Modulo> Classes(8, ModuloHash{5},
                                                      Modulo{5});
  for (int I = 0; I < 100; ++I)
    Classes.insert(I);
  std::printf("%zu\n", Classes.size());

  std::unordered_map<int, int, size_t (*)(const int &)> ByPointer(16,
                                                                  plainHash);
  for (int I = 0; I < 100; ++I)
    ByPointer[I]++;
  std::printf("%zu\n", ByPointer.size());

  auto Lambda = [](int Key) { return static_cast<size_t>(Key) * 3; };
  std::unordered_set<int, decltype(Lambda)> ByLambda(16, Lambda);
  ByLambda.insert({1, 2, 3, 2});
  std::printf("%zu\n", ByLambda.size());

  std::unordered_set<int, std::function<size_t(int)>> ByFunction(
      8, [](int Key) { return static_cast<size_t>(Key); });
  ByFunction.insert({5, 6});
  std::printf("%zu\n", ByFunction.count(5));
}
