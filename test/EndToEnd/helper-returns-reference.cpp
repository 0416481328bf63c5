// References that come from a function or a lambda rather than from the map.
//
// RUN: %same-output %s
#include <cstdio>
#include <string>
#include <unordered_map>

using Index = std::unordered_map<std::string, std::string>;

std::string &slot(Index &I, const std::string &Key) { return I[Key]; }

template <class Map, class Key> auto &get(Map &M, const Key &K) {
  return M.find(K)->second;
}

int main() {
  Index I;
  std::string &A = slot(I, "a");
  A = "first value, too long for the object itself";
  for (int N = 0; N < 100; ++N)
    slot(I, std::to_string(N)) = A;
  std::printf("%zu %zu\n", I.size(), I["99"].size());

  std::unordered_map<int, std::string> M{{1, "one"}};
  auto At = [&](int Key) -> std::string & { return M[Key]; };
  std::string &One = At(1);
  for (int N = 2; N < 100; ++N)
    At(N) = One;
  One += "!";
  std::printf("%s %s %s\n", M[1].c_str(), M[2].c_str(), M[99].c_str());

  auto &Two = get(M, 2);
  M.reserve(10000);
  Two = "two";
  std::printf("%s\n", M[2].c_str());
}
