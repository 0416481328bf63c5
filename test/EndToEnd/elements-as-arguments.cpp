// Pointers into elements as arguments, beside others that insert.
//
// RUN: %same-output %s
#include <algorithm>
#include <array>
#include <cstdio>
#include <cstring>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

struct Small {
  char Text[12] = "small";
  const char *text() const { return Text; }
  Small &self() { return *this; }
  Small &&moved() { return static_cast<Small &&>(*this); }
};

size_t lengths(const char *A, const char *B) {
  return std::strlen(A) * 100 + std::strlen(B);
}
int total(std::initializer_list<const int *> Places) {
  int Sum = 0;
  for (const int *Place : Places)
    Sum += *Place;
  return Sum;
}

int main() {
  std::unordered_map<int, std::string> M;
  char Buffer[100];
  size_t Sum = 0;
  for (int I = 0; I < 100; ++I) {
    M[I] = std::to_string(I);
    std::snprintf(Buffer, sizeof Buffer, "%s/%s", M[I].c_str(),
                  M[I + 1000].c_str());
    Sum += std::strlen(Buffer);
    Sum += lengths(M[I].data(), M[I + 2000].data());
    Sum += std::string_view(M[I]).compare(std::string_view(M[I + 3000])) > 0;
    Sum += std::string(M[I].begin(), M[I].end()).size() + M[I + 4000].size();
    Sum += std::equal(M[I].begin(), M[I].end(), M[I + 5000].begin(),
                      M[I + 5000].end());
  }
  std::printf("%zu %zu\n", Sum, M.size());

  std::unordered_map<int, Small> S;
  for (int I = 0; I < 100; ++I) {
    const char *Text = S[I].text();
    Sum += lengths(Text, S[I + 1000].self().self().text());
    Small &Self = S[I].self().self();
    Small &&Moved = S[I].moved();
    S[I + 2000];
    Self.Text[0] = 'S';
    Moved.Text[1] = 'M';
    Sum += S[I].Text[0] + S[I].Text[1];
  }
  std::printf("%zu\n", Sum);

  std::unordered_map<int, int> N;
  for (int I = 0; I < 50; ++I)
    N[I] = I;
  Sum = total({&N[1], &N[1000], &N[1001], &N[1002], &N[2]});
  std::vector<int *> Places{&N[3], &N[2000], &N[2001]};
  Sum += *Places[0];
  int *Array[] = {&N[4], &N[3000], &N[3001]};
  Sum += *Array[0];
  std::printf("%zu %d\n", Sum, std::min({N[5], N[4000] + 9, N[4001] + 9}));

  std::unordered_map<int, std::array<int, 4>> A;
  int *Inside = A[0].data();
  auto Begin = A[0].begin();
  for (int I = 1; I < 200; ++I)
    A[I][1] = Inside[1] + I;
  Inside[2] = 7;
  std::printf("%d %d %d\n", A[0][2], A[199][1], Begin[2]);

  std::unordered_map<int, std::unique_ptr<Small>> P;
  P[0] = std::make_unique<Small>();
  Small *Pointee = P[0].get();
  auto &Owner = P[0];
  for (int I = 1; I < 200; ++I)
    P[I] = std::make_unique<Small>(*Pointee);
  std::printf("%s %d\n", P[199]->Text, Owner.get() == Pointee);

  std::unordered_set<std::string> Set{"a"};
  const std::string &Key = *Set.begin();
  for (int I = 0; I < 200; ++I)
    Set.insert(Key + std::to_string(I));
  std::printf("%s %zu\n", Key.c_str(), Set.size());
}
