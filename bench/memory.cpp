//===- memory.cpp - One contender's bytes
//-----------------------------------===//
//
// No arguments go in. Comes out: one line for each of
//   sizeof                 the bytes of an empty table's object
//   1, 8, 64, 1M           bytes for one entry in tables of so many entries
//   least, mean, most      the same for 1.05 to 2.1 million, one growing table
//   peak                   the most while it grows, at any moment
//   resident               by the kernel's count at 1M, to compare
// for 8-byte keys and values, the table's own object included.
//
// Counted are blocks of operator new, with what malloc adds to them, and those
// pages of a table's own mappings that are in memory: reserved addresses cost
// nothing. So this program has an operator new and an mmap of its own. malloc
// itself does not call that mmap, so nothing is counted twice.
//
//===----------------------------------------------------------------------===//
#include "Contenders.h"
#include "Keys.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <malloc.h>
#include <map>
#include <new>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <vector>

namespace bench {
namespace {

constexpr std::size_t kPage = 4096;

/// What the table has of memory, and the most it ever had.
struct Account {
  std::size_t Blocks = 0; ///< Bytes, with eight more for each block.
  std::size_t Most = 0;   ///< The most since the last look.
};
Account Mine;

/// Mappings by their addresses. The list itself is in malloc's memory.
template <class T> struct Uncounted {
  using value_type = T;
  Uncounted() = default;
  template <class U> Uncounted(const Uncounted<U> &) {}
  T *allocate(std::size_t N) {
    return static_cast<T *>(std::malloc(N * sizeof(T)));
  }
  void deallocate(T *Memory, std::size_t) { std::free(Memory); }
  bool operator==(const Uncounted &) const { return true; }
};
using Mappings =
    std::map<std::uintptr_t, std::size_t, std::less<>,
             Uncounted<std::pair<const std::uintptr_t, std::size_t>>>;
Mappings &mappings() {
  static Mappings All;
  return All;
}

/// Bytes of mappings that are in memory.
std::size_t mappedBytes() {
  static unsigned char Pages[16384];
  std::size_t Count = 0;
  for (auto [Begin, Size] : mappings())
    for (std::size_t At = 0; At < Size; At += sizeof Pages * kPage) {
      const std::size_t Part = std::min(Size - At, sizeof Pages * kPage);
      if (mincore(reinterpret_cast<void *>(Begin + At), Part, Pages) != 0)
        continue;
      for (std::size_t I = 0; I != (Part + kPage - 1) / kPage; ++I)
        Count += Pages[I] & 1;
    }
  return Count * kPage;
}

std::size_t bytesNow() { return Mine.Blocks + mappedBytes(); }

void look() { Mine.Most = std::max(Mine.Most, bytesNow()); }

void *countedBlock(std::size_t Size, std::size_t Align) {
  void *Memory = Align > alignof(std::max_align_t)
                     ? std::aligned_alloc(Align, (Size + Align - 1) & -Align)
                     : std::malloc(Size);
  if (!Memory)
    std::abort();
  Mine.Blocks += malloc_usable_size(Memory) + 8;
  if (Size >= kPage)
    look();
  return Memory;
}

void freeBlock(void *Memory) noexcept {
  if (!Memory)
    return;
  Mine.Blocks -= malloc_usable_size(Memory) + 8;
  std::free(Memory);
}

/// A range of addresses is no mapping any more, perhaps in part.
void forget(std::uintptr_t Begin, std::size_t Size) {
  const std::uintptr_t End = Begin + Size;
  Mappings &All = mappings();
  auto It = All.upper_bound(Begin);
  if (It != All.begin())
    --It;
  while (It != All.end() && It->first < End) {
    const auto [Start, Length] = *It;
    if (Start + Length <= Begin) {
      ++It;
      continue;
    }
    It = All.erase(It);
    if (Start < Begin)
      All.emplace(Start, Begin - Start);
    if (Start + Length > End)
      All.emplace(End, Start + Length - End);
  }
}

} // namespace
} // namespace bench

