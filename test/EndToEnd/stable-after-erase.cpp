// References survive the erasure of other elements, clear() ends them all.
//
// RUN: %same-output %s
#include <cstdio>
#include <string>
#include <unordered_map>
#include <vector>

int main() {
  std::unordered_map<int, std::string> M;
  for (int I = 0; I < 200; ++I)
    M.emplace(I, "v" + std::to_string(I));
  std::vector<const std::string *> Kept;
  for (int I = 0; I < 200; I += 10)
    Kept.push_back(&M.at(I));
  for (int I = 0; I < 200; ++I)
    if (I % 10)
      M.erase(I);
  size_t Length = 0;
  for (const std::string *S : Kept)
    Length += S->size();
  std::printf("%zu %zu\n", M.size(), Length);

  auto &Ten = M.at(10);
  M.erase(20);
  M.erase(M.find(30));
  Ten += "!";
  std::printf("%s\n", M.at(10).c_str());
  M.clear();
  M[10] = "new";
  std::printf("%zu %s\n", M.size(), M[10].c_str());

  // References found while no insertion happens.
  std::unordered_map<int, int> Counts{{1, 1}, {2, 2}, {3, 3}};
  int &One = Counts.at(1);
  int &Two = Counts.find(2)->second;
  One += Two;
  Two += One;
  std::printf("%d %d\n", Counts[1], Counts[2]);
}
