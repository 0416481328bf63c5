// Reads roads "town town distance" and answers: how many groups of towns are
// connected, how far apart are they in steps (breadth first) and in distance
// (Dijkstra), and through which towns does the way lead.
//
//   routes roads.txt [rounds]
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <fstream>
#include <functional>
#include <queue>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

struct Road {
  int To;
  int Distance;
};

// Which roads leave a town; towns are numbers here.
using Roads = std::unordered_map<int, std::vector<Road>>;

static Roads readRoads(std::istream &In, std::vector<std::string> &Names) {
  std::unordered_map<std::string, int> Numbers;
  Roads Result;
  std::string From, To;
  int Distance;
  while (In >> From >> To >> Distance) {
    int Ends[2];
    int Index = 0;
    for (const std::string &Name : {From, To}) {
      auto [It, IsNew] =
          Numbers.try_emplace(Name, static_cast<int>(Names.size()));
      if (IsNew)
        Names.push_back(Name);
      Ends[Index++] = It->second;
    }
    Result[Ends[0]].push_back({Ends[1], Distance});
    Result[Ends[1]].push_back({Ends[0], Distance});
  }
  return Result;
}

static int countGroups(const Roads &Map, int Towns) {
  std::unordered_set<int> Visited;
  int Groups = 0;
  for (int Start = 0; Start < Towns; ++Start) {
    if (Visited.count(Start))
      continue;
    ++Groups;
    std::vector<int> Stack{Start};
    Visited.insert(Start);
    while (!Stack.empty()) {
      int Town = Stack.back();
      Stack.pop_back();
      auto It = Map.find(Town);
      if (It == Map.end())
        continue;
      for (const Road &R : It->second)
        if (Visited.insert(R.To).second)
          Stack.push_back(R.To);
    }
  }
  return Groups;
}

static int steps(const Roads &Map, int Start, int Goal) {
  std::unordered_map<int, int> Steps;
  std::deque<int> Queue{Start};
  Steps[Start] = 0;
  while (!Queue.empty()) {
    int Town = Queue.front();
    Queue.pop_front();
    int Here = Steps.at(Town);
    if (Town == Goal)
      return Here;
    for (const Road &R : Map.at(Town))
      if (Steps.count(R.To) == 0) {
        Steps[R.To] = Here + 1;
        Queue.push_back(R.To);
      }
  }
  return -1;
}

struct Way {
  int Distance = -1;
  std::vector<int> Towns;
};

static Way shortest(const Roads &Map, int Start, int Goal) {
  using Entry = std::pair<int, int>;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> Open;
  std::unordered_map<int, int> Distance;
  std::unordered_map<int, int> Before;
  Distance[Start] = 0;
  Open.emplace(0, Start);
  while (!Open.empty()) {
    auto [Far, Town] = Open.top();
    Open.pop();
    if (Town == Goal)
      break;
    if (Far > Distance[Town])
      continue;
    for (const Road &R : Map.at(Town)) {
      const int Sum = Far + R.Distance;
      auto It = Distance.find(R.To);
      if (It != Distance.end() && It->second <= Sum)
        continue;
      Distance[R.To] = Sum;
      Before[R.To] = Town;
      Open.emplace(Sum, R.To);
    }
  }
  Way Result;
  if (auto It = Distance.find(Goal); It != Distance.end()) {
    Result.Distance = It->second;
    for (int Town = Goal; Town != Start; Town = Before[Town])
      Result.Towns.push_back(Town);
    Result.Towns.push_back(Start);
    std::reverse(Result.Towns.begin(), Result.Towns.end());
  }
  return Result;
}

// Towns that can be reached in at most two steps: a small set for each town.
static size_t neighbourhood(const Roads &Map, int Town) {
  std::unordered_set<int> Near;
  for (const Road &First : Map.at(Town)) {
    Near.insert(First.To);
    for (const Road &Second : Map.at(First.To))
      Near.insert(Second.To);
  }
  Near.erase(Town);
  return Near.size();
}

int main(int Argc, char **Argv) {
  if (Argc < 2) {
    std::fprintf(stderr, "usage: routes ROADS [ROUNDS]\n");
    return 2;
  }
  std::ifstream In(Argv[1]);
  if (!In) {
    std::fprintf(stderr, "routes: cannot read '%s'\n", Argv[1]);
    return 1;
  }
  const int Rounds = Argc > 2 ? std::atoi(Argv[2]) : 1;
  std::vector<std::string> Names;
  const Roads Map = readRoads(In, Names);
  const int Towns = static_cast<int>(Names.size());

  int Groups = 0;
  size_t Near = 0;
  long AllSteps = 0, AllDistance = 0;
  Way Longest;
  for (int Round = 0; Round < Rounds; ++Round) {
    Groups = countGroups(Map, Towns);
    Near = 0;
    for (int Town = 0; Town < Towns; ++Town)
      Near += neighbourhood(Map, Town);
    AllSteps = AllDistance = 0;
    for (int Query = 0; Query < 12; ++Query) {
      const int Start = Query * 97 % Towns, Goal = (Query * 389 + 50) % Towns;
      AllSteps += steps(Map, Start, Goal);
      Way W = shortest(Map, Start, Goal);
      AllDistance += W.Distance;
      if (W.Distance > Longest.Distance)
        Longest = std::move(W);
    }
  }

  std::printf("%d towns in %d groups, %zu neighbours within two steps\n", Towns,
              Groups, Near);
  std::printf("12 ways: %ld steps, %ld distance\n", AllSteps, AllDistance);
  std::printf("longest way (%d):", Longest.Distance);
  for (int Town : Longest.Towns)
    std::printf(" %s", Names[Town].c_str());
  std::printf("\n");
  return 0;
}
