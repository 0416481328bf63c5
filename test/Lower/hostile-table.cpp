// `-fplugin-arg-roost-table=hostile`: the same maps are lowered, to a table of
// another name, so objects with and without it go into one program. User macros
// don't reach the header.
// RUN: %clangxx_roost -O1 -std=c++17 -c %s -o %t.flat.o -DWITH_OTHER -fplugin-arg-roost-explain=1 2> %t.flat
// RUN: %clangxx_roost -O1 -std=c++17 -c %s -o %t.hostile.o -DNAME=other -fplugin-arg-roost-table=hostile -fplugin-arg-roost-explain=1 2> %t.hostile
// RUN: diff %t.flat %t.hostile
// RUN: FileCheck %s --check-prefix=SAID --input-file=%t.hostile
// RUN: llvm-nm -C %t.flat.o | FileCheck %s --check-prefix=FLAT
// RUN: llvm-nm -C %t.hostile.o | FileCheck %s --check-prefix=HOSTILE
// RUN: %clangxx %t.flat.o %t.hostile.o -o %t && %t | FileCheck %s
// RUN: not %clangxx_roost -c %s -o %t.o -fplugin-arg-roost-table=soft 2>&1 | FileCheck %s --check-prefix=WRONG
// RUN: %same-output --lowered=2 %s
// FLAT-NOT: HostileAllocator
// FLAT: roost::detail::
// HOSTILE: roost::detail::{{.*}}HostileAllocator
// WRONG: error: roost: option 'table' does not take 'soft'; it takes hostile or flat
// CHECK: other 99 7
// CHECK-NEXT: main 99 7
#include <cstdio>
#include <string>
#include <unordered_map>
#include <unordered_set>
#define hostile lowered
#define Hostile int
#define Watched "nobody"
#define allocator 7

int other();
#ifndef NAME
#define NAME main
#endif

int NAME() {
#ifdef WITH_OTHER
  other();
#endif
  // SAID-DAG: [[@LINE+1]]:{{.*'squares' (placed|kept|does)}}
  std::unordered_map<int, std::string> squares;
  // SAID-DAG: [[@LINE+1]]:{{.*'digits' (placed|kept|does)}}
  std::unordered_set<char> digits;
  for (int i = 0; i < 100; ++i)
    squares[i] = std::to_string(i * i);
  std::unordered_map<int, std::string>::iterator it = squares.begin();
  it = squares.erase(squares.find(50));
  for (char c : squares.at(44) + squares.at(25) + squares.at(38))
    digits.insert(c);
  std::printf("%s %zu %zu\n", __func__, squares.size(), digits.size());
  return 0;
}