void *operator new(std::size_t Size) {
  return bench::countedBlock(Size, alignof(std::max_align_t));
}
void *operator new(std::size_t Size, std::align_val_t Align) {
  return bench::countedBlock(Size, static_cast<std::size_t>(Align));
}
void operator delete(void *Memory) noexcept { bench::freeBlock(Memory); }
void operator delete(void *Memory, std::size_t) noexcept {
  bench::freeBlock(Memory);
}
void operator delete(void *Memory, std::align_val_t) noexcept {
  bench::freeBlock(Memory);
}
void operator delete(void *Memory, std::size_t, std::align_val_t) noexcept {
  bench::freeBlock(Memory);
}

extern "C" {

void *mmap(void *Where, std::size_t Size, int Protection, int Flags, int File,
           off_t Offset) noexcept {
  const long Result =
      syscall(SYS_mmap, Where, Size, Protection, Flags, File, Offset);
  void *Memory = reinterpret_cast<void *>(Result);
  if (Memory != MAP_FAILED) {
    bench::forget(reinterpret_cast<std::uintptr_t>(Memory), Size);
    bench::mappings().emplace(reinterpret_cast<std::uintptr_t>(Memory), Size);
  }
  return Memory;
}

int munmap(void *Memory, std::size_t Size) noexcept {
  bench::look();
  bench::forget(reinterpret_cast<std::uintptr_t>(Memory), Size);
  return static_cast<int>(syscall(SYS_munmap, Memory, Size));
}

int madvise(void *Memory, std::size_t Size, int Advice) noexcept {
  bench::look();
  return static_cast<int>(syscall(SYS_madvise, Memory, Size, Advice));
}

} // extern "C"

namespace bench {
namespace {

using Table = Map<Number, Number>;

void print(const char *Name, double Bytes) {
  std::printf("%s %.6g\n", Name, Bytes);
}

std::size_t residentBytes() {
  std::size_t Total = 0, Resident = 0;
  if (std::FILE *File = std::fopen("/proc/self/statm", "r")) {
    if (std::fscanf(File, "%zu %zu", &Total, &Resident) != 2)
      Resident = 0;
    std::fclose(File);
  }
  return Resident * kPage;
}

/// Bytes for one entry in tables of `Size` entries, averaged over many.
double bytesInSmall(std::size_t Size) {
  constexpr std::size_t kTables = 1024;
  std::vector<Table> Tables(kTables);
  const std::size_t Before = bytesNow();
  for (std::size_t T = 0; T != kTables; ++T)
    for (std::size_t I = 0; I != Size; ++I)
      Tables[T].try_emplace(randomNumber(T * Size + I), I);
  const std::size_t Own = bytesNow() - Before + kTables * sizeof(Table);
  return static_cast<double>(Own) / static_cast<double>(kTables * Size);
}

void growToMillions() {
  constexpr std::size_t kFrom = 1050000, kTo = 2100000, kSteps = 200;
  const std::size_t Before = bytesNow(), ResidentBefore = residentBytes();
  Table Growing;
  std::vector<double> Seen;
  double Peak = 0;
  for (std::size_t I = 0; I != kTo; ++I) {
    const std::size_t Entries = I + 1;
    Mine.Most = 0;
    Growing.try_emplace(randomNumber(I), I);
    const auto each = [&](std::size_t Bytes) {
      return static_cast<double>(Bytes - Before + sizeof(Table)) /
             static_cast<double>(Entries);
    };
    if (Entries == 1 << 20) {
      print("1M", each(bytesNow()));
      print("resident",
            static_cast<double>(residentBytes() - ResidentBefore) / Entries);
    }
    if (Entries < kFrom)
      continue;
    if (Entries % ((kTo - kFrom) / kSteps) == 0) {
      Seen.push_back(each(bytesNow()));
      look();
    }
    if (Mine.Most > Before)
      Peak = std::max(Peak, each(Mine.Most));
  }
  double Sum = 0;
  for (double One : Seen)
    Sum += One;
  print("least", *std::min_element(Seen.begin(), Seen.end()));
  print("mean", Sum / static_cast<double>(Seen.size()));
  print("most", *std::max_element(Seen.begin(), Seen.end()));
  print("peak", Peak);
}

} // namespace
} // namespace bench

int main() {
  using namespace bench;
  print("sizeof", sizeof(Table));
  growToMillions(); // First: its resident bytes are a new process's.
  print("1", bytesInSmall(1));
  print("8", bytesInSmall(8));
  print("64", bytesInSmall(64));
}
