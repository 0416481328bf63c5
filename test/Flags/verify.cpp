// -verify sees the program's own diagnostics, each once.
// RUN: %clangxx_roost -O2 -Wall -Wextra -fsyntax-only -Xclang -verify %s
// RUN: %clangxx_roost -O2 -Wall -Wextra -c -o %t.o -Xclang -verify %s
#include <unordered_map>

int count(int Limit) {
  int Unused; // expected-warning {{unused variable 'Unused'}}
  std::unordered_map<int, int> M;
  M[1] = 2;
  for (auto Entry : M) // expected-warning {{unused variable 'Entry'}}
    ;
// expected-warning@+1 {{seen}}
#warning seen
  return Limit < M.size(); // expected-warning {{comparison}}
}
