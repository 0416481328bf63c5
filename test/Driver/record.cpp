// A compilation leaves the record in the object, and nothing of it in the
// program.
//
// RUN: rm -rf %t && mkdir %t && cd %t
// RUN: %roost c++ -O2 -c %s -o a.o && %roost report a.o | FileCheck %s
// RUN: %roost c++ -O2 -flto -c %s -o lto.o && %roost report lto.o | FileCheck %s
// RUN: llvm-ar rc liba.a a.o && %roost report liba.a | FileCheck %s
// RUN: llvm-readelf -S a.o | FileCheck %s --check-prefix=SECTION
// SECTION: .roost.report {{.*}} E
//
// RUN: %roost c++ a.o -o program && %t/program
// RUN: llvm-readelf -S program | FileCheck %s --check-prefix=PROGRAM
// PROGRAM-NOT: .roost.report
//
// Without the plugin there is none.
//
// RUN: %roost c++ --no-roost -O2 -c %s -o plain.o
// RUN: not %roost report plain.o 2>&1 | FileCheck %s --check-prefix=PLAIN
// PLAIN: plain.o: carries no Roost record

#include <string>
#include <unordered_map>

// CHECK: record.cpp:[[@LINE+2]]:{{[0-9]+}}  stack  no-escape  unordered_map<int,int> seen {{.*}}in count(int)
int count(int N) {
  std::unordered_map<int, int> seen;
  for (int I = 0; I < N; ++I)
    ++seen[I % 7];
  return seen.size();
}

// A part of the program that is in another file, which may call leaks().
void elsewhere();

// CHECK: record.cpp:[[@LINE+2]]:{{[0-9]+}}  heap   returned   unordered_map<string,int> m {{.*}}in leaks()  [not lowered]
std::unordered_map<std::string, int> leaks() {
  std::unordered_map<std::string, int> m;
  m["a"] = 1;
  return m;
}

// CHECK: record.cpp:[[@LINE+1]]:{{[0-9]+}}  heap   temporary  unordered_map<string,int> <temporary> {{.*}}in main()  [not lowered]
int main() { return count(20) != 7 || leaks().size() != 1; }

// CHECK: maps: 3  lowered 1  stack 1 (33%)  heap 0  not lowered 2
