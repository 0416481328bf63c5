// Checks a file of orders, one "key=value;key=value" record a line, and prints
// what is wrong with it, the turnover of each item and of each carrier.
//
//   orders orders.txt [rounds]
#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

enum class Problem { None, Twice, Missing, Unknown };

struct Order {
  std::string_view Id, Item, Carrier;
  int Count = 0;
  int Price = 0;
};

static int number(std::string_view Text) {
  int Value = 0;
  std::from_chars(Text.data(), Text.data() + Text.size(), Value);
  return Value;
}

// One record has some ten fields: they go through a map of their own.
static Problem parse(std::string_view Line, Order &Result) {
  std::unordered_map<std::string_view, std::string_view> Fields;
  while (!Line.empty()) {
    std::string_view Field = Line.substr(0, Line.find(';'));
    Line.remove_prefix(std::min(Line.size(), Field.size() + 1));
    size_t Equal = Field.find('=');
    if (Equal == std::string_view::npos)
      return Problem::Unknown;
    if (!Fields.emplace(Field.substr(0, Equal), Field.substr(Equal + 1)).second)
      return Problem::Twice;
  }
  for (std::string_view Key : {"id", "item", "count", "price"})
    if (Fields.find(Key) == Fields.end())
      return Problem::Missing;

  Result.Id = Fields["id"];
  Result.Item = Fields["item"];
  Result.Count = number(Fields["count"]);
  Result.Price = number(Fields["price"]);
  if (auto It = Fields.find("carrier"); It != Fields.end())
    Result.Carrier = It->second;
  else
    Result.Carrier = "none";
  return Problem::None;
}

struct Totals {
  std::unordered_map<std::string_view, long> ByItem;
  std::unordered_map<std::string_view, long> ByCarrier;
  std::unordered_set<std::string_view> Ids;
  int Problems[4] = {};
};

static void add(Totals &T, const Order &O) {
  const long Value = static_cast<long>(O.Count) * O.Price;
  T.ByItem[O.Item] += Value;
  T.ByCarrier[O.Carrier] += Value;
  T.Ids.insert(O.Id);
}

static Totals sumUp(std::string_view File) {
  Totals Result;
  while (!File.empty()) {
    std::string_view Line = File.substr(0, File.find('\n'));
    File.remove_prefix(std::min(File.size(), Line.size() + 1));
    Order O;
    Problem P = parse(Line, O);
    ++Result.Problems[static_cast<int>(P)];
    if (P == Problem::None)
      add(Result, O);
  }
  return Result;
}

static void
printSorted(const char *Title,
            const std::unordered_map<std::string_view, long> &Sums) {
  std::vector<std::pair<long, std::string_view>> Sorted;
  for (const auto &[Name, Sum] : Sums)
    Sorted.emplace_back(Sum, Name);
  std::sort(Sorted.begin(), Sorted.end(), [](const auto &A, const auto &B) {
    return A.first != B.first ? A.first > B.first : A.second < B.second;
  });
  std::printf("%s (%zu):\n", Title, Sorted.size());
  for (size_t I = 0; I < 6 && I < Sorted.size(); ++I)
    std::printf("  %-10.*s %9ld\n", static_cast<int>(Sorted[I].second.size()),
                Sorted[I].second.data(), Sorted[I].first);
}

int main(int Argc, char **Argv) {
  if (Argc < 2) {
    std::fprintf(stderr, "usage: orders ORDERS [ROUNDS]\n");
    return 2;
  }
  std::ifstream In(Argv[1]);
  if (!In) {
    std::fprintf(stderr, "orders: cannot read '%s'\n", Argv[1]);
    return 1;
  }
  std::stringstream Whole;
  Whole << In.rdbuf();
  const std::string File = Whole.str();
  const int Rounds = Argc > 2 ? std::atoi(Argv[2]) : 1;

  Totals T;
  for (int Round = 0; Round < Rounds; ++Round)
    T = sumUp(File);

  std::printf("%zu orders, %d with a field twice, %d with one missing\n",
              T.Ids.size(), T.Problems[static_cast<int>(Problem::Twice)],
              T.Problems[static_cast<int>(Problem::Missing)]);
  printSorted("items", T.ByItem);
  printSorted("carriers", T.ByCarrier);
  return 0;
}
