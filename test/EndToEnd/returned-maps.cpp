// Maps that are returned: elided, moved, chosen, through members and lambdas.
//
// RUN: %same-output --levels=O2,O3 %s
#include <cstdio>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

std::unordered_map<int, int> elided(int N) {
  std::unordered_map<int, int> M;
  for (int I = 0; I < N; ++I)
    M[I] = I;
  return M;
}
std::unordered_map<int, int> direct(int N) { return {{N, N}, {N + 1, N}}; }
std::unordered_set<std::string> chosen(bool Which) {
  std::unordered_set<std::string> A{"a"}, B{"b", "c"};
  return Which ? A : B;
}
auto pair(int N) {
  std::unordered_map<int, int> M{{N, N}};
  std::unordered_set<int> S{N};
  return std::make_pair(std::move(M), S);
}
struct Result {
  std::unordered_map<int, int> M;
  int N;
};
Result aggregate(int N) {
  std::unordered_map<int, int> Local{{1, N}};
  return {std::move(Local), N};
}
void out(std::unordered_map<int, int> &Target) {
  std::unordered_map<int, int> Local{{9, 9}};
  Target = Local;
}
void outSwap(std::unordered_map<int, int> &Target) {
  std::unordered_map<int, int> Local{{8, 8}};
  Target.swap(Local);
}
int spoil() {
  volatile char Bytes[2048];
  for (int I = 0; I < 2048; ++I)
    Bytes[I] = 0x55;
  return Bytes[7];
}

int main() {
  auto A = elided(40);
  spoil();
  std::printf("%zu %d\n", A.size(), A.at(39));
  auto B = direct(5);
  auto C = chosen(true), D = chosen(false);
  spoil();
  std::printf("%zu %zu %zu\n", B.size(), C.size(), D.size());
  auto [M, S] = pair(3);
  auto R = aggregate(6);
  spoil();
  std::printf("%d %zu %d\n", M.at(3), S.count(3), R.M.at(1));
  std::unordered_map<int, int> Target;
  out(Target);
  spoil();
  std::printf("%d ", Target.at(9));
  outSwap(Target);
  spoil();
  std::printf("%d\n", Target.at(8));
  auto Make = [](int N) {
    std::unordered_map<int, int> Local;
    Local[N] = N;
    return Local;
  };
  auto E = Make(4);
  spoil();
  std::printf("%d\n", E.at(4));
}
