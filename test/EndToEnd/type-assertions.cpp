// Programs that look at the type of their maps.
//
// RUN: %same-output %s -- -std=c++20
#include <cstdio>
#include <string>
#include <type_traits>
#include <typeinfo>
#include <unordered_map>
#include <unordered_set>

template <class T> struct IsMap : std::false_type {};
template <class K, class V>
struct IsMap<std::unordered_map<K, V>> : std::true_type {};

template <class T> const char *kind(const T &) { return "other"; }
template <class K, class V> const char *kind(const std::unordered_map<K, V> &) {
  return "map";
}
template <class K> const char *kind(const std::unordered_set<K> &) {
  return "set";
}

template <class T>
concept Mapping = requires(T M) {
  typename T::mapped_type;
  M[typename T::key_type{}];
};

int main() {
  std::unordered_map<int, int> M;
  static_assert(std::is_same_v<decltype(M), std::unordered_map<int, int>>);
  static_assert(
      std::is_same_v<decltype(M)::value_type, std::pair<const int, int>>);

  std::unordered_map<int, char> A;
  static_assert(IsMap<decltype(A)>::value);
  A[1] = 'a';

  std::unordered_set<int> S;
  std::unordered_map<int, long> B;
  std::printf("%s %s %s\n", kind(S), kind(B), kind(1));

  std::unordered_map<int, short> C;
  std::printf("%d\n", typeid(C) == typeid(std::unordered_map<int, short>));
  std::printf("%s\n", typeid(C).name());

  std::unordered_map<int, float> D;
  static_assert(sizeof(D) == sizeof(std::unordered_map<int, float>));
  std::printf("%zu %zu\n", sizeof(D), sizeof D);

  std::unordered_map<std::string, int> E;
  static_assert(Mapping<decltype(E)>);
  static_assert(std::is_copy_constructible_v<decltype(E)>);
  static_assert(std::is_nothrow_move_constructible_v<decltype(E)>);
  static_assert(std::is_nothrow_swappable_v<decltype(E)>);
  static_assert(!std::is_trivially_copyable_v<decltype(E)>);
  E["x"]++;

  std::unordered_map<int, int> F;
  auto &&G = F;
  static_assert(std::is_same_v<decltype(G), std::unordered_map<int, int> &>);
  auto Entry = F.insert({1, 2});
  static_assert(std::is_same_v<decltype(Entry.second), bool>);
  static_assert(std::is_same_v<decltype(Entry.first), decltype(F)::iterator>);
  for (auto &Pair : F) {
    static_assert(std::is_same_v<decltype(Pair), std::pair<const int, int> &>);
    Pair.second++;
  }
  static_assert(std::is_same_v<decltype(F.size()), std::size_t>);
  static_assert(std::is_same_v<decltype(F[1]), int &>);
  static_assert(std::is_same_v<decltype(F.find(1)->first), const int>);
  std::printf("%d %zu\n", F[1], A.size() + E.size());
}
