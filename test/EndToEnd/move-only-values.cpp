// unique_ptr as value and as key; what it points to does not move.
//
// RUN: %same-output %s
#include <cstdio>
#include <memory>
#include <string>
#include <unordered_map>
#include <unordered_set>

struct Node {
  int Number;
  Node *Next = nullptr;
  explicit Node(int Number) : Number(Number) {}
};

int main() {
  std::unordered_map<int, std::unique_ptr<Node>> Nodes;
  Node *Last = nullptr;
  for (int I = 0; I < 300; ++I) {
    auto &Slot = Nodes[I];
    Slot = std::make_unique<Node>(I);
    Slot->Next = Last;
    Last = Slot.get();
  }
  int Sum = 0;
  for (Node *N = Last; N; N = N->Next)
    Sum += N->Number;
  std::printf("%d\n", Sum);

  auto Taken = std::move(Nodes.at(7));
  Nodes.erase(7);
  Nodes.emplace(1000, std::move(Taken));
  Nodes.insert({1001, std::make_unique<Node>(5)});
  Nodes.insert_or_assign(1001, std::make_unique<Node>(6));
  std::printf("%zu %d %d\n", Nodes.size(), Nodes[1000]->Number,
              Nodes[1001]->Number);

  std::unordered_set<std::unique_ptr<std::string>> Owned;
  for (int I = 0; I < 50; ++I)
    Owned.insert(std::make_unique<std::string>(std::to_string(I)));
  size_t Length = 0;
  for (const auto &S : Owned)
    Length += S->size();
  std::printf("%zu %zu\n", Owned.size(), Length);

  auto Moved = std::move(Nodes);
  std::printf("%zu\n", Moved.size());
}
