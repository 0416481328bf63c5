// Elements built in place from several arguments, or from none.
//
// RUN: %same-output %s
#include <array>
#include <cstdio>
#include <string>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

struct Account {
  std::string Owner;
  int Balance;
  Account(std::string Owner, int Balance)
      : Owner(std::move(Owner)), Balance(Balance) {}
};
struct Aggregate {
  int X = 3, Y = 4;
};

int main() {
  std::unordered_map<int, Account> Accounts;
  Accounts.emplace(std::piecewise_construct, std::forward_as_tuple(1),
                   std::forward_as_tuple("ann", 10));
  Accounts.try_emplace(2, "bob", 20);
  Accounts.emplace(3, Account("cat", 30));
  Accounts.insert({4, {"dan", 40}});
  Accounts.insert(std::pair<int, Account>(5, Account("eve", 50)));
  int Sum = 0;
  for (const auto &[Id, A] : Accounts)
    Sum += Id * A.Balance + static_cast<int>(A.Owner.size());
  std::printf("%d\n", Sum);

  std::unordered_map<std::string, std::vector<int>> Lists;
  Lists.emplace("five", 5);
  Lists.try_emplace("ones", 3, 1);
  Lists.emplace(std::piecewise_construct, std::make_tuple(2, 'x'),
                std::make_tuple());
  std::printf("%zu %d %zu\n", Lists["five"].size(), Lists["ones"][2],
              Lists.count("xx"));

  std::unordered_map<int, Aggregate> Aggregates;
  Aggregates[1].X = 5;
  std::printf("%d %d\n", Aggregates[1].X, Aggregates[1].Y);
  std::unordered_map<int, std::array<int, 4>> Arrays;
  Arrays[1][2] = 3;
  std::printf("%d %d\n", Arrays[1][0], Arrays[1][2]);
  std::unordered_map<int, int *> Pointers;
  std::unordered_map<int, bool> Flags;
  std::printf("%d %d\n", Pointers[5] == nullptr, Flags[6]);

  std::unordered_set<std::string> S;
  S.emplace(4, 'y');
  S.emplace();
  std::string Moved = "a string that is long enough to be moved out of";
  S.insert(std::move(Moved));
  std::string Kept = "yyyy";
  S.insert(std::move(Kept));
  std::printf("%zu\n", S.size());
  std::unordered_map<std::string, std::string> M;
  std::string Key = "a key that does not fit into the object itself";
  std::string Value = "a value that does not fit into the object either";
  M.try_emplace(Key, std::move(Value));
  std::string Other = "another value which must stay if the key is known";
  M.try_emplace(Key, std::move(Other));
  std::printf("%s\n", Other.c_str());
  M.insert_or_assign(std::move(Key), Other);
  std::printf("%zu\n", M.begin()->second.size());
}
