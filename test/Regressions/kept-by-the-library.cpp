// Functions and classes of the standard library keep references to elements in
// ways that their results and receivers don't tell (L5): through an iterator or
// reference among the other arguments, in a smart pointer that does not own, by
// a bound member function.
// RUN: %same-output --verdicts %s -- -std=c++20
#include <algorithm>
#include <atomic>
#include <cstdio>
#include <functional>
#include <memory>
#include <regex>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

struct Nothing {
  void operator()(int *) const {}
};

struct Register {
  int *Last = nullptr;
  void note(int &X) { Last = &X; }
};

#define GROW(m)                                                                \
  for (int i = 100; i < 1000; ++i)                                             \
  m[i]

static int notOwning() {
  std::unordered_map<int, int> m; // node: reference-escapes
  std::unique_ptr<int, Nothing> p(&m[1]);
  GROW(m);
  *p = 5;
  return m[1];
}

static int otherOwner() {
  std::unordered_map<int, int> m; // node: reference-escapes
  auto owner = std::make_shared<int>(1);
  std::shared_ptr<int> p(owner, &m[1]);
  GROW(m);
  *p = 5;
  return m[1];
}

static int withDeleter() {
  std::unordered_map<int, int> m; // node: reference-escapes
  std::shared_ptr<int> p(&m[1], Nothing());
  GROW(m);
  *p = 5;
  return m[1];
}

static int reset() {
  std::unordered_map<int, int> m; // node: reference-escapes
  std::unique_ptr<int, Nothing> p;
  p.reset(&m[1]);
  GROW(m);
  *p = 5;
  return m[1];
}

static int fill() {
  std::unordered_map<int, int> m; // node: reference-escapes
  int *p[3];
  std::fill(p, p + 3, &m[1]);
  GROW(m);
  *p[1] = 5;
  return m[1];
}

static int fillSome() {
  std::unordered_map<int, int> m; // node: reference-escapes
  std::vector<int *> p(3);
  std::fill_n(p.begin(), 3, &m[1]);
  GROW(m);
  *p[1] = 5;
  return m[1];
}

static int replace() {
  std::unordered_map<int, int> m; // node: reference-escapes
  std::vector<int *> p(3);
  std::replace(p.begin(), p.end(), static_cast<int *>(nullptr), &m[1]);
  GROW(m);
  *p[1] = 5;
  return m[1];
}

static int construct() {
  std::unordered_map<int, int> m; // node: reference-escapes
  int *p;
  std::construct_at(&p, &m[1]);
  GROW(m);
  *p = 5;
  return m[1];
}

static int storeAtomically() {
  std::unordered_map<int, int> m; // node: reference-escapes
  std::atomic<int *> p;
  std::atomic_store(&p, &m[1]);
  GROW(m);
  *p.load() = 5;
  return m[1];
}

static int copyOfArray() {
  std::unordered_map<int, int> m; // node: reference-escapes
  std::vector<int *> p(1);
  int *one = &m[1];
  std::fill(p.begin(), p.end(), one);
  GROW(m);
  *p[0] = 5;
  return m[1];
}

static int match() {
  std::unordered_map<int, std::string> m; // node: reference-escapes
  m[1] = "key=val";
  std::smatch found;
  std::regex_search(m[1], found, std::regex("(\\w+)=(\\w+)"));
  GROW(m);
  return found[2].str() == "val";
}

static int matchOfText() {
  std::unordered_map<int, std::string> m; // node: reference-escapes
  m[1] = "k=v";
  std::cmatch found;
  std::regex_search(m[1].c_str(), found, std::regex("(\\w+)=(\\w+)"));
  GROW(m);
  return found[2].str() == "v";
}

static int invoke() {
  std::unordered_map<int, int> m; // node: reference-escapes
  Register r;
  std::invoke(&Register::note, r, m[1]);
  GROW(m);
  *r.Last = 5;
  return m[1];
}

