// A union-find over a hash map: parents looked up and rewritten by recursion.
//
// RUN: %same-output %s
#include <cstdio>
#include <functional>
#include <string>
#include <unordered_map>

static std::string root(std::unordered_map<std::string, std::string> &Parent,
                        const std::string &X) {
  if (Parent.find(X) == Parent.end())
    Parent[X] = X;
  if (Parent[X] != X)
    Parent[X] = root(Parent, Parent[X]);
  return Parent[X];
}

int main() {
  std::unordered_map<std::string, std::string> Parent;
  for (int I = 0; I < 200; ++I)
    Parent[root(Parent, "n" + std::to_string(I))] =
        root(Parent, "n" + std::to_string(I * I % 67));
  int Roots = 0;
  for (const auto &[Name, Up] : Parent)
    Roots += Name == Up;
  std::printf("%zu %d\n", Parent.size(), Roots);

  std::unordered_map<int, int> Numbers;
  std::function<int(int)> Find = [&](int X) {
    if (!Numbers.count(X))
      Numbers[X] = X;
    return Numbers[X] == X ? X : Numbers[X] = Find(Numbers[X]);
  };
  for (int I = 0; I < 500; ++I)
    Numbers[Find(I)] = Find(I * 7 % 83);
  Roots = 0;
  for (int I = 0; I < 500; ++I)
    Roots += Find(I) == I;
  std::printf("%zu %d\n", Numbers.size(), Roots);
}
