// L5: what may run between a loan and its use counts, what can't does not.
// RUN: %same-output --verdicts %s -- -std=c++17
#include <cstdio>
#include <string>
#include <unordered_map>

using Numbers = std::unordered_map<int, int>;
static int one = 1;
static void onOneBranch() {
  Numbers m; // node: reference-kept
  int &x = m[1];
  if (one)
    m[2] = 3;
  std::printf("%d\n", x);
}
static void onTheOtherBranch() {
  Numbers m; // flat
  int &x = m[1];
  if (one)
    std::printf("%d\n", x);
  else
    m[2] = 3;
}
static void returnsFirst() {
  Numbers m; // flat
  int &x = m[1];
  if (one > 1) {
    m[2] = 3;
    return;
  }
  std::printf("%d\n", x);
}
static void inSwitch() {
  Numbers m; // node: reference-kept
  int &x = m[1];
  switch (one) {
  case 1:
    m[2] = 3;
    [[fallthrough]];
  default:
    std::printf("%d\n", x);
  }
}
static void inSwitchWithBreaks() {
  Numbers m; // flat
  int &x = m[1];
  switch (one) {
  case 2:
    m[2] = 3;
    break;
  default:
    std::printf("%d\n", x);
  }
}
static void shortCircuit() {
  Numbers m; // node: reference-kept
  int &x = m[1];
  bool both = one && m[2] == 0;
  std::printf("%d%d\n", x, both);
}
static void shortCircuitReads() {
  Numbers m; // flat
  int &x = m[1];
  bool both = one && m.count(2) == 0;
  std::printf("%d%d\n", x, both);
}
static void eitherElement() {
  Numbers m{{1, 2}, {3, 4}}; // node: reference-kept
  int &x = one ? m.at(1) : m.at(3);
  m[5] = 6;
  std::printf("%d\n", x);
}
static void eitherElementCopied() {
  Numbers m{{1, 2}, {3, 4}}; // flat
  int x = one ? m[1] : m[3];
  m[5] = 6;
  std::printf("%d\n", x);
}
static void elementOrLocal() {
  Numbers m{{1, 2}}; // node: reference-kept
  int none = 0;
  int &x = m.count(1) ? m.at(1) : none;
  m[5] = 6;
  std::printf("%d\n", x);
}
static void pointerOrNull() {
  Numbers m{{1, 2}}; // node: reference-kept
  int *p = one ? &m.at(1) : nullptr;
  m[5] = 6;
  if (p)
    std::printf("%d\n", *p);
}
static void pointerTestedAtOnce() {
  Numbers m{{1, 2}}; // flat
  int *p = one ? &m.at(1) : nullptr;
  if (p)
    std::printf("%d\n", *p);
  m[5] = 6;
}
static void pointerSetOnOneBranch() {
  Numbers m{{1, 2}}; // node: reference-kept
  int there = 3;
  int *p = &m[1];
  m[5] = 6;
  if (one > 1)
    p = &there;
  std::printf("%d\n", *p);
}
static void commas() {
  Numbers m; // flat
  std::printf("%d\n", (m[1] = 2, m[3] = 4, m[1] = m[3]));
}
static void commaUnderLoan() {
  Numbers m; // node: reference-kept
  int &x = m[1];
  std::printf("%d\n", (m[3] = 4, x));
}
static void deadAfterwards() {
  Numbers m; // flat
  {
    int &x = m[1];
    x = 7;
  }
  m[2] = 8;
  {
    int &x = m[2];
    std::printf("%d\n", x);
  }
}
int main() {
  onOneBranch(), onTheOtherBranch(), returnsFirst(), inSwitch();
  inSwitchWithBreaks(), shortCircuit(), shortCircuitReads(), eitherElement();
  eitherElementCopied(), elementOrLocal(), pointerOrNull();
  pointerTestedAtOnce(), pointerSetOnOneBranch(), commas();
  commaUnderLoan(), deadAfterwards();
}
