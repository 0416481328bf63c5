// The address of a map: compared, kept, turned into a number, copied through.
//
// RUN: %same-output %s
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <functional>
#include <memory>
#include <unordered_map>
#include <unordered_set>

struct View {
  const std::unordered_map<int, int> *M;
  int at(int Key) const { return M->at(Key); }
};
static const void *Last;
static void remember(const void *P) { Last = P; }

int main() {
  std::unordered_map<int, int> A{{1, 10}}, B{{1, 20}};
  std::unordered_map<int, int> *Chosen = &A;
  for (int I = 0; I < 3; ++I)
    Chosen = Chosen == &A ? &B : &A;
  std::printf("%d\n", (*Chosen)[1]);
  View V{&A};
  A[2] = 5;
  std::printf("%d\n", V.at(2));
  remember(&A);
  std::printf("%d %d\n", Last == &A, Last == std::addressof(B));
  std::unordered_set<const std::unordered_map<int, int> *> Known{&A, &B, &A};
  std::printf("%zu\n", Known.size());
  auto Number = reinterpret_cast<std::uintptr_t>(&A);
  std::printf("%zu\n",
              reinterpret_cast<std::unordered_map<int, int> *>(Number)->size());
  std::unordered_map<int, int> &Ref = *Chosen;
  Ref[9] = 9;
  auto &Other = Ref;
  Other[8] = 8;
  std::printf("%zu\n", Chosen->size());
  std::unordered_map<int, int> *Array[] = {&A, &B};
  for (auto *Each : Array)
    (*Each)[100] = 1;
  std::printf("%zu %zu\n", A.size(), B.size());
  auto Size = &std::unordered_map<int, int>::size;
  std::printf("%zu\n", (A.*Size)());
  auto Bound = std::mem_fn(&std::unordered_map<int, int>::empty);
  std::printf("%d\n", Bound(B));
}
