// L5: functors, comparisons and elements of the program's that the library calls
// and handles, with twins that insert. Each function keeps a reference to an
// element of one table over what it does with other containers.
// RUN: %same-output --verdicts %s -- -std=c++17
// RUN: %same-output --verdicts --compile-only %s -- -std=c++20
#include <algorithm>
#include <cstdio>
#include <functional>
#include <iterator>
#include <map>
#include <numeric>
#include <queue>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

using Map = std::unordered_map<int, int>;
#define FILL(m)                                                                \
  for (int i_ = 2; i_ < 99; ++i_)                                              \
  m[i_] = i_
static int sink;

struct Point {
  int x, y;
  Point() : x(0), y(0) {}
  Point(int x, int y) : x(x), y(y) {}
  bool operator==(const Point &o) const { return x == o.x && y == o.y; }
  bool operator<(const Point &o) const { return x != o.x ? x < o.x : y < o.y; }
};
struct PointHash {
  std::size_t operator()(const Point &p) const {
    return std::hash<int>{}(p.x) * 31 + std::hash<int>{}(p.y);
  }
};
template <> struct std::hash<Point> {
  std::size_t operator()(const Point &p) const { return p.x * 31 + p.y; }
};

static Map hashed; // flat
static void ofHash(const std::unordered_map<Point, int, PointHash> &points) {
  int &n = hashed[1];
  auto it = points.find({1, 2});
  n += int(points.count(Point(3, 4)));
  sink += n + (it == points.end() ? 7 : it->second);
}
static Map specialized; // flat
static void ofSpecialization() {
  std::unordered_set<Point> points{{1, 2}}; // flat
  int &n = specialized[1];
  points.insert({3, 4});
  points.emplace(5, 6);
  n += int(points.count({3, 4}) + points.size());
  points.erase({1, 2});
  sink += n;
}
static Map ordered; // flat
static void ofOrder() {
  std::map<Point, int> m; // stays: ordered-container
  std::set<Point, std::less<>> s; // stays: ordered-container
  int &n = ordered[1];
  m[{1, 2}] = 3;
  n += m.begin()->second + int(m.count({1, 2})) + int(s.size());
  sink += n;
}

// Functors that are templates, or members of one.
struct PairHash {
  template <class A, class B> std::size_t operator()(const std::pair<A, B> &p) const {
    return std::hash<A>()(p.first) * 31 + std::hash<B>()(p.second);
  }
};
template <class T> struct Wrapped {
  T value;
  bool operator==(const Wrapped &o) const { return value == o.value; }
};
template <class T> struct std::hash<Wrapped<T>> {
  std::size_t operator()(const Wrapped<T> &w) const { return std::hash<T>()(w.value); }
};
static Map templates; // flat
static void ofTemplates() {
  std::unordered_map<std::pair<int, char>, int, PairHash> pairs; // flat
  std::unordered_set<Wrapped<int>> wrapped; // flat
  int &n = templates[1];
  pairs[{1, 'a'}] = 2;
  wrapped.insert({3});
  n += int(pairs.count({1, 'a'}) + wrapped.count({3}));
  sink += n;
}
static Map queued; // flat
static void ofQueueOfPoints() {
  struct Nearer {
    bool operator()(const Point &a, const Point &b) const { return b.x < a.x; }
  };
  std::priority_queue<Point, std::vector<Point>, Nearer> q;
  std::priority_queue<Point> largest;
  int &n = queued[1];
  q.push({1, 2});
  q.emplace(3, 4);
  largest.push({5, 6});
  n += q.top().x + largest.top().y;
  q.pop();
  sink += n;
}
// A key that is converted to what the functor takes.
static Map byKey; // node: reference-kept
struct Key {
  int x;
  operator int() const {
    FILL(byKey);
    return x;
  }
  bool operator==(const Key &o) const { return x == o.x; }
};
static void ofKey() {
  std::unordered_set<Key, std::hash<int>> s; // flat
  s.insert({1});
  int &n = byKey[1];
  n += int(s.count({1}));
  sink += n;
}

