// Values with unusual members: const, references, overloaded operators, only
// constructible in special ways, empty, final, large.
//
// RUN: %same-output %s
#include <cstdio>
#include <functional>
#include <memory>
#include <string>
#include <type_traits>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <variant>

struct WithConst {
  const int N;
};
struct WithReference {
  int &Place;
};
struct AddressOf {
  int N = 1;
  AddressOf *operator&() { return nullptr; }
  template <class T> int operator,(T &&) { return 99; }
};
struct ExplicitCopy {
  int N;
  explicit ExplicitCopy(int N) : N(N) {}
  explicit ExplicitCopy(const ExplicitCopy &) = default;
};
struct CopyOnly {
  int N = 0;
  CopyOnly() = default;
  CopyOnly(const CopyOnly &O) : N(O.N) {}
};
struct NoDefault {
  int N;
  NoDefault(int N) : N(N) {}
};
struct Empty {};
struct Final final {
  int N = 3;
};
struct Greedy {
  int N = 0;
  Greedy() = default;
  template <class T> Greedy(T &&) : N(sizeof(T)) {}
  Greedy(const Greedy &) = default;
  Greedy(Greedy &&) = default;
};
struct Large {
  char Bytes[4096] = {};
};
struct NewDeleted {
  int N = 4;
  void *operator new(std::size_t) = delete;
  void operator delete(void *) = delete;
};
struct Ambiguous {
  int N = 0;
  operator bool() const { return N; }
  operator int() const { return N; }
  bool operator==(const Ambiguous &O) const { return N == O.N; }
};
struct PolymorphicBase {
  virtual ~PolymorphicBase() = default;
  virtual int get() const { return 1; }
};
struct Polymorphic : PolymorphicBase {
  int N = 8;
  int get() const override { return N; }
};
struct BitFields {
  unsigned A : 3, B : 5;
};
class Private {
  friend int useFriend();
  Private() = default;
  int N = 5;

public:
  Private(const Private &) = default;
  static Private make() { return Private(); }
  int get() const { return N; }
};

int main() {
  std::unordered_map<int, WithConst> A;
  for (int I = 0; I < 50; ++I)
    A.emplace(I, WithConst{I});
  int Target = 0;
  std::unordered_map<int, WithReference> B;
  for (int I = 0; I < 50; ++I)
    B.insert({I, WithReference{Target}});
  B.at(3).Place = 7;
  std::unordered_map<int, AddressOf> C;
  for (int I = 0; I < 50; ++I)
    C[I].N = I;
  std::unordered_map<int, ExplicitCopy> D;
  for (int I = 0; I < 50; ++I)
    D.try_emplace(I, I);
  std::unordered_map<int, CopyOnly> E;
  for (int I = 0; I < 50; ++I)
    E[I].N = I;
  std::unordered_map<int, NoDefault> F;
  for (int I = 0; I < 50; ++I)
    F.emplace(I, I);
  std::printf("%d %d %d %d %d %d\n", A.at(40).N, Target, C[41].N, D.at(42).N,
              E[43].N, F.at(44).N);

  std::unordered_map<int, Empty> G;
  std::unordered_map<int, Final> H;
  std::unordered_map<int, Greedy> I;
  std::unordered_map<int, Large> J;
  std::unordered_map<int, NewDeleted> K;
  std::unordered_map<int, Ambiguous> L;
  std::unordered_map<int, Polymorphic> M;
  std::unordered_map<int, BitFields> N;
  std::unordered_map<int, Private> O;
  std::unordered_map<int, const int> P;
  std::unordered_map<int, std::variant<int, std::string>> Q;
  std::unordered_map<int, std::function<int()>> R;
  std::unordered_map<int, std::pair<std::unique_ptr<int>, const int>> S;
  std::unordered_map<int, int (*)(int)> T;
  std::unordered_map<int, bool> U;
  std::unordered_map<int, std::nullptr_t> V;
  std::unordered_map<int, int Final::*> W;
  std::unordered_map<int, std::unordered_set<int>> X;
  for (int Key = 0; Key < 60; ++Key) {
    G[Key], H[Key], J[Key].Bytes[7] = static_cast<char>(Key), K[Key], V[Key];
    I.emplace(Key, "text");
    L[Key].N = Key, M[Key].N = Key;
    N[Key].A = Key % 8;
    O.emplace(Key, Private::make());
    P.emplace(Key, Key);
    Q[Key] = std::to_string(Key);
    R[Key] = [Key] { return Key * 2; };
    S.emplace(Key, std::make_pair(std::make_unique<int>(Key), Key));
    T[Key] = [](int X) { return X + 1; };
    U[Key] = Key % 3;
    W[Key] = &Final::N;
    X[Key % 7].insert(Key);
  }
  std::printf("%zu %d %d %d %d %d %d %u %d %d\n", G.size(), H[3].N,
              I.at(5).N > 0, J[50].Bytes[7], K[1].N, L[9].N, M[9].get(),
              N[13].A, O.at(3).get(), P.at(9));
  std::printf("%s %d %d %d %d %zu %d %zu\n", std::get<1>(Q[12]).c_str(), R[6](),
              *S.at(20).first, T[0](4), U[4] + U[3], V.size(), H[1].*W[1],
              X[3].size());
}
