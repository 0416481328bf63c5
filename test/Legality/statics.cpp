// L8: variables with static storage that belong to this file.
// RUN: %same-output --verdicts %s -- -std=c++17
#include <cstdio>
#include <string>
#include <unordered_map>
#include <unordered_set>

using Numbers = std::unordered_map<int, int>;

static Numbers internal; // flat
namespace {
std::unordered_map<std::string, int> anonymous{{"a", 1}}; // flat
}
static const std::unordered_set<int> constant{1, 2, 3}; // flat
static void simple() {
  internal[1] = 2;
  anonymous["b"] = 3;
  static Numbers inFunction{{1, 2}}; // flat
  thread_local Numbers ofThread; // flat
  ++inFunction[1];
  ++ofThread[1];
  std::printf("%zu%zu%zu\n", internal.size(), anonymous.size(),
              constant.count(2));
  std::printf("%d%d\n", inFunction[1], ofThread[1]);
}

// Another function inserts while a reference is kept.
static Numbers grownElsewhere; // node: reference-kept
static void grow() {
  for (int i = 10; i < 99; ++i)
    grownElsewhere[i] = i;
}
static void keptOverCall() {
  int &x = grownElsewhere[1];
  grow();
  std::printf("%d\n", x);
}
static Numbers readElsewhere; // flat
static size_t count() { return readElsewhere.size(); }
static void usedBeforeCall() {
  int x = readElsewhere[1];
  std::printf("%d%zu\n", x, count());
}

// Memo tables of a recursive function.
static Numbers memo; // flat
static int fib(int n) {
  if (n < 2)
    return n;
  auto it = memo.find(n);
  if (it != memo.end())
    return it->second;
  int r = fib(n - 1) + fib(n - 2);
  return memo[n] = r;
}
static Numbers slots; // node: reference-kept
static int fibInSlot(int n) {
  if (n < 2)
    return n;
  int &slot = slots[n];
  if (slot)
    return slot;
  return slot = fibInSlot(n - 1) + fibInSlot(n - 2);
}

// The address goes where it is not followed.
static Numbers addressed; // stays: unsupported-use
static void *anyAddress;
static void address() {
  anyAddress = &addressed;
  std::printf("%d%zu\n", anyAddress != nullptr, addressed.size());
}

// A static member of a class of this file, and one in a template.
namespace {
struct Registry {
  static Numbers entries;
};
Numbers Registry::entries{{1, 2}}; // flat
template <class T> struct PerType {
  static std::unordered_map<int, T> entries;
};
template <class T> std::unordered_map<int, T> PerType<T>::entries; // stays: static-storage, stays: static-storage
} // namespace
static void members() {
  PerType<int>::entries[1] = 2;
  std::printf("%zu%zu\n", Registry::entries.size(),
              PerType<int>::entries.size());
}

int main() {
  simple(), keptOverCall(), usedBeforeCall(), address(), members();
  std::printf("%d%d\n", fib(30), fibInSlot(30));
}
