// Iterators kept in other containers while the map grows: a cache's list, a
// queue of entries, an index into a second map.
//
// RUN: %same-output %s
#include <cstdio>
#include <list>
#include <queue>
#include <string>
#include <unordered_map>
#include <vector>

int main() {
  // The map holds iterators of the list: the list's nodes stay.
  std::list<int> Order;
  std::unordered_map<int, std::list<int>::iterator> Where;
  for (int I = 0; I < 300; ++I) {
    int Key = I * 31 % 101;
    auto It = Where.find(Key);
    if (It != Where.end())
      Order.erase(It->second);
    Order.push_front(Key);
    Where[Key] = Order.begin();
    if (Where.size() > 40) {
      Where.erase(Order.back());
      Order.pop_back();
    }
  }
  int Sum = 0;
  for (int Key : Order)
    Sum = (Sum * 7 + Key) % 1000003;
  std::printf("%d %zu\n", Sum, Where.size());

  // The queue holds pointers to the map's elements.
  std::unordered_map<std::string, int> Depth;
  std::queue<const std::pair<const std::string, int> *> Open;
  Open.push(&*Depth.emplace("", 0).first);
  while (!Open.empty()) {
    const auto *Entry = Open.front();
    Open.pop();
    if (Entry->second == 4)
      continue;
    for (char C : {'a', 'b', 'c'}) {
      auto [It, IsNew] = Depth.emplace(Entry->first + C, Entry->second + 1);
      if (IsNew)
        Open.push(&*It);
    }
  }
  std::printf("%zu\n", Depth.size());

  // A vector of iterators, used when no insertion has come between.
  std::unordered_map<int, int> M;
  for (int I = 0; I < 50; ++I)
    M[I] = I;
  std::vector<std::unordered_map<int, int>::iterator> Its;
  for (auto It = M.begin(); It != M.end(); ++It)
    Its.push_back(It);
  for (auto It : Its)
    It->second *= 2;
  std::printf("%d\n", M[49]);
}
