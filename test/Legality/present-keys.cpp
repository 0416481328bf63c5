// L5: `m[k]` where the code around it shows that k is there inserts nothing.
// RUN: %same-output --verdicts %s -- -std=c++17
// RUN: %same-output --verdicts --compile-only %s -- -std=c++20
#include <cstdio>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

using Map = std::unordered_map<int, int>;
static int sink;
static int twice(int n) { return 2 * n; }

// The key of the element that the loop is at.
void bound() {
  Map m{{1, 2}, {3, 4}}; // flat
  for (auto &[k, n] : m)
    sink += m[k] * n;
}
void boundByCopy() {
  Map m{{1, 2}, {3, 4}}; // flat
  for (auto [k, n] : m)
    sink += m[k] * n;
}
void first() {
  Map m{{1, 2}, {3, 4}}; // flat
  for (const auto &e : m)
    m[e.first] += e.second;
}
void copied() {
  Map m{{1, 2}, {3, 4}}; // flat
  for (const auto &a : m)
    for (const auto &b : m) {
      int i = a.first, j = b.first;
      sink += m[i] * m[j];
    }
}
void copiedAndChanged() {
  Map m{{1, 2}, {3, 4}}; // stays: reference-kept
  for (const auto &e : m) {
    int k = e.first;
    k += 2;
    if (e.second < 9)
      sink += m[k];
  }
}
void copiedNarrower() {
  Map m{{1, 2}, {300, 4}}; // stays: reference-kept
  for (const auto &e : m) {
    unsigned char k = e.first;
    if (e.second < 9)
      sink += m[k];
  }
}
void otherKey() {
  Map m{{1, 2}}; // stays: reference-kept
  for (auto &[k, n] : m)
    if (n < 5)
      m[k + 10] = 7;
}
void valueAsKey() {
  Map m{{1, 1}}; // stays: reference-kept
  for (auto &[k, n] : m)
    sink += m[n] + k;
}
void keyOfAnother() {
  Map n{{1, 2}, {3, 4}}; // flat
  Map m{{1, 2}}; // stays: reference-kept
  for (auto &[k, v] : n)
    for (auto &e : m)
      if (e.second < 9)
        sink += m[k] + v;
}
void erasedBefore() {
  Map n{{1, 1}};         // flat
  Map m{{1, 2}, {2, 3}}; // node: reference-kept
  int &kept = m[1];
  for (auto &[k, v] : n) {
    int key = k + 1;
    if (m.count(key)) {
      if (v)
        m.erase(key);
      sink += m[key];
    }
  }
  sink += kept;
}
void innerLoop() {
  Map m{{1, 2}, {3, 4}}; // flat
  for (auto &a : m)
    for (auto &b : m)
      sink += m[a.first] * m[b.first];
}

// Asked before.
void asked() {
  Map m{{1, 2}, {-1, 4}}; // flat
  for (auto &[k, n] : m) {
    int other = -k;
    if (m.count(other))
      sink += n * m[other];
  }
}
void leftUnlessThere() {
  Map m{{1, 2}, {-1, 4}, {5, 6}}; // flat
  for (auto &[k, n] : m) {
    int other = -k;
    if (!m.count(other))
      continue;
    sink += n * m[other];
  }
}
void findAndEnd() {
  Map m{{1, 2}, {-1, 4}, {5, 6}}; // flat
  for (auto &[k, n] : m) {
    const int other = -k;
    if (m.find(other) == m.end() || n == 0)
      continue;
    sink += m[other] + (m.find(k + 4) != m.end() ? m[k + 4] : 0);
  }
}
void counted() {
  Map m{{1, 2}, {-1, 4}, {5, 6}}; // flat
  for (auto &[k, n] : m)
    if (n > 0 && m.count(-k) > 0)
      sink += m[-k];
}
void inOneExpression() {
  std::unordered_map<int, std::string> m{{1, "a"}, {2, "b"}}; // flat
  std::string all;
  for (auto &[k, s] : m)
    all += s + (m.count(k ^ 3) && m[k ^ 3] == "a" ? m[k ^ 3] : "-");
  sink += all.size();
}
void strings() {
  std::unordered_map<std::string, int> m{{"a", 1}, {"b", 2}}; // flat
  std::vector<std::string> words{"a", "c"};
  for (auto &e : m)
    for (std::string w : words) {
      if (m.count(w) == 0)
        continue;
      sink += m[w] * e.second;
    }
}
void inLoop() {
  Map m{{1, 2}, {2, 4}}; // flat
  for (auto &e : m) {
    int left = 3;
    while (m.count(e.first) && left) {
      sink += m[e.first];
      left = left - 1;
    }
  }
}