static Map byHash; // node: reference-kept
struct InsertingHash {
  std::size_t operator()(const Point &p) const {
    FILL(byHash);
    return p.x;
  }
};
static void ofInsertingHash() {
  std::unordered_map<Point, int, InsertingHash> m; // flat
  m[{1, 2}] = 3;
  int &n = byHash[1];
  n += int(m.count({1, 2}));
  sink += n;
}
static Map byOverload; // node: reference-kept
struct HashOfBoth {
  std::size_t operator()(const Point &p) const { return p.x; }
  std::size_t operator()(int n) const {
    FILL(byOverload);
    return n;
  }
};
static void ofOverload() {
  std::unordered_map<Point, int, HashOfBoth> m; // flat
  m[{1, 2}] = 3;
  int &n = byOverload[1];
  n += int(m.count({1, 2}) + HashOfBoth()(3));
  sink += n;
}
static Map byTemplate; // node: reference-kept
struct HashOfAny {
  template <class T> std::size_t operator()(const T &p) const {
    FILL(byTemplate);
    return p.x;
  }
};
static void ofTemplate() {
  std::unordered_map<Point, int, HashOfAny> m; // flat
  m[{1, 2}] = 3;
  int &n = byTemplate[1];
  n += int(m.count({1, 2}));
  sink += n;
}
static Map byPointer; // node: reference-kept
static std::size_t fillAndHash(const Point &p) {
  FILL(byPointer);
  return p.x;
}
static void ofPointer() {
  std::unordered_map<Point, int, std::size_t (*)(const Point &)> m(8, fillAndHash); // flat
  m[{1, 2}] = 3;
  int &n = byPointer[1];
  n += int(m.count({1, 2}));
  sink += n;
}
static Map byEquality; // node: reference-kept
struct Equal {
  int x;
  friend bool operator==(const Equal &a, const Equal &b) {
    FILL(byEquality);
    return a.x == b.x;
  }
};
template <> struct std::hash<Equal> {
  std::size_t operator()(const Equal &e) const { return e.x; }
};
static void ofEquality() {
  std::unordered_set<Equal> s; // flat
  s.insert({1});
  int &n = byEquality[1];
  n += int(s.count({1}));
  sink += n;
}
static Map bySpecialization; // node: reference-kept
enum class Color { Red, Green };
template <> struct std::hash<Color> {
  std::size_t operator()(Color c) const {
    FILL(bySpecialization);
    return std::size_t(c);
  }
};
static void ofEnumeration() {
  std::unordered_set<Color> s; // flat
  s.insert(Color::Red);
  int &n = bySpecialization[1];
  n += int(s.count(Color::Red));
  sink += n;
}
static Map byOrder; // node: reference-kept
struct Less {
  bool operator()(int a, int b) const {
    FILL(byOrder);
    return a < b;
  }
};
static void ofInsertingOrder() {
  std::set<int, Less> s{1, 2}; // stays: ordered-container
  int &n = byOrder[1];
  n += int(s.count(2));
  sink += n;
}
static Map byComparison; // node: reference-kept
struct Compared {
  int x;
  bool operator<(const Compared &o) const {
    FILL(byComparison);
    return x < o.x;
  }
};
static void ofComparison() {
  std::set<Compared> s{{1}, {2}}; // stays: ordered-container
  int &n = byComparison[1];
  n += int(s.count({2}));
  sink += n;
}
static Map byQueue; // node: reference-kept
struct Later {
  bool operator()(int a, int b) const {
    FILL(byQueue);
    return a > b;
  }
};
static void ofQueue() {
  std::priority_queue<int, std::vector<int>, Later> q;
  q.push(1);
  int &n = byQueue[1];
  q.push(2);
  sink += n;
}

// Elements with code of their own.
struct Name {
  std::string text;
  Name(const char *s) : text(s) {}
  Name(const Name &o) : text(o.text) { ++copies; }
  Name &operator=(const Name &o) {
    text = o.text;
    return *this;
  }
  ~Name() { text.clear(); }
  static int copies;
};
int Name::copies;
static Map elements; // flat
static void ofElements() {
  std::vector<Name> names;
  int &n = elements[1];
  names.push_back("a");
  names.emplace_back("b");
  names.insert(names.begin(), Name("c"));
  names.erase(names.begin());
  n += int(names.size()) + names.back().text[0];
  sink += n;
}
static Map byAssignment; // node: reference-kept
struct Assigned {
  int x = 0;
  Assigned(int x) : x(x) {}
  Assigned(const Assigned &) = default;
  Assigned &operator=(const Assigned &o) {
    FILL(byAssignment);
    x = o.x;
    return *this;
  }
};
static void ofAssignment() {
  std::vector<Assigned> v{1, 2};
  int &n = byAssignment[1];
  v.erase(v.begin());
  sink += n;
}

