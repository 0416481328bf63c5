// -verify sees the program's own diagnostics, each once.
// RUN: %clangxx_roost -O2 -Wall -fsyntax-only -Xclang -verify %s
// RUN: %clangxx_roost -O2 -Wall -c -o %t.o -Xclang -verify %s
#include <unordered_map>

int count() {
  int Unused; // expected-warning {{unused variable 'Unused'}}
  std::unordered_map<int, int> M;
  M[1] = 2;
  for (auto Entry : M) // expected-warning {{unused variable 'Entry'}}
    ;
#warning seen // expected-warning {{seen}}
  return M.size() == -1; // expected-warning {{comparison}} expected-warning 0-1 {{}}
}
