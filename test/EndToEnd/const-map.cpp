// Constant maps: tables of constants, static ones, references to const.
//
// RUN: %same-output %s
#include <cstdio>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

int precedence(char Operator) {
  const std::unordered_map<char, int> Table = {
      {'+', 1}, {'-', 1}, {'*', 2}, {'/', 2}, {'^', 3}};
  auto It = Table.find(Operator);
  return It == Table.end() ? 0 : It->second;
}

bool isVowel(char C) {
  static const std::unordered_set<char> Vowels{'a', 'e', 'i', 'o', 'u'};
  return Vowels.count(C);
}

std::string_view name(int Code) {
  const static std::unordered_map<int, std::string_view> Names{
      {200, "ok"}, {404, "not found"}, {500, "error"}};
  if (const auto It = Names.find(Code); It != Names.cend())
    return It->second;
  return "unknown";
}

int main() {
  int Sum = 0;
  for (char C : std::string("3+4*2^2/(1-5)"))
    Sum = Sum * 2 + precedence(C);
  std::printf("%d\n", Sum);
  int Vowels = 0;
  for (char C : std::string("a sentence with some vowels"))
    Vowels += isVowel(C);
  std::printf("%d\n", Vowels);
  std::printf("%s %s\n", std::string(name(404)).c_str(),
              std::string(name(7)).c_str());

  std::unordered_map<int, int> M{{1, 2}, {3, 4}};
  const auto &View = M;
  M[5] = 6;
  int Total = 0;
  for (std::unordered_map<int, int>::const_iterator It = View.begin();
       It != View.end(); ++It)
    Total += It->first * It->second;
  std::printf("%d %zu\n", Total, View.size());

  const std::unordered_set<std::string> Empty;
  std::printf("%d %d\n", Empty.empty(), Empty.find("x") == Empty.end());

  std::unordered_map<int, const char *> const Reversed{{1, "x"}};
  std::printf("%s\n", Reversed.at(1));
}
