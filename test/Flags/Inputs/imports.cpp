#include <cstdio>
#include <unordered_map>
import numbers;
int main() {
  std::unordered_map<int, int> M{{1, square(7)}};
  std::printf("%d\n", M[1]);
}
