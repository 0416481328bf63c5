// Swap exchanges contents, and references stay with the elements.
//
// RUN: %same-output --levels=O2,O3 %s
#include <cstdio>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

int main() {
  std::unordered_map<int, std::string> A{{1, "one"}, {2, "two"}}, B{{3, "x"}};
  std::string &Two = A[2];
  A.swap(B);
  Two += "!";
  std::printf("%zu %zu %s\n", A.size(), B.size(), B[2].c_str());
  std::swap(A, B);
  std::printf("%zu %zu %d\n", A.size(), B.size(), &Two == &A[2]);
  using std::swap;
  swap(A, B);
  std::printf("%zu %zu\n", A.size(), B.size());

  // Two generations in turn.
  std::unordered_set<int> Now{1}, Next;
  for (int Round = 0; Round < 8; ++Round) {
    Next.clear();
    for (int Number : Now) {
      Next.insert(Number * 2);
      Next.insert(Number + 3);
    }
    Now.swap(Next);
  }
  long Sum = 0;
  for (int Number : Now)
    Sum += Number;
  std::printf("%zu %ld\n", Now.size(), Sum);

  std::unordered_map<int, int> Big, Small{{1, 1}};
  for (int I = 0; I < 500; ++I)
    Big[I] = I;
  Big.swap(Small);
  Small[1000] = 1;
  Big[2] = 2;
  std::printf("%zu %zu\n", Big.size(), Small.size());
  std::unordered_map<int, int>().swap(Small);
  std::printf("%zu\n", Small.size());
  A.swap(A);
  std::printf("%zu\n", A.size());
}