// Algorithms with a functor.
static Map sorted; // flat
static int byY(std::vector<Point> &v) {
  std::sort(v.begin(), v.end(), [](const Point &a, const Point &b) { return a.y < b.y; });
  auto it = std::find_if(v.begin(), v.end(), [&](const Point &p) { return p.x == 2; });
  return it == v.end() ? 0 : it->y + v.front().x;
}
static void ofSorting() {
  std::vector<Point> v{{1, 9}, {2, 8}};
  int &n = sorted[1];
  n += byY(v);
  sink += n;
}
static Map byFunctor; // node: reference-kept
static int insertingSort(std::vector<Point> &v) {
  std::sort(v.begin(), v.end(), [](const Point &a, const Point &b) {
    FILL(byFunctor);
    return a.y < b.y;
  });
  return v.front().x;
}
static void ofInsertingSort() {
  std::vector<Point> v{{1, 9}, {2, 8}};
  int &n = byFunctor[1];
  n += insertingSort(v);
  sink += n;
}
static Map bySwap; // node: reference-kept
namespace own {
struct Swapped {
  int x;
};
void swap(Swapped &a, Swapped &b) {
  FILL(bySwap);
  std::swap(a.x, b.x);
}
} // namespace own
static int swappingSort(std::vector<own::Swapped> &v) {
  std::sort(v.begin(), v.end(), [](const own::Swapped &a, const own::Swapped &b) { return a.x < b.x; });
  std::partition(v.begin(), v.end(), [](const own::Swapped &a) { return a.x & 1; });
  return v.front().x;
}
static void ofSwap() {
  std::vector<own::Swapped> v;
  for (int i = 0; i < 40; ++i)
    v.push_back({i * 7 % 40});
  int &n = bySwap[1];
  n += swappingSort(v);
  sink += n;
}

// What the library finds by itself in a class of the program's.
static Map byFind; // node: reference-kept
struct Found {
  int x;
  bool operator==(const Found &o) const {
    FILL(byFind);
    return x == o.x;
  }
};
static void ofFind() {
  std::vector<Found> v{{1}, {2}};
  Found two{2};
  int &n = byFind[1];
  std::find(v.begin(), v.end(), two);
  sink += n;
}
static Map byIterator; // node: reference-kept
struct Step {
  using iterator_category = std::input_iterator_tag;
  using value_type = int;
  using difference_type = long;
  using pointer = int *;
  using reference = int;
  int i;
  int operator*() const {
    FILL(byIterator);
    return i;
  }
  Step &operator++() {
    ++i;
    return *this;
  }
  Step operator++(int) { return {i++}; }
  bool operator==(const Step &o) const { return i == o.i; }
  bool operator!=(const Step &o) const { return i != o.i; }
};
static void ofIterator() {
  Step from{1}, to{4};
  std::vector<int> v;
  int &n = byIterator[1];
  v.assign(from, to);
  sink += n;
}
static Map byConversion; // node: reference-kept
struct Number {
  int i;
  operator int() const {
    FILL(byConversion);
    return i;
  }
};
static void ofConversion() {
  Number one{1};
  std::vector<int> v;
  int &n = byConversion[1];
  v.emplace_back(one);
  sink += n;
}
static Map bySize; // node: reference-kept
struct Sized {
  int size() const {
    FILL(bySize);
    return 3;
  }
};
static void ofSize() {
  Sized s;
  int &n = bySize[1];
  sink += std::size(s);
  sink += n;
}
static Map byParts; // node: reference-kept
struct Pair {
  int a, b;
  template <std::size_t I> int get() const {
    FILL(byParts);
    return I ? a : b;
  }
};
template <> struct std::tuple_size<Pair> : std::integral_constant<std::size_t, 2> {};
template <std::size_t I> struct std::tuple_element<I, Pair> {
  using type = int;
};
static int partsOf(const Pair &p) {
  auto [a, b] = p;
  return a * b;
}
static void ofParts() {
  int &n = byParts[1];
  sink += partsOf({1, 2});
  sink += n;
}

int main() {
  std::unordered_map<Point, int, PointHash> points{{{1, 2}, 3}}; // flat
  ofHash(points);
  ofSpecialization(), ofOrder(), ofTemplates(), ofKey();
  ofQueueOfPoints(), ofInsertingHash(), ofOverload(), ofTemplate();
  ofPointer(), ofEquality(), ofEnumeration(), ofInsertingOrder();
  ofComparison(), ofQueue(), ofElements(), ofAssignment(), ofSorting();
  ofInsertingSort(), ofSwap(), ofFind(), ofIterator(), ofConversion();
  ofSize(), ofParts();
  std::printf("%d\n", sink);
}
