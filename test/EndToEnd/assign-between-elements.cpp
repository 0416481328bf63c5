// m[a] = m[b]: the right side is evaluated first, then the left may insert.
// With strings the right side is a reference into the table.
//
// RUN: %same-output %s
#include <cstdio>
#include <string>
#include <unordered_map>
#include <vector>

int main() {
  std::unordered_map<int, std::string> S;
  S[0] = "a string that does not fit into its own object, by far";
  for (int I = 1; I < 200; ++I)
    S[I] = S[I - 1];
  size_t Length = 0;
  for (int I = 0; I < 200; ++I)
    Length += S.at(I).size();
  std::printf("%zu\n", Length);

  std::unordered_map<int, std::string> Short;
  Short[0] = "x";
  for (int I = 1; I < 100; ++I)
    Short[I] += Short[I / 2];
  Length = 0;
  for (const auto &[Key, Value] : Short)
    Length += Key * Value.size();
  std::printf("%zu\n", Length);

  std::unordered_map<int, std::vector<int>> V;
  V[0] = {1, 2, 3};
  for (int I = 1; I < 100; ++I) {
    V[I] = V[I - 1];
    V[I].push_back(V[I - 1].back() + 1);
  }
  std::printf("%zu %d\n", V[99].size(), V[99].back());

  std::unordered_map<int, long> Scalars;
  Scalars[0] = 1;
  Scalars[1] = 1;
  for (int I = 2; I < 80; ++I)
    Scalars[I] = Scalars[I - 1] + Scalars[I - 2];
  std::printf("%ld\n", Scalars[79]);

  std::unordered_map<std::string, std::string> Parent;
  Parent["a"] = "a";
  std::string Last = "a";
  for (char C = 'b'; C <= 'z'; ++C) {
    std::string Name(1, C);
    Parent[Name] = Parent[Last];
    Last = Name;
  }
  std::printf("%zu %s\n", Parent.size(), Parent["z"].c_str());
}