// Asked, but not the right thing.
void ofAnother() {
  Map n{{1, 2}, {7, 7}}; // flat
  Map m{{1, 2}}; // stays: reference-kept
  for (auto &[k, v] : m) {
    int key = 7;
    if (v < 5 && n.count(key))
      sink += m[key] + k;
  }
}
void otherKeyAsked() {
  Map m{{1, 2}}; // stays: reference-kept
  for (auto &[k, v] : m)
    if (v < 5 && m.count(k))
      sink += m[k + 1];
}
void theOtherWay() {
  Map m{{1, 2}}; // stays: reference-kept
  for (auto &[k, v] : m)
    if (!m.count(-k))
      sink += m[-k] + v;
}
void either() {
  Map m{{1, 2}}; // stays: reference-kept
  for (auto &[k, v] : m)
    if (m.count(-k) || v == 2)
      sink += m[-k];
}
void keyChanged() {
  Map m{{1, 2}, {2, 3}}; // stays: reference-kept
  for (auto &[k, v] : m) {
    int key = k;
    if (m.count(key)) {
      key += 20;
      if (v < 9)
        sink += m[key];
    }
  }
}
void keyChangedByTheQuestion() {
  Map m{{1, 2}, {2, 3}}; // stays: reference-kept
  for (auto &[k, v] : m) {
    int key = k;
    if (!m.count(key) || (key += 10) < 0)
      continue;
    if (v < 9)
      sink += m[key];
  }
}
void keyChangedThroughReference() {
  Map m{{1, 2}, {2, 3}}; // stays: reference-kept
  for (auto &[k, v] : m) {
    int key = k;
    int &alias = key;
    if (m.count(key)) {
      alias += 20;
      if (v < 9)
        sink += m[key];
    }
  }
}
void keyChangedByLambda() {
  Map m{{1, 2}, {2, 3}}; // stays: reference-kept
  for (auto &[k, v] : m) {
    int key = k;
    auto change = [&] { key += 20; };
    if (m.count(key)) {
      change();
      if (v < 9)
        sink += m[key];
    }
  }
}
void erasedAfter() {
  Map m{{1, 2}, {2, 3}}; // node: reference-kept
  int key = 2, &kept = m[1];
  if (m.count(key)) {
    m.erase(m.find(key));
    sink += m[key];
  }
  sink += kept;
}
void erasedByLambda() {
  Map m{{1, 2}, {2, 3}}; // node: reference-kept
  auto erase = [&](int k) { m.erase(k); };
  int key = 2, &kept = m[1];
  if (m.count(key)) {
    erase(key);
    sink += m[key];
  }
  sink += kept;
}
void swappedAfter() {
  Map n;                  // node: reference-kept
  Map m{{1, 2}, {3, 4}};  // node: reference-kept
  int &kept = m[1];
  if (m.count(3)) {
    m.swap(n);
    sink += m[3];
  }
  sink += kept;
}
void reachedByLabel(int n) {
  Map m{{1, 2}}; // stays: reference-kept
  for (auto &[k, v] : m) {
    switch (n) {
    case 0:
      if (!m.count(-k))
        break;
      [[fallthrough]];
    case 1:
      sink += m[-k] + v;
    }
  }
}
struct ByLength {
  std::size_t operator()(const char *s) const { return s[0]; }
};
struct SameFirst {
  bool operator()(const char *a, const char *b) const { return a[0] == b[0]; }
};
void pointedTo() {
  char word[] = "a";
  std::unordered_map<const char *, int, ByLength, SameFirst> m{ // stays: reference-kept
      {"a", 1}};
  for (auto &e : m) {
    const char *key = word;
    if (m.count(key)) {
      word[0] = 'b';
      if (e.second == 1)
        sink += m[key];
    }
    word[0] = 'a';
  }
}

// References to elements: not kept over insertions, as there are none.
void referenceKept() {
  std::unordered_map<int, std::string> m{{1, "a"}, {2, "b"}}; // flat
  std::string &one = m[1];
  int two = 2;
  if (m.count(two))
    one += m[two];
  sink += one.size();
}
void referenceOverInsertion() {
  std::unordered_map<int, std::string> m{{1, "a"}}; // node: reference-kept
  std::string &one = m[1];
  int two = 2;
  if (!m.count(two))
    m[two] = "c";
  one += "x";
  sink += one.size();
}

int main() {
  bound(), boundByCopy(), copied(), copiedAndChanged(), copiedNarrower(), first(), otherKey(), valueAsKey(), keyOfAnother();
  erasedBefore(), innerLoop(), asked(), leftUnlessThere(), findAndEnd();
  counted(), inOneExpression(), strings(), inLoop(), ofAnother();
  otherKeyAsked(), theOtherWay(), either(), keyChanged();
  keyChangedByTheQuestion(), keyChangedThroughReference();
  keyChangedByLambda(), erasedAfter(), erasedByLambda(), swappedAfter();
  reachedByLabel(2), pointedTo(), referenceKept(), referenceOverInsertion();
  std::printf("%d\n", sink > 0);
}
