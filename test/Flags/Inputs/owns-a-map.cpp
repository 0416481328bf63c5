// A map in an object that another file looks at, and does not keep.
#include <unordered_map>

namespace {
struct Owner {
  std::unordered_map<int, int> Counts;
  int Calls = 0;
};
} // namespace

void look(const int *At);

int owned(int N) {
  Owner *O = new Owner;
  look(&O->Calls);
  int Result = static_cast<int>(O->Counts.size()) + N;
  delete O;
  return Result;
}
