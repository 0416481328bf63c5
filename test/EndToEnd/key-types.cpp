// Keys of all sorts: enumerations, pointers, views, floating point with its
// zeros and NaNs, booleans, wide characters, pairs, const members.
//
// RUN: %same-output --levels=O0,O2 %s
#include <bitset>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <typeindex>
#include <unordered_map>
#include <unordered_set>
#include <vector>

enum class Color : unsigned char { Red, Green, Blue };
enum Plain { P0, P1 };
struct PairHash {
  size_t operator()(const std::pair<int, int> &P) const {
    return std::hash<long>()(static_cast<long>(P.first) * 1000003 + P.second);
  }
};

int main() {
  std::unordered_map<Color, int> Colors;
  ++Colors[Color::Red], ++Colors[Color::Blue], ++Colors[Color::Red];
  std::unordered_map<Plain, int> Plains{{P0, 1}};
  Plains[P1] = 2;
  std::printf("%zu %d %d\n", Colors.size(), Colors[Color::Red], Plains[P1]);

  int Array[50];
  std::unordered_map<int *, int> Pointers;
  for (int &Element : Array)
    Pointers[&Element] = 1;
  std::unordered_set<const void *> Opaque{Array, nullptr, Array + 1, Array};
  std::printf("%zu %zu\n", Pointers.size(), Opaque.size());

  std::unordered_map<double, int> Doubles;
  Doubles[0.0] = 1;
  Doubles[-0.0] += 2;
  Doubles[std::nan("")] = 1;
  Doubles[std::nan("")] = 1;
  Doubles[1e300] = 1;
  std::printf("%zu %d %zu\n", Doubles.size(), Doubles[0.0],
              Doubles.count(std::nan("")));

  std::unordered_map<bool, int> Bools;
  for (int I = 0; I < 10; ++I)
    ++Bools[I % 3 == 0];
  std::unordered_set<wchar_t> Wide{L'a', L'b', L'a'};
  std::unordered_set<std::uint64_t> Large{0, ~0ull, 1ull << 63};
  std::unordered_map<signed char, int> Signed;
  for (int I = -128; I < 128; ++I)
    Signed[static_cast<signed char>(I)]++;
  std::printf("%d %zu %zu %zu\n", Bools[true], Wide.size(), Large.size(),
              Signed.size());

  std::unordered_map<std::pair<int, int>, int, PairHash> Grid;
  for (int I = 0; I < 100; ++I)
    Grid[{I % 7, I % 11}]++;
  std::printf("%zu\n", Grid.size());

  std::unordered_set<std::string_view> Views{"a", "b", std::string_view("a")};
  std::unordered_map<std::type_index, int> Types;
  Types[typeid(int)] = 1;
  Types[typeid(long)] = 2;
  std::unordered_set<std::optional<int>> Maybe{1, std::nullopt, 1};
  std::unordered_set<std::bitset<70>> Bits{1, 2, 1};
  std::unordered_set<std::vector<bool>> Flags{{true}, {false}, {true}};
  std::unordered_map<std::thread::id, int> Ids;
  ++Ids[std::this_thread::get_id()];
  auto Shared = std::make_shared<int>(1);
  std::unordered_set<std::shared_ptr<int>> Pool{Shared, Shared, nullptr};
  std::printf("%zu %zu %zu %zu %zu %zu %zu %ld\n", Views.size(), Types.size(),
              Maybe.size(), Bits.size(), Flags.size(), Ids.size(), Pool.size(),
              Shared.use_count());
}
