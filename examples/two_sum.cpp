// For each line "target: n n n ...": do two of the numbers add up to the
// target, how many pairs do, and is there a number that occurs most?
//
//   two_sum numbers.txt [rounds]
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

struct Query {
  int Target = 0;
  std::vector<int> Numbers;
};

static std::vector<Query> readQueries(std::istream &In) {
  std::vector<Query> Queries;
  for (std::string Line; std::getline(In, Line);) {
    std::istringstream Fields(Line);
    Query Q;
    char Colon = 0;
    if (!(Fields >> Q.Target >> Colon) || Colon != ':')
      continue;
    for (int Number; Fields >> Number;)
      Q.Numbers.push_back(Number);
    Queries.push_back(std::move(Q));
  }
  return Queries;
}

// The positions of the first pair that adds up to Target.
static std::optional<std::pair<size_t, size_t>>
twoSum(const std::vector<int> &Numbers, int Target) {
  std::unordered_map<int, size_t> Where;
  for (size_t I = 0; I < Numbers.size(); ++I) {
    auto It = Where.find(Target - Numbers[I]);
    if (It != Where.end())
      return std::make_pair(It->second, I);
    Where.emplace(Numbers[I], I);
  }
  return std::nullopt;
}

static int countPairs(const std::vector<int> &Numbers, int Target) {
  std::unordered_map<int, int> Before;
  int Pairs = 0;
  for (int Number : Numbers) {
    if (auto It = Before.find(Target - Number); It != Before.end())
      Pairs += It->second;
    ++Before[Number];
  }
  return Pairs;
}

// The length of the longest run n, n+1, n+2... whatever their order.
static int longestRun(const std::vector<int> &Numbers) {
  std::unordered_set<int> Present(Numbers.begin(), Numbers.end());
  int Longest = 0;
  for (int Number : Present) {
    if (Present.count(Number - 1))
      continue;
    int Length = 1;
    while (Present.count(Number + Length))
      ++Length;
    if (Length > Longest)
      Longest = Length;
  }
  return Longest;
}

// How many stretches of neighbours add up to zero.
static int zeroStretches(const std::vector<int> &Numbers) {
  std::unordered_map<int, int> SumsSeen{{0, 1}};
  int Sum = 0, Stretches = 0;
  for (int Number : Numbers) {
    Sum += Number;
    Stretches += SumsSeen[Sum]++;
  }
  return Stretches;
}

int main(int Argc, char **Argv) {
  if (Argc < 2) {
    std::fprintf(stderr, "usage: two_sum NUMBERS [ROUNDS]\n");
    return 2;
  }
  std::ifstream In(Argv[1]);
  if (!In) {
    std::fprintf(stderr, "two_sum: cannot read '%s'\n", Argv[1]);
    return 1;
  }
  const int Rounds = Argc > 2 ? std::atoi(Argv[2]) : 1;
  const std::vector<Query> Queries = readQueries(In);

  long Found = 0, PositionSum = 0, Pairs = 0, RunSum = 0, Zero = 0;
  for (int Round = 0; Round < Rounds; ++Round) {
    Found = PositionSum = Pairs = RunSum = Zero = 0;
    for (const Query &Q : Queries) {
      if (auto Pair = twoSum(Q.Numbers, Q.Target)) {
        ++Found;
        PositionSum += static_cast<long>(Pair->first + Pair->second);
      }
      Pairs += countPairs(Q.Numbers, Q.Target);
      RunSum += longestRun(Q.Numbers);
      Zero += zeroStretches(Q.Numbers);
    }
  }
  std::printf("%zu queries, %ld with a pair, %ld pairs in all\n",
              Queries.size(), Found, Pairs);
  std::printf("sum of positions %ld, of longest runs %ld, zero stretches %ld\n",
              PositionSum, RunSum, Zero);
  return 0;
}
