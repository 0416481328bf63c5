// The other file of link-time-optimization.test.
#include <cstdio>

static int Seen;
void look(const int *At) { Seen += At != nullptr; }

int owned(int N);
int main() { std::printf("owned %d, seen %d\n", owned(20), Seen); }
