// Maps in function templates, class templates, with dependent types.
//
// RUN: %same-output %s
#include <cstdio>
#include <string>
#include <type_traits>
#include <unordered_map>
#include <unordered_set>
#include <vector>

template <class T> size_t distinct(const std::vector<T> &Items) {
  std::unordered_set<T> Seen;
  for (const T &Item : Items)
    Seen.insert(Item);
  return Seen.size();
}

template <class Key, class Value> struct Counter {
  std::unordered_map<Key, Value> Counts;
  void add(const Key &K) { ++Counts[K]; }
  Value most() const {
    Value Best{};
    for (const auto &[K, V] : Counts)
      if (V > Best)
        Best = V;
    return Best;
  }
};

template <template <class...> class Map> int generic() {
  Map<int, int> M;
  for (int I = 0; I < 100; ++I)
    M[I % 11] += I;
  return M[4];
}

template <class T> int constant(T Number) {
  std::unordered_map<int, T> M;
  M[1] = Number;
  if constexpr (std::is_integral_v<T>)
    return static_cast<int>(M[1] + 1);
  else
    return static_cast<int>(M[1] * 2);
}

template <class... Ts> size_t all(Ts... Items) {
  std::unordered_set<std::common_type_t<Ts...>> S{Items...};
  return S.size();
}

template <int N> int fixed() {
  std::unordered_map<int, int> M;
  for (int I = 0; I < N; ++I)
    M[I * I % N]++;
  return static_cast<int>(M.size());
}

int main() {
  std::printf("%zu %zu\n", distinct(std::vector<int>{1, 2, 1}),
              distinct(std::vector<std::string>{"a", "b", "a", "c"}));
  Counter<char, int> C;
  for (char Letter : std::string("mississippi"))
    C.add(Letter);
  std::printf("%d\n", C.most());
  std::printf("%d\n", generic<std::unordered_map>());
  std::printf("%d %d\n", constant(20), constant(2.5));
  std::printf("%zu\n", all(1, 2L, 3, 1));
  std::printf("%d %d\n", fixed<10>(), fixed<97>());
  auto Generic = [](auto Key, auto Value) {
    std::unordered_map<decltype(Key), decltype(Value)> M;
    M[Key] = Value;
    M[Key] += Value;
    return M[Key];
  };
  std::printf("%d %s\n", Generic(1, 2), Generic('x', std::string("y")).c_str());
}
