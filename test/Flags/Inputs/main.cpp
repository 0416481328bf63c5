#include <cstdio>
#include <unordered_map>
extern "C" int inC(int);
#ifdef ASSEMBLER
extern "C" int inAssembler();
#else
static int inAssembler() { return 40; }
#endif
int other(int);
int main() {
  std::unordered_map<int, int> M{{1, other(20)}};
  M[2] = inC(4) + inAssembler();
  std::printf("%d %d\n", M[1], M[2]);
}
