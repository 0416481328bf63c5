//===- Storage.cpp - First storage for tests ------------------------------===//
#include "Storage.h"
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <vector>

namespace {

struct Piece {
  unsigned char *Begin;
  std::size_t Bytes;
};
struct State {
  std::mutex Lock;
  std::vector<Piece> Pieces;
  bool Giving = false;
  std::size_t Extra = 0;
  std::size_t Exactly = 0;
  std::size_t Asked = 0;
};
State &state() {
  static State The;
  return The;
}

} // namespace

extern "C" void *roostTestStorage(void *, std::size_t Bytes, std::size_t Align,
                                  std::size_t) noexcept {
  State &S = state();
  std::lock_guard<std::mutex> Hold(S.Lock);
  ++S.Asked;
  if (!S.Giving)
    return nullptr;
  const std::size_t Given =
      S.Exactly ? S.Exactly : (Bytes + S.Extra + Align - 1) / Align * Align;
  void *Aligned = nullptr;
  if (posix_memalign(&Aligned, Align, Given) != 0)
    std::abort();
  auto *Memory = static_cast<unsigned char *>(Aligned);
  std::memset(Memory, 0xee, Given);
  std::memcpy(Memory, &Given, sizeof Given);
  S.Pieces.push_back({Memory, Given});
  return Memory;
}

namespace roosttest {

StorageScope::StorageScope(std::size_t Extra) {
  state().Extra = Extra;
  state().Exactly = 0;
  state().Asked = 0;
  state().Giving = true;
}
StorageScope::~StorageScope() {
  State &S = state();
  for (Piece P : S.Pieces)
    std::free(P.Begin);
  S.Pieces.clear();
  S.Giving = false;
}
void StorageScope::exactly(std::size_t Bytes) noexcept {
  state().Exactly = Bytes;
}
void StorageScope::give(bool Answer) noexcept { state().Giving = Answer; }
std::size_t StorageScope::asked() const noexcept { return state().Asked; }
bool StorageScope::holds(const void *Address) noexcept {
  const auto *At = static_cast<const unsigned char *>(Address);
  for (Piece P : state().Pieces)
    if (At >= P.Begin && At < P.Begin + P.Bytes)
      return true;
  return false;
}

} // namespace roosttest
