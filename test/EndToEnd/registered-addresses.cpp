// Objects that tell others their address: moving one would be seen.
//
// RUN: %same-output %s
#include <cstdio>
#include <set>
#include <unordered_map>

struct Widget;
static std::set<Widget *> All;

struct Widget {
  int N = 0;
  Widget() { All.insert(this); }
  Widget(const Widget &O) : N(O.N) { All.insert(this); }
  ~Widget() { All.erase(this); }
};

struct SelfPointing {
  int Value = 0;
  int *Place = &Value;
  SelfPointing() = default;
  SelfPointing(const SelfPointing &O) : Value(*O.Place) {}
  SelfPointing &operator=(const SelfPointing &O) {
    Value = *O.Place;
    return *this;
  }
};

struct ListLink {
  ListLink *Before = this, *After = this;
  int N = 0;
};

int main() {
  {
    std::unordered_map<int, Widget> Widgets;
    for (int I = 0; I < 100; ++I)
      Widgets[I].N = I;
    int Sum = 0;
    for (Widget *W : All)
      Sum += W->N;
    std::printf("%zu %d\n", All.size(), Sum);
    Widget *First = &Widgets[0];
    for (int I = 100; I < 1000; ++I)
      Widgets[I].N = 1;
    std::printf("%zu\n", All.count(First));
  }
  std::printf("%zu\n", All.size());

  std::unordered_map<int, SelfPointing> Selves;
  for (int I = 0; I < 300; ++I)
    Selves[I].Value = I;
  int Right = 0;
  for (auto &Entry : Selves)
    Right += Entry.second.Place == &Entry.second.Value;
  std::printf("%d\n", Right);

  // Intrusive: trivially copyable, and yet it must stay where it is.
  std::unordered_map<int, ListLink> Links;
  ListLink *Head = &Links[0];
  for (int I = 1; I < 200; ++I) {
    ListLink &L = Links[I];
    L.N = I;
    L.After = Head->After;
    L.Before = Head;
    Head->After->Before = &L;
    Head->After = &L;
  }
  int Sum = 0;
  for (ListLink *L = Head->After; L != Head; L = L->After)
    Sum += L->N;
  std::printf("%d\n", Sum);
}
