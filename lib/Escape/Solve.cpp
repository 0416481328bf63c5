//===- Solve.cpp - Who reaches a location, and how ------------------------===//

#include "Escape/Solve.h"
#include "llvm/ADT/DenseSet.h"
#include <algorithm>
#include <deque>

using namespace llvm;
using namespace roost;

Walk::Walk(const Graph &G, LocationId Root,
           function_ref<bool(const Edge &)> Without)
    : Root(Root), Content(G.size()), Addresses(G.size()) {
  std::deque<LocationId> Queue{Root};
  std::vector<bool> Queued(G.size(), false);
  Content[Root].Derefs = 0;
  while (!Queue.empty()) {
    LocationId At = Queue.front();
    Queue.pop_front();
    Queued[At] = false;
    for (const Edge &E : G[At].In) {
      if (Without && Without(E))
        continue;
      int There = std::min(Content[At].Derefs + E.Derefs, MostDerefs);
      Way &W = There < 0 ? Addresses[E.From] : Content[E.From];
      if (There >= W.Derefs)
        continue;
      W = {There, &E, At};
      if (There >= 0 && !Queued[E.From]) {
        Queued[E.From] = true;
        Queue.push_back(E.From);
      }
    }
  }
}

SmallVector<const Edge *, 8> Walk::path(LocationId Id) const {
  SmallVector<const Edge *, 8> Path;
  const Way *W = &Addresses[Id];
  if (!W->By)
    W = &Content[Id];
  // Where an object holds its own address a way may turn in a circle, which
  // says nothing new.
  SmallDenseSet<LocationId> Seen;
  while (W->By) {
    Path.push_back(W->By);
    if (W->To == Root || !Seen.insert(W->To).second)
      break;
    W = &Content[W->To];
  }
  return Path;
}

bool roost::mayFree(const Graph &G, LocationId Object,
                    function_ref<bool(const Edge &)> Without) {
  struct State {
    LocationId At;
    int Derefs;
    bool Exact; ///< the very value that is freed
  };
  // One bit for each number of loads, and one for exact values.
  constexpr unsigned ExactBit = MostDerefs + 1;
  std::vector<uint8_t> Seen(G.size(), 0);
  SmallVector<State, 16> Work;
  auto Reach = [&](State Next) {
    unsigned Bit = 1u << (Next.Exact ? ExactBit : unsigned(Next.Derefs));
    if (Seen[Next.At] & Bit)
      return;
    Seen[Next.At] |= Bit;
    Work.push_back(Next);
  };
  Reach({Graph::Freed, 0, true});
  while (!Work.empty()) {
    auto [At, Derefs, Exact] = Work.pop_back_val();
    for (const Edge &E : G[At].In) {
      if (Without(E) || (Exact && E.By == Shift::Forward && E.Derefs == 0))
        continue;
      int There = std::min(Derefs + E.Derefs, MostDerefs);
      if (There >= 0)
        Reach({E.From, There, Exact && E.Derefs == 0 && E.By == Shift::None});
      else if (E.From == Object)
        return true;
    }
  }
  return false;
}

Holders::Holders(const Graph &G, LocationId Object) {
  std::vector<SmallVector<std::pair<LocationId, int>, 2>> Out(G.size());
  for (LocationId To = 0; To != G.size(); ++To)
    for (const Edge &E : G[To].In)
      Out[E.From].push_back({To, E.Derefs});

  // One bit for each location and number of loads.
  std::vector<uint8_t> Seen(G.size(), 0);
  SmallVector<std::pair<LocationId, int>, 16> Work;
  auto Reach = [&](LocationId To, int Loads) {
    if (Loads > MostDerefs)
      More = true;
    if (Loads < 0 || Loads > MostDerefs || (Seen[To] & (1u << Loads)))
      return;
    Seen[To] |= 1u << Loads;
    Work.push_back({To, Loads});
    if (Loads == 0)
      (G[To].isMemory() ? Objects : Values).push_back(To);
  };
  for (auto [To, Derefs] : Out[Object])
    if (Derefs == Address)
      Reach(To, 0);
  while (!Work.empty()) {
    auto [At, Loads] = Work.pop_back_val();
    for (auto [To, Derefs] : Out[At])
      Reach(To, Loads - Derefs);
  }
}
