// What is believed of the runtime is believed of namespace roost; where the program
// has one itself, or a class, its functions are not taken for the runtime's.
//
// RUN: %clangxx_roost -O2 -fplugin-arg-roost-explain=1 -c %s -o %t.o 2>&1 | FileCheck %s --check-prefix=OTHER
// RUN: %clangxx_roost -O2 -DNAME=roost -fplugin-arg-roost-explain=1 -c %s -o %t.o 2>&1 | FileCheck %s --check-prefix=OWN
// RUN: %clangxx_roost -O2 -DCLASS -fplugin-arg-roost-explain=1 -c %s -o %t.o 2>&1 | FileCheck %s --check-prefix=CLASS
#include <unordered_map>

#ifdef CLASS
struct roost {
  static int one();
};
#elif defined(NAME)
namespace NAME {
int one();
}
#else
namespace other {
int one();
}
#endif

int proven(int N) {
  std::unordered_map<int, int> M;
  M[N] = N;
  M[N + 1] = N;
  return static_cast<int>(M.size());
}
// OTHER: map 'M' placed on the stack, {{..}} bytes
// CLASS: map 'M' not lowered
// OWN:   map 'M' placed on the stack, {{...}} bytes
