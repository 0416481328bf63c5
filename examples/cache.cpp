// Plays a trace of page requests, one session a line, against caches of several
// kinds and sizes, and prints how often each would have had the page.
//
//   cache requests.txt [rounds]
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <list>
#include <map>
#include <memory>
#include <sstream>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

using Session = std::vector<int>;

static std::vector<Session> readTrace(std::istream &In) {
  std::vector<Session> Sessions;
  for (std::string Line; std::getline(In, Line);) {
    std::istringstream Fields(Line);
    Session S;
    for (int Page; Fields >> Page;)
      S.push_back(Page);
    Sessions.push_back(std::move(S));
  }
  return Sessions;
}

// Least recently used: a list in the order of use, and where in it a page is.
static long leastRecent(const std::vector<Session> &Sessions, size_t Capacity) {
  std::list<int> Order;
  std::unordered_map<int, std::list<int>::iterator> Where;
  long Hits = 0;
  for (const Session &S : Sessions)
    for (int Page : S) {
      if (auto It = Where.find(Page); It != Where.end()) {
        ++Hits;
        Order.splice(Order.begin(), Order, It->second);
        continue;
      }
      if (Where.size() == Capacity) {
        Where.erase(Order.back());
        Order.pop_back();
      }
      Order.push_front(Page);
      Where[Page] = Order.begin();
    }
  return Hits;
}

// The clock: pages in a ring, each with a bit that says "used lately".
static long secondChance(const std::vector<Session> &Sessions,
                         size_t Capacity) {
  struct Slot {
    int Page = -1;
    bool Used = false;
  };
  std::vector<Slot> Ring(Capacity);
  std::unordered_map<int, size_t> Where;
  size_t Hand = 0;
  long Hits = 0;
  for (const Session &S : Sessions)
    for (int Page : S) {
      auto It = Where.find(Page);
      if (It != Where.end()) {
        Ring[It->second].Used = true;
        ++Hits;
        continue;
      }
      while (Ring[Hand].Used) {
        Ring[Hand].Used = false;
        Hand = (Hand + 1) % Capacity;
      }
      if (Ring[Hand].Page >= 0)
        Where.erase(Ring[Hand].Page);
      Ring[Hand] = {Page, false};
      Where.insert_or_assign(Page, Hand);
      Hand = (Hand + 1) % Capacity;
    }
  return Hits;
}

// Least frequently used, as a class that somebody else could use too.
class FrequencyCache {
public:
  explicit FrequencyCache(size_t Capacity) : Capacity(Capacity) {}

  bool use(int Page) {
    auto It = Counts.find(Page);
    if (It != Counts.end()) {
      move(Page, It->second, It->second + 1);
      ++It->second;
      return true;
    }
    if (Counts.size() == Capacity) {
      auto &Rarest = *ByCount.begin();
      Counts.erase(Rarest.second.front());
      Rarest.second.pop_front();
      if (Rarest.second.empty())
        ByCount.erase(ByCount.begin());
    }
    Counts[Page] = 1;
    ByCount[1].push_back(Page);
    return false;
  }

private:
  void move(int Page, int From, int To) {
    ByCount[From].remove(Page);
    if (ByCount[From].empty())
      ByCount.erase(From);
    ByCount[To].push_back(Page);
  }

  size_t Capacity;
  std::unordered_map<int, int> Counts;
  std::map<int, std::list<int>> ByCount;
};

static long leastFrequent(const std::vector<Session> &Sessions,
                          size_t Capacity) {
  auto Cache = std::make_unique<FrequencyCache>(Capacity);
  long Hits = 0;
  for (const Session &S : Sessions)
    for (int Page : S)
      Hits += Cache->use(Page);
  return Hits;
}

// What a cache that lives for one session only would have saved.
static long withinSession(const std::vector<Session> &Sessions) {
  long Hits = 0;
  for (const Session &S : Sessions) {
    std::unordered_set<int> Seen;
    for (int Page : S)
      if (!Seen.insert(Page).second)
        ++Hits;
  }
  return Hits;
}

int main(int Argc, char **Argv) {
  if (Argc < 2) {
    std::fprintf(stderr, "usage: cache REQUESTS [ROUNDS]\n");
    return 2;
  }
  std::ifstream In(Argv[1]);
  if (!In) {
    std::fprintf(stderr, "cache: cannot read '%s'\n", Argv[1]);
    return 1;
  }
  const int Rounds = Argc > 2 ? std::atoi(Argv[2]) : 1;
  const auto Sessions = readTrace(In);

  const size_t Sizes[] = {16, 64, 200};
  long Table[3][3] = {};
  long Within = 0;
  for (int Round = 0; Round < Rounds; ++Round) {
    for (int I = 0; I < 3; ++I) {
      Table[I][0] = leastRecent(Sessions, Sizes[I]);
      Table[I][1] = secondChance(Sessions, Sizes[I]);
      Table[I][2] = leastFrequent(Sessions, Sizes[I]);
    }
    Within = withinSession(Sessions);
  }

  std::printf("%zu sessions, %ld hits within a session\n", Sessions.size(),
              Within);
  std::printf("%6s %8s %8s %8s\n", "size", "lru", "clock", "lfu");
  for (int I = 0; I < 3; ++I)
    std::printf("%6zu %8ld %8ld %8ld\n", Sizes[I], Table[I][0], Table[I][1],
                Table[I][2]);
  return 0;
}
