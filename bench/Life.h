//===- Life.h - The workloads on one kind of map
//----------------------------===//
//
// A life is a few thousand small tables or one large one, filled with the same
// entries for every contender and then put through the workloads in the order
// below. What is taken is the thread's CPU time for one entry.
//
//   insert          into empty tables, growing
//   hit, miss       finding keys that are there and keys that are not
//   mixed           both in random order, half and half
//   latency         hits, each of which has to wait for the one before
//   iterate         summing up the values
//   copy, destroy   copying full tables, destroying the copies
//   churn           erasing one entry and inserting another at constant size
//   churned_hit, churned_miss     hit and miss after that
//   refill          clearing full tables and inserting everything again
//   reserved        inserting into tables that were told how much will come
//
// Rules:
//   - Tables of fewer than 16384 entries are so many that all together have
//     16384, so no table's branches are learned by heart.
//   - Look-ups come in another order than the insertions, with other key
//   objects
//     than the stored ones, and keys to look up lie one behind another in
//     memory.
//   - Up to 100000 entries, freed memory stays with the process: what counts is
//     the table, not the kernel's clearing the same pages again. More entries
//     are inserted once, into the memory of a new process.
//   - A workload that changes tables leaves the same entries behind.
//
//===----------------------------------------------------------------------===//
#ifndef BENCH_LIFE_H
#define BENCH_LIFE_H

#include "Clock.h"
#include "Contenders.h"
#include "Keys.h"

#include <cstdio>
#include <cstdlib>
#include <set>
#include <string>
#include <vector>

