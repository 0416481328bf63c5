// Maps with an allocator of the program's own, or of std::pmr.
//
// RUN: %same-output %s
#include <cstdio>
#include <cstdlib>
#include <memory_resource>
#include <new>
#include <unordered_map>
#include <unordered_set>

static int Live;

template <class T> struct Counting {
  using value_type = T;
  Counting() = default;
  template <class U> Counting(const Counting<U> &) {}
  T *allocate(size_t N) {
    ++Live;
    return static_cast<T *>(::operator new(N * sizeof(T)));
  }
  void deallocate(T *P, size_t) {
    --Live;
    ::operator delete(P);
  }
  bool operator==(const Counting &) const { return true; }
  bool operator!=(const Counting &) const { return false; }
};

int main() {
  {
    std::unordered_map<int, int, std::hash<int>, std::equal_to<int>,
                       Counting<std::pair<const int, int>>>
        M;
    for (int I = 0; I < 100; ++I)
      M[I] = I;
    std::printf("%d\n", Live >= 100);
  }
  std::printf("%d\n", Live);

  char Buffer[8192];
  std::pmr::monotonic_buffer_resource Pool(Buffer, sizeof Buffer,
                                           std::pmr::null_memory_resource());
  std::pmr::unordered_map<int, int> P(&Pool);
  for (int I = 0; I < 50; ++I)
    P[I] = I;
  std::printf("%zu %d\n", P.size(),
              reinterpret_cast<char *>(&P[7]) >= Buffer &&
                  reinterpret_cast<char *>(&P[7]) < Buffer + sizeof Buffer);
  std::unordered_set<int> S;
  S.insert(1);
  auto A = S.get_allocator();
  int *One = A.allocate(1);
  A.deallocate(One, 1);
  std::printf("%zu\n", S.size());
}
