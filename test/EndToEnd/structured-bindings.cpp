// Structured bindings by value, by reference, of insertions, with changes.
//
// RUN: %same-output %s
#include <cstdio>
#include <string>
#include <unordered_map>
#include <unordered_set>

int main() {
  std::unordered_map<std::string, int> M{{"a", 1}, {"b", 2}, {"c", 3}};
  for (auto &[Key, Value] : M)
    Value *= 10;
  int Sum = 0;
  for (auto [Key, Value] : M) {
    Value += 1;
    Sum += Value * Key[0];
  }
  for (const auto &[Key, Value] : M)
    Sum += Value;
  for (auto &&[Key, Value] : M)
    Sum += Value++;
  std::printf("%d\n", Sum);

  auto [It, IsNew] = M.insert({"d", 4});
  std::printf("%d %s\n", IsNew, It->first.c_str());
  if (auto [Where, Inserted] = M.try_emplace("d", 9); !Inserted)
    Where->second = 44;
  std::printf("%d\n", M["d"]);

  auto &[FirstKey, FirstValue] = *M.find("a");
  FirstValue = 100;
  std::printf("%s %d\n", FirstKey.c_str(), M["a"]);

  std::unordered_set<int> S;
  auto [Place, Fresh] = S.insert(5);
  std::printf("%d %d\n", *Place, Fresh);

  auto [Low, High] = M.equal_range("b");
  int Count = 0;
  for (; Low != High; ++Low)
    ++Count;
  std::printf("%d\n", Count);

  // A binding held over insertions.
  auto &[Key, Value] = *M.emplace("held", 1).first;
  for (int I = 0; I < 200; ++I)
    M[std::to_string(I)] = Value;
  Value = 5;
  std::printf("%s %d\n", Key.c_str(), M["held"]);
}