namespace bench {

/// The workloads asked for; each is printed with its nanoseconds once measured.
class Workloads {
public:
  void add(std::string Name) { Names.insert(std::move(Name)); }
  bool want(const char *Name) const {
    return Names.empty() || Names.count(Name) != 0;
  }
  static void print(const char *Name, double Nanoseconds) {
    std::printf("%s %.6g\n", Name, Nanoseconds);
    std::fflush(stdout);
  }

private:
  std::set<std::string, std::less<>> Names;
};

template <class Key, class Mapped> class Life {
public:
  using Table = Map<Key, Mapped>;

  Life(std::string_view Kind, std::size_t Size, const Workloads &Wanted)
      : Wanted(Wanted), Size(Size), Count(Size < 16384 ? 16384 / Size : 1),
        All(Size * Count) {
    if (All < 100000)
      keepFreedMemory();
    std::vector<std::size_t> Order(All);
    for (std::size_t I = 0; I != All; ++I)
      Order[I] = I;
    for (std::size_t T = 0; T != Count; ++T)
      shuffle(Order, T * Size, (T + 1) * Size);
    Keys.reserve(All);
    Present.reserve(All);
    Absent.reserve(All);
    for (std::size_t I = 0; I != All; ++I)
      Keys.push_back(makeKey<Key>(Kind, I));
    for (std::size_t I = 0; I != All; ++I)
      Present.push_back(makeKey<Key>(Kind, Order[I]));
    for (std::size_t I = 0; I != All; ++I)
      Absent.push_back(makeKey<Key>(Kind, All + I));
  }

  void run() {
    insert();
    check();
    if (Wanted.want("hit"))
      Workloads::print("hit", sumFound(Present));
    if (Wanted.want("miss"))
      Workloads::print("miss", countMissing(Absent));
    if (Wanted.want("mixed"))
      mixed();
    if (Wanted.want("latency"))
      latency();
    if (Wanted.want("iterate"))
      iterate();
    if (Wanted.want("copy") || Wanted.want("destroy"))
      copy();
    if (Wanted.want("churn") || Wanted.want("churned_hit") ||
        Wanted.want("churned_miss"))
      churn();
    if (Wanted.want("refill"))
      refill();
    check();
    Tables.clear();
    if (Wanted.want("reserved"))
      insertReserved();
  }

private:
  /// Ends the program if the tables are not what they should be: nobody needs
  /// the times of a wrong table.
  void check() const {
    Number Sum = 0;
    std::size_t Found = 0, Total = 0;
    for (std::size_t I = 0; I != All; ++I) {
      const Table &In = Tables[I / Size];
      const auto Here = In.find(Present[I]);
      Found += Here != In.end() && In.find(Absent[I]) == In.end();
      Total += I % Size == 0 ? In.size() : 0;
      Sum += Here != In.end() ? numberIn(Here->second) : 0;
    }
    const Number Expected = Number(Size) * (Size - 1) / 2 * Count;
    if (Found == All && Total == All && Sum == Expected)
      return;
    std::fprintf(stderr,
                 "table: the entries are not those that were inserted\n");
    std::exit(3);
  }

  void fill(std::vector<Table> &Into) {
    const Key *From = Keys.data();
    for (Table &In : Into)
      for (std::size_t I = 0; I != Size; ++I)
        In.try_emplace(*From++, Number(I));
    keep(Into.data());
  }

  void insert() {
    Rounds Round;
    while (Round.wanted()) {
      // The first round has the memory of a new process.
      Tables = std::vector<Table>(Count);
      Round.start();
      fill(Tables);
      Round.stop();
      if (!Wanted.want("insert"))
        return;
    }
    Workloads::print("insert", Round.median(All));
  }

  void insertReserved() {
    Rounds Round;
    while (Round.wanted()) {
      std::vector<Table> Made(Count);
      Round.start();
      for (Table &In : Made)
        In.reserve(Size);
      fill(Made);
      Round.stop();
    }
    Workloads::print("reserved", Round.median(All));
  }

  double sumFound(const std::vector<Key> &Sought) {
    Rounds Round;
    while (Round.wanted()) {
      Number Sum = 0;
      const Key *From = Sought.data();
      Round.start();
      for (const Table &In : Tables)
        for (std::size_t I = 0; I != Size; ++I)
          Sum += numberIn(In.find(*From++)->second);
      Round.stop();
      keep(Sum);
    }
    return Round.median(All);
  }

  double countMissing(const std::vector<Key> &Sought) {
    Rounds Round;
    while (Round.wanted()) {
      Number Sum = 0;
      const Key *From = Sought.data();
      Round.start();
      for (const Table &In : Tables)
        for (std::size_t I = 0; I != Size; ++I)
          Sum += In.find(*From++) == In.end();
      Round.stop();
      keep(Sum);
    }
    return Round.median(All);
  }

  void mixed() {
    std::vector<Key> Sought;
    Sought.reserve(All);
    for (std::size_t I = 0; I != All; ++I)
      Sought.push_back(randomChoice(I) & 1 ? Present[I] : Absent[I]);
    Rounds Round;
    while (Round.wanted()) {
      Number Sum = 0;
      const Key *From = Sought.data();
      Round.start();
      for (const Table &In : Tables)
        for (std::size_t I = 0; I != Size; ++I)
          if (auto Found = In.find(*From++); Found != In.end())
            Sum += numberIn(Found->second);
      Round.stop();
      keep(Sum);
    }
    Workloads::print("mixed", Round.median(All));
  }

  void latency() {
    Rounds Round;
    Number Nothing = 0;
    asm volatile("" : "+r"(Nothing)); // Zero, but the compiler can't know.
    while (Round.wanted()) {
      Number Before = 0;
      const Key *From = Present.data();
      Round.start();
      for (const Table &In : Tables)
        for (std::size_t I = 0; I != Size; ++I)
          Before = numberIn(In.find(From++ [Before & Nothing])->second);
      Round.stop();
      keep(Before);
    }
    Workloads::print("latency", Round.median(All));
  }

  void iterate() {
    Rounds Round;
    while (Round.wanted()) {
      Number Sum = 0;
      Round.start();
      for (const Table &In : Tables)
        for (const auto &Entry : In)
          Sum += numberIn(Entry.second);
      Round.stop();
      keep(Sum);
    }
    Workloads::print("iterate", Round.median(All));
  }

  void copy() {
    Rounds Copying, Destroying;
    while (Copying.wanted()) {
      std::vector<Table> Copies;
      Copies.reserve(Count);
      Copying.start();
      for (const Table &From : Tables)
        Copies.push_back(From);
      Copying.stop();
      keep(Copies.data());
      Destroying.start();
      Copies.clear();
      Destroying.stop();
    }
    if (Wanted.want("copy"))
      Workloads::print("copy", Copying.median(All));
    if (Wanted.want("destroy"))
      Workloads::print("destroy", Destroying.median(All));
  }

  void exchange(const std::vector<Key> &Leaving,
                const std::vector<Key> &Coming) {
    const Key *Old = Leaving.data(), *New = Coming.data();
    for (Table &In : Tables)
      for (std::size_t I = 0; I != Size; ++I) {
        In.erase(*Old++);
        In.try_emplace(*New++, Number(I));
      }
  }

  void churn() {
    Rounds Round;
    while (Round.wanted()) {
      Round.start();
      exchange(Present, Absent);
      exchange(Absent, Keys);
      Round.stop();
    }
    if (Wanted.want("churn"))
      Workloads::print("churn", Round.median(2 * All));
    if (Wanted.want("churned_hit"))
      Workloads::print("churned_hit", sumFound(Present));
    if (Wanted.want("churned_miss"))
      Workloads::print("churned_miss", countMissing(Absent));
  }

  void refill() {
    Rounds Round;
    while (Round.wanted()) {
      Round.start();
      for (Table &In : Tables)
        In.clear();
      fill(Tables);
      Round.stop();
    }
    Workloads::print("refill", Round.median(All));
  }

  const Workloads &Wanted;
  const std::size_t Size, Count, All;
  /// In the order of insertion, in the order of look-ups, and never inserted
  /// but by churn.
  std::vector<Key> Keys, Present, Absent;
  std::vector<Table> Tables;
};

} // namespace bench

#endif
