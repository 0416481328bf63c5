// Maps as members: of classes, of local classes, of unions, inherited.
//
// RUN: %same-output %s
#include <cstdio>
#include <new>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

class Registry {
public:
  int id(const std::string &Name) {
    auto [It, IsNew] = Ids.try_emplace(Name, static_cast<int>(Names.size()));
    if (IsNew)
      Names.push_back(&It->first);
    return It->second;
  }
  const std::string &name(int Id) const { return *Names[Id]; }
  std::unordered_map<std::string, int> Ids;
  std::vector<const std::string *> Names;
};

struct Tree {
  int Value = 0;
  std::unordered_map<char, Tree *> Children;
  ~Tree() {
    for (auto &Entry : Children)
      delete Entry.second;
  }
  void add(const char *Word) {
    if (!*Word) {
      ++Value;
      return;
    }
    Tree *&Child = Children[*Word];
    if (!Child)
      Child = new Tree;
    Child->add(Word + 1);
  }
  int count() const {
    int Sum = Value;
    for (const auto &Entry : Children)
      Sum += Entry.second->count();
    return Sum;
  }
};

struct Derived : std::unordered_map<int, int> {
  int total() const {
    int Sum = 0;
    for (const auto &Entry : *this)
      Sum += Entry.second;
    return Sum;
  }
};

union Slot {
  std::unordered_set<int> Set;
  int Number;
  Slot() : Number(0) {}
  ~Slot() {}
};

int main() {
  Registry R;
  for (int I = 0; I < 300; ++I)
    R.id("name" + std::to_string(I % 97));
  std::printf("%zu %s\n", R.Names.size(), R.name(42).c_str());
  Registry Copy = R;
  std::printf("%d %d\n", Copy.id("name5"), Copy.id("new"));

  Tree T;
  for (const char *Word : {"tea", "ten", "to", "tea", "inn"})
    T.add(Word);
  std::printf("%d %zu\n", T.count(), T.Children.size());

  Derived D;
  D[1] = 2;
  D[2] = 3;
  std::printf("%d\n", D.total());
  std::unordered_map<int, int> Sliced = D;
  std::printf("%zu\n", Sliced.size());

  Slot S;
  new (&S.Set) std::unordered_set<int>{1, 2};
  std::printf("%zu\n", S.Set.size());
  S.Set.~unordered_set();

  struct Local {
    std::unordered_map<int, int> M;
    int at(int Key) { return M[Key]++; }
  } L;
  L.at(1);
  std::printf("%d\n", L.at(1));
}
