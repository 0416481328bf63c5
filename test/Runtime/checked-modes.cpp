// When tables are checked, and what becomes of files that disagree.
// DEFINE: %{cxx} = %clangxx -std=c++17 -I%include %s
//
// Checks are on in debug builds, off with optimization or NDEBUG, and as
// ROOST_CHECKED says.
// RUN: %{cxx} -fsyntax-only -DIS=1
// RUN: %{cxx} -fsyntax-only -DIS=0 -O1
// RUN: %{cxx} -fsyntax-only -DIS=0 -DNDEBUG
// RUN: %{cxx} -fsyntax-only -DIS=1 -O2 -DNDEBUG -DROOST_CHECKED=1
// RUN: %{cxx} -fsyntax-only -DIS=0 -DROOST_CHECKED=0
//
// A table passed from a file with checks to one without does not link.
// RUN: %{cxx} -c -DUSER -DROOST_CHECKED=1 -o %t.user.o
// RUN: %{cxx} -c -DPROVIDER -DROOST_CHECKED=0 -o %t.without.o
// RUN: %{cxx} -c -DPROVIDER -DROOST_CHECKED=1 -o %t.with.o
// RUN: not %clangxx %t.user.o %t.without.o -o %t 2>&1 | FileCheck %s
// CHECK: undefined reference to `provide(roost::unordered_map<{{.*}}roost::checked>&)'
// RUN: %clangxx %t.user.o %t.with.o -o %t
// RUN: not --crash %t 2>&1 | FileCheck %s --check-prefix=MISUSE
// MISUSE: roost::unordered_map: dereference: the element of this iterator was erased
#include "roost/lowered.h"
#include "roost/unordered_map.h"

using Map = roost::unordered_map<int, int>;
void provide(Map &To);

#if defined(IS)
static_assert(std::is_same<roost::default_checks, roost::checked>::value == IS);
// Lowered tables never are, and are none that a program can write.
template <class Table> struct ChecksOf;
template <class K, class V, class H, class E, class A, class Checks>
struct ChecksOf<roost::unordered_flat_map<K, V, H, E, A, Checks>> {
  using Type = Checks;
};
using Lowered = ChecksOf<roost::lowered<std::unordered_map<int, int>>>::Type;
static_assert(!Lowered::kChecked);
static_assert(!std::is_same<Lowered, roost::unchecked>::value);
#elif defined(PROVIDER)
void provide(Map &To) { To[1] = 2; }
#else
int main() {
  Map Table;
  provide(Table);
  auto It = Table.begin();
  Table.erase(It);
  return It->second;
}
#endif
