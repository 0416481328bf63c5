// A string_view of a short string points into the element itself.
//
// RUN: %same-output %s
#include <cstdio>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

int main() {
  std::unordered_set<std::string> Pool;
  std::vector<std::string_view> Views;
  for (int I = 0; I < 300; ++I)
    Views.push_back(*Pool.insert("s" + std::to_string(I)).first);
  size_t Sum = 0;
  for (std::string_view View : Views)
    for (char C : View)
      Sum = Sum * 31 + static_cast<unsigned char>(C);
  std::printf("%zu\n", Sum);

  std::unordered_map<int, std::string> M;
  M[0] = "short";
  std::string_view View = M[0];
  const char *Text = M.at(0).c_str();
  for (int I = 1; I < 500; ++I)
    M[I] = View;
  std::printf("%s %s %s\n", Text, M[499].c_str(), std::string(View).c_str());

  struct Inline {
    char Data[16];
    const char *data() const { return Data; }
  };
  std::unordered_map<int, Inline> Inlines;
  Inlines[0] = {"inline"};
  const char *Held = Inlines[0].data();
  for (int I = 1; I < 500; ++I)
    Inlines[I] = Inline{"other"};
  std::printf("%s\n", Held);

  // A vector's own buffer does not move with the vector.
  std::unordered_map<int, std::vector<int>> Vectors;
  Vectors[0] = {1, 2, 3};
  int *Buffer = Vectors[0].data();
  for (int I = 1; I < 500; ++I)
    Vectors[I].push_back(I);
  std::printf("%d %d\n", Buffer[0], Buffer[2]);
}