static int member() {
  std::unordered_map<int, int> m; // node: reference-escapes
  Register r;
  std::mem_fn (&Register::note)(r, m[1]);
  GROW(m);
  *r.Last = 5;
  return m[1];
}

static int bound() {
  std::unordered_map<int, int> m; // node: reference-escapes
  Register r;
  auto note = std::bind(&Register::note, &r, std::placeholders::_1);
  note(m[1]);
  GROW(m);
  *r.Last = 5;
  return m[1];
}

static int assignedByLambda() {
  std::unordered_map<int, int> m; // node: reference-escapes
  int *last = nullptr;
  auto note = [&last](int &x) { last = &x; };
  note(m[1]);
  GROW(m);
  *last = 5;
  return m[1];
}

static int assignedByCopyOfLambda() {
  std::unordered_map<int, int> m; // node: reference-escapes
  auto note = [last = static_cast<int *>(nullptr)](int *x) mutable {
    int *before = last;
    last = x;
    return before ? *before : 0;
  };
  note(&m[1]);
  m[1] = 5;
  GROW(m);
  m[1] = 6;
  return note(nullptr);
}

static int assignedInLoop() {
  std::unordered_map<int, int> m; // stays: reference-escapes
  m[1] = 0;
  int *last = nullptr;
  std::for_each(m.begin(), m.end(), [&last](auto &e) { last = &e.second; });
  GROW(m);
  *last = 5;
  return m[1];
}

// What only copies stays lowered.
static int copies() {
  std::unordered_map<int, int> m; // flat
  m[1] = 3;
  int filled[3];
  std::fill(filled, filled + 3, m[1]);
  std::vector<std::pair<int, int>> all;
  std::copy(m.begin(), m.end(), std::back_inserter(all));
  auto owned = std::make_unique<int>(m[1]);
  auto shared = std::make_shared<int>(m[1]);
  GROW(m);
  return filled[2] + all[0].second + *owned + *shared;
}

static int texts() {
  std::unordered_map<int, std::string> m; // flat
  m[1] = "cab";
  std::string &text = m[1];
  std::sort(text.begin(), text.end());
  std::string out(3, ' ');
  std::copy(text.begin(), text.end(), out.begin());
  bool matches = std::regex_match(m[1], std::regex("abc"));
  std::string swapped = "other";
  std::swap(swapped, m[1]);
  GROW(m);
  return out == "abc" && matches && swapped == "abc";
}

static int smallest() {
  std::unordered_map<int, int> m; // flat
  m[1] = 4;
  int least = 9;
  auto note = [&least](int &x) {
    int *p = &x;
    least = std::min(least, *p);
  };
  note(m[1]);
  GROW(m);
  return least;
}

static int pointers() {
  std::unordered_map<int, int *> m; // flat
  int x = 1;
  m[1] = &x;
  std::unique_ptr<int, Nothing> p(m[1]);
  GROW(m);
  *p = 5;
  return x;
}

static int longest() {
  std::unordered_set<std::string> s = {"a", "bcd", "ef"}; // flat
  auto it = std::max_element(s.begin(), s.end(),
                             [](const std::string &a, const std::string &b) {
                               return a.size() < b.size();
                             });
  std::string found = *it;
  s.insert("efghi");
  return static_cast<int>(found.size());
}

int main() {
  std::printf("%d %d %d %d\n", notOwning(), otherOwner(), withDeleter(),
              reset());
  std::printf("%d %d %d %d %d %d\n", fill(), fillSome(), replace(), construct(),
              storeAtomically(), copyOfArray());
  std::printf("%d %d %d %d %d\n", match(), matchOfText(), invoke(), member(),
              bound());
  std::printf("%d %d %d\n", assignedByLambda(), assignedByCopyOfLambda(),
              assignedInLoop());
  std::printf("%d %d %d %d %d\n", copies(), texts(), smallest(), pointers(),
              longest());
}
