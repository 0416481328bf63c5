// L5: a loan over the rounds of a loop: what a later statement moves, an earlier
// one uses in the next round.
// RUN: %same-output --verdicts %s -- -std=c++17
#include <cstdio>
#include <string>
#include <unordered_map>
#include <vector>

using Numbers = std::unordered_map<int, int>;
static void heldOver() {
  Numbers m; // node: reference-kept
  int *last = nullptr;
  for (int i = 0; i < 9; ++i) {
    int *now = &m[i];
    if (last)
      *last += i;
    last = now;
  }
  std::printf("%d\n", m[4]);
}
static void heldToTheNextInsertion() {
  Numbers m; // flat
  int *last = nullptr;
  for (int i = 0; i < 9; ++i) {
    if (last)
      *last += i;
    last = &m[i];
  }
  std::printf("%d\n", m[4]);
}
static void heldForTheRound() {
  Numbers m; // flat
  for (int i = 0; i < 9; ++i) {
    int *now = &m[i];
    *now += i;
  }
  std::printf("%d\n", m[4]);
}
static void heldInWhile() {
  Numbers m; // node: reference-kept
  int i = 0;
  int &first = m[0];
  while (i < 9) {
    first += i;
    m[i++] = 1;
  }
  std::printf("%d\n", m[0]);
}
static void heldOverReads() {
  Numbers m; // flat
  int i = 0;
  int &first = m[0];
  while (i < 9) {
    first += i;
    i += 1 + int(m.count(i));
  }
  std::printf("%d\n", m[0]);
}
static void insertedInStep() {
  Numbers m; // node: reference-kept
  int &x = m[0];
  for (int i = 0; i < 9; m[i] = 1, ++i)
    ++x;
  std::printf("%zu\n", m.size());
}
static void insertedInInit() {
  Numbers m; // flat
  for (int i = m[7] = 0; i < 9; ++i) {
    int &x = m[i];
    ++x;
  }
  std::printf("%zu\n", m.size());
}
static void insertedInCondition() {
  Numbers m; // node: reference-kept
  int &x = m[0];
  int i = 0;
  do {
    ++x;
  } while (m[++i] < 1 && i < 9);
  std::printf("%zu\n", m.size());
}
static void takenAnewInEachRound() {
  Numbers m; // flat
  int i = 0;
  do {
    int &x = m[0];
    i = ++x;
  } while (m[i] < 1 && i < 9);
  std::printf("%zu\n", m.size());
}
static void leftByBreak() {
  Numbers m; // flat
  for (int i = 0; i < 9; ++i) {
    int &x = m[i];
    if (i == 4) {
      m[99] = x;
      break;
    }
    ++x;
  }
  std::printf("%d\n", m[99]);
}
static void leftByContinue() {
  Numbers m; // node: reference-kept
  int &x = m[0];
  for (int i = 0; i < 9; ++i) {
    if (i == 4) {
      m[99] = x;
      continue;
    }
    ++x;
  }
  std::printf("%d\n", m[99]);
}
static void cachedSlot() {
  std::unordered_map<int, std::string> m; // node: reference-kept
  std::string *slot = nullptr;
  int of = -1;
  for (int i : {1, 1, 2, 2, 1}) {
    if (i != of)
      slot = &m[of = i];
    m[0] += 'x';
    *slot += char('a' + i);
  }
  std::printf("%s\n", m[1].c_str());
}
static void slotOfTheRound() {
  std::unordered_map<int, std::string> m; // flat
  for (int i : {1, 1, 2, 2, 1}) {
    m[0] += 'x';
    std::string *slot = &m[i];
    *slot += char('a' + i);
  }
  std::printf("%s\n", m[1].c_str());
}
static void backwardsByGoto() {
  Numbers m; // node: reference-kept
  int &x = m[0];
again:
  ++x;
  m[int(m.size())] = 1;
  if (m.size() < 5)
    goto again;
  std::printf("%zu\n", m.size());
}
static void forwardsByGoto() {
  Numbers m; // flat
  int &x = m[0];
  ++x;
  if (m.size() < 5)
    goto out;
  m[2] = 1;
out:
  std::printf("%zu\n", m.size());
}
static void nestedLoops() {
  Numbers m; // node: reference-kept
  for (int i = 0; i < 4; ++i) {
    int &row = m[i * 10];
    for (int k = 0; k < 4; ++k) {
      m[i * 10 + k + 1] = k;
      row += k;
    }
  }
  std::printf("%d\n", m[20]);
}
static void nestedLoopsSummed() {
  Numbers m; // flat
  for (int i = 0; i < 4; ++i) {
    int row = 0;
    for (int k = 0; k < 4; ++k) {
      m[i * 10 + k + 1] = k;
      row += k;
    }
    m[i * 10] = row;
  }
  std::printf("%d\n", m[20]);
}
int main() {
  heldOver(), heldToTheNextInsertion(), heldForTheRound(), heldInWhile(), heldOverReads();
  insertedInStep(), insertedInInit(), insertedInCondition();
  takenAnewInEachRound(), leftByBreak(), leftByContinue(), cachedSlot();
  slotOfTheRound(), backwardsByGoto(), forwardsByGoto(), nestedLoops();
  nestedLoopsSummed();
}
