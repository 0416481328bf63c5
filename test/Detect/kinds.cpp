// Each way to make a map, with its place, name, types and function.
// RUN: %clangxx_roost -O0 -std=c++17 -c %s -o %t.o -fplugin-arg-roost-lower=off
// RUN: %roost report --format=json %t.o | %python %S/Inputs/sites.py | FileCheck %s
#include <map>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

using Index = std::unordered_map<std::string, int>;
// CHECK: [[@LINE+1]]:7 global static 'global' Index => std::unordered_map<std::string, int> in {{$}}
Index global;
// CHECK-NEXT: [[@LINE+1]]:28 global static 'perThread' std::set<int> => std::set<int> in {{$}}
thread_local std::set<int> perThread;
extern Index elsewhere;
struct Holder {
  // CHECK-NEXT: [[@LINE+1]]:28 member embedded 'field' std::unordered_set<char> => std::unordered_set<char> in {{$}}
  std::unordered_set<char> field;
  // CHECK-NEXT: [[@LINE+1]]:22 element embedded 'list' std::vector<Index> => std::unordered_map<std::string, int> in {{$}}
  std::vector<Index> list;
};
namespace ns {
// CHECK-NEXT: [[@LINE+1]]:13 parameter stack 'byValue' Index => std::unordered_map<std::string, int> in ns::f(Index, const Index &)
int f(Index byValue, const Index &) {
  // CHECK-NEXT: [[@LINE+1]]:9 local stack 'local' Index => std::unordered_map<std::string, int> in ns::f(Index, const Index &)
  Index local;
  // CHECK-NEXT: [[@LINE+1]]:30 static-local static 'counts' std::map<int, long> => std::map<int, long> in ns::f(Index, const Index &)
  static std::map<int, long> counts;
  // CHECK-NEXT: [[@LINE+1]]:37 local stack 'many' std::unordered_multimap<int, int> => std::unordered_multimap<int, int>
  std::unordered_multimap<int, int> many;
  // CHECK-NEXT: [[@LINE+1]]:15 new heap 'raw' Index => std::unordered_map<std::string, int>
  auto *raw = new Index;
  // CHECK-NEXT: [[@LINE+1]]:16 make_unique heap 'owned' Index => std::unordered_map<std::string, int>
  auto owned = std::make_unique<Index>();
  // CHECK-NEXT: [[@LINE+1]]:17 make_shared heap 'shared' Index => std::unordered_map<std::string, int>
  auto shared = std::make_shared<Index>();
  // CHECK-NEXT: [[@LINE+1]]:9 element embedded 'array' Index[3] => std::unordered_map<std::string, int>
  Index array[3];
  // CHECK-NEXT: [[@LINE+1]]:11 temporary stack '' Index => std::unordered_map<std::string, int>
  local = Index{{"a", 1}};
  delete raw;
  // CHECK-NEXT: [[@LINE+1]]:12 temporary stack '' Index => std::unordered_map<std::string, int>
  return f(std::move(local), byValue) + array[0].size();
}
} // namespace ns
// CHECK-NEXT: {{.*}}in lambda in g()
int g() {
  auto h = [] {
    std::unordered_set<int> s;
    return s.size();
  };
  return h();
}
// CHECK-NOT: elsewhere
