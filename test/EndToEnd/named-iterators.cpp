// Iterators, pairs and value types spelled out.
//
// RUN: %same-output %s
#include <algorithm>
#include <cstdio>
#include <iterator>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

int main() {
  std::unordered_map<int, std::string> M;
  for (int I = 0; I < 50; ++I)
    M[I] = std::string(I % 5, 'x');
  size_t Sum = 0;
  for (std::unordered_map<int, std::string>::iterator It = M.begin();
       It != M.end(); ++It)
    Sum += It->second.size();
  for (std::unordered_map<int, std::string>::const_iterator It = M.cbegin();
       It != M.cend(); It++)
    Sum += (*It).first;
  std::pair<std::unordered_map<int, std::string>::iterator, bool> Result =
      M.insert({100, "new"});
  Sum += Result.second + Result.first->second.size();
  const std::pair<const int, std::string> &Entry = *M.find(100);
  Sum += Entry.first;
  for (const std::pair<const int, std::string> &E : M)
    Sum += E.second.size();
  // A copy of each entry: the key's const is missing.
  for (const std::pair<int, std::string> &E : M)
    Sum += E.second.size();
  std::unordered_map<int, std::string>::value_type Value(200, "two hundred");
  M.insert(Value);
  std::unordered_map<int, std::string>::size_type Size = M.size();
  std::unordered_map<int, std::string>::difference_type Far =
      std::distance(M.begin(), M.end());
  std::printf("%zu %zu %td\n", Sum, Size, Far);

  auto Found = std::find_if(M.begin(), M.end(), [](const auto &E) {
    return E.second == "two hundred";
  });
  std::printf("%d\n", Found->first);
  std::vector<int> Keys;
  std::transform(
      M.begin(), M.end(), std::back_inserter(Keys),
      [](const std::pair<const int, std::string> &E) { return E.first; });
  std::sort(Keys.begin(), Keys.end());
  std::printf("%d %d\n", Keys.front(), Keys.back());

  std::unordered_set<int> S(Keys.begin(), Keys.end());
  std::unordered_set<int>::iterator Place = S.find(7);
  std::unordered_set<int>::const_iterator Same = Place;
  std::printf("%d %d\n", *Place, Same == Place);
  std::vector<int> Copied;
  std::copy_if(S.begin(), S.end(), std::inserter(Copied, Copied.end()),
               [](int K) { return K > 100; });
  std::printf("%zu\n", Copied.size());
  std::unordered_set<int> Target;
  std::copy(Keys.begin(), Keys.end(), std::inserter(Target, Target.end()));
  std::printf("%d\n", Target == S);
  using Category = std::iterator_traits<
      std::unordered_set<int>::iterator>::iterator_category;
  static_assert(std::is_base_of_v<std::forward_iterator_tag, Category>);
}
