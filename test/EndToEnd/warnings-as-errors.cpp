// Warnings that the plain compiler does not give must not come from us, nor
// those vanish that it gives: same-output compares all messages.
//
// RUN: %same-output %s -- -std=c++17 -Wall -Wextra -Wpedantic -Werror \
// RUN:   -Wshadow -Wconversion -Wold-style-cast -Wunused -Wnon-virtual-dtor
//
// RUN: %same-output %s -- -std=c++20 -Wall -Wextra -Werror -Weverything \
// RUN:   -Wno-c++98-compat -Wno-c++98-compat-pedantic -Wno-c++20-compat \
// RUN:   -Wno-unsafe-buffer-usage -Wno-unsafe-buffer-usage-in-libc-call \
// RUN:   -Wno-missing-prototypes -Wno-padded -Wno-unknown-warning-option
//
// RUN: %same-output --sanitize=no %s -- -DUNUSED -Wall -Wextra
#include <cstdio>
#include <string>
#include <unordered_map>
#include <unordered_set>

static int sum(int Limit) {
  std::unordered_map<int, int> M;
  for (int I = 0; I < Limit; ++I)
    M[I] = I;
  int Result = 0;
  for (const auto &Entry : M)
    Result += Entry.second;
  return Result;
}

static unsigned long letters(const std::string &Text) {
  std::unordered_set<char> Seen;
  for (char C : Text)
    Seen.insert(C);
  return Seen.size();
}

#ifdef UNUSED
static int never() {
  std::unordered_map<int, int> Unused;
  std::unordered_map<int, int> OnlyFilled;
  OnlyFilled[1] = 1;
  int Number;
  std::unordered_set<int> S{1, 2};
  for (const std::string Copy : {std::string("a"), std::string("b")})
    S.size() == 3;
  unsigned Large = 5;
  return S.size() < 3 && static_cast<int>(S.size()) < Large;
}
#endif

int main() { std::printf("%d %lu\n", sum(20), letters("some letters")); }
