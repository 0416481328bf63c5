// Maps of maps, of sets, of vectors of maps.
//
// RUN: %same-output --levels=O2,O3 %s
#include <cstdio>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

int main() {
  std::unordered_map<int, std::unordered_map<int, int>> Grid;
  for (int X = 0; X < 30; ++X)
    for (int Y = 0; Y < 30; ++Y)
      Grid[X][Y] = X * Y;
  long Sum = 0;
  for (auto &[X, Row] : Grid)
    for (auto &[Y, Cell] : Row)
      Sum += X + Y + Cell;
  std::printf("%ld %zu\n", Sum, Grid[29].size());

  std::unordered_map<int, std::unordered_set<int>> Graph;
  for (int I = 0; I < 200; ++I) {
    Graph[I % 20].insert(I % 37);
    Graph[I % 37].insert(I % 20);
  }
  size_t Edges = 0;
  for (const auto &[From, To] : Graph)
    Edges += To.size() * (From + 1);
  std::printf("%zu\n", Edges);

  auto &Row = Grid[3];
  for (int X = 100; X < 200; ++X)
    Grid[X][0] = 1;
  Row[500] = 5;
  std::printf("%d\n", Grid[3][500]);

  Grid[1] = Grid[2];
  Grid[1000] = Grid[2];
  std::printf("%d %zu\n", Grid[1] == Grid[2], Grid[1000].size());

  std::vector<std::unordered_map<std::string, int>> Scopes;
  for (int Depth = 0; Depth < 20; ++Depth) {
    Scopes.emplace_back();
    for (int I = 0; I <= Depth; ++I)
      Scopes.back()["v" + std::to_string(I)] = Depth;
  }
  int Found = 0;
  while (!Scopes.empty()) {
    for (auto It = Scopes.rbegin(); It != Scopes.rend(); ++It)
      if (auto Entry = It->find("v3"); Entry != It->end()) {
        Found += Entry->second;
        break;
      }
    Scopes.pop_back();
  }
  std::printf("%d\n", Found);

  std::unordered_map<int, std::unordered_map<int, std::unordered_map<int, int>>>
      Deep;
  for (int I = 0; I < 64; ++I)
    Deep[I / 16][I / 4 % 4][I % 4] += I;
  std::printf("%zu %zu %d\n", Deep.size(), Deep[1].size(), Deep[3][3][3]);

  std::unordered_map<std::string, std::unordered_map<std::string, int>> *Heap =
      new std::unordered_map<std::string, std::unordered_map<std::string, int>>;
  (*Heap)["a"]["b"] = 1;
  (*Heap)["a"]["c"] = 2;
  std::printf("%zu\n", Heap->at("a").size());
  delete Heap;
}
