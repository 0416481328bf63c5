// Dynamic programming over states that are few but far apart, with a hash map
// where others would use a huge array. For each line "target: n n n ...":
// in how many ways do signs before the numbers give the target, which sums can
// be paid with the numbers as coins, and how long is the longest progression.
//
//   sparse_dp numbers.txt [rounds]
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <sstream>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

struct Task {
  int Target = 0;
  std::vector<int> Numbers;
};

static std::vector<Task> readTasks(std::istream &In) {
  std::vector<Task> Tasks;
  for (std::string Line; std::getline(In, Line);) {
    std::istringstream Fields(Line);
    Task T;
    char Colon = 0;
    if (!(Fields >> T.Target >> Colon) || Colon != ':')
      continue;
    for (int Number; Fields >> Number;)
      T.Numbers.push_back(Number);
    Tasks.push_back(std::move(T));
  }
  return Tasks;
}

// The states of one step make those of the next.
static long signedWays(const std::vector<int> &Numbers, int Target) {
  std::unordered_map<int, long> Ways;
  Ways[0] = 1;
  for (int Number : Numbers) {
    std::unordered_map<int, long> Next;
    for (const auto &[Sum, Count] : Ways) {
      Next[Sum + Number] += Count;
      Next[Sum - Number] += Count;
    }
    Ways = std::move(Next);
  }
  auto It = Ways.find(Target);
  return It == Ways.end() ? 0 : It->second;
}

// Fewest coins for a sum, remembering what has been worked out already.
static int fewestCoins(const std::vector<int> &Coins, int Sum) {
  std::unordered_map<int, int> Memo;
  std::function<int(int)> Solve = [&](int Left) -> int {
    if (Left == 0)
      return 0;
    if (auto It = Memo.find(Left); It != Memo.end())
      return It->second;
    int Best = 1000;
    for (int Coin : Coins)
      if (Coin > 0 && Coin <= Left)
        Best = std::min(Best, 1 + Solve(Left - Coin));
    return Memo[Left] = Best;
  };
  return Solve(Sum);
}

// The longest arithmetic progression; the numbers are sorted.
static int longestProgression(const std::vector<int> &Numbers) {
  std::vector<std::unordered_map<int, int>> Length(Numbers.size());
  int Longest = 1;
  for (size_t I = 0; I < Numbers.size(); ++I)
    for (size_t J = 0; J < I; ++J) {
      const int Step = Numbers[I] - Numbers[J];
      auto It = Length[J].find(Step);
      const int Here = It == Length[J].end() ? 2 : It->second + 1;
      Length[I][Step] = std::max(Length[I][Step], Here);
      Longest = std::max(Longest, Here);
    }
  return Longest;
}

static size_t reachable(const std::vector<int> &Numbers, int Limit) {
  std::unordered_set<int> Sums{0};
  for (int Number : Numbers) {
    std::vector<int> Known(Sums.begin(), Sums.end());
    for (int Sum : Known)
      if (std::abs(Sum + Number) <= Limit)
        Sums.insert(Sum + Number);
  }
  return Sums.size();
}

int main(int Argc, char **Argv) {
  if (Argc < 2) {
    std::fprintf(stderr, "usage: sparse_dp NUMBERS [ROUNDS]\n");
    return 2;
  }
  std::ifstream In(Argv[1]);
  if (!In) {
    std::fprintf(stderr, "sparse_dp: cannot read '%s'\n", Argv[1]);
    return 1;
  }
  const int Rounds = Argc > 2 ? std::atoi(Argv[2]) : 1;
  auto Tasks = readTasks(In);
  for (Task &T : Tasks)
    std::sort(T.Numbers.begin(), T.Numbers.end());

  long Ways = 0, Coins = 0, Unpayable = 0, Progressions = 0;
  size_t Reached = 0;
  for (int Round = 0; Round < Rounds; ++Round) {
    Ways = Coins = Unpayable = Progressions = 0;
    Reached = 0;
    for (const Task &T : Tasks) {
      Ways += signedWays(T.Numbers, T.Target);
      int Fewest = fewestCoins(T.Numbers, std::abs(T.Target));
      if (Fewest < 1000)
        Coins += Fewest;
      else
        ++Unpayable;
      Progressions += longestProgression(T.Numbers);
      Reached += reachable(T.Numbers, 40);
    }
  }
  std::printf("%zu tasks, %ld ways with signs\n", Tasks.size(), Ways);
  std::printf("%ld coins, %ld sums cannot be paid\n", Coins, Unpayable);
  std::printf("progressions %ld, sums within 40: %zu\n", Progressions, Reached);
  return 0;
}
