// The other file of link-time-optimization.test and facts-of-other-files.test.
#include <cstdio>

static int Seen;
#ifdef KEEPS
const int *Kept;
void look(const int *At) { Seen += (Kept = At) != nullptr; }
#else
void look(const int *At) { Seen += At != nullptr; }
#endif

int owned(int N);
int main() { std::printf("owned %d, seen %d\n", owned(20), Seen); }
