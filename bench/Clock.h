//===- Clock.h - How time is taken ----------------------------------------===//
//
// Two clocks. Throughput is taken in the CPU time of the thread, user and
// system: page faults count, waiting for a busy machine does not. Its reading
// costs a system call, so it is taken round thousands of operations. Single
// insertions are taken in ticks of the processor's time stamp counter, which
// cost a few nanoseconds but run on while another process has the processor:
// GrowthLog below tells such insertions from slow ones.
//
//===----------------------------------------------------------------------===//
#ifndef BENCH_CLOCK_H
#define BENCH_CLOCK_H

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <malloc.h>
#include <sys/resource.h>
#include <time.h>
#include <vector>
#if defined(__x86_64__)
#include <x86intrin.h>
#endif

namespace bench {

inline double readClock(clockid_t Which) {
  timespec Now;
  clock_gettime(Which, &Now);
  return static_cast<double>(Now.tv_sec) * 1e9 +
         static_cast<double>(Now.tv_nsec);
}

/// Nanoseconds this thread has used the processor.
inline double threadTime() { return readClock(CLOCK_THREAD_CPUTIME_ID); }

/// From here on freed memory stays with the process, as in one that has run for
/// a while: later rounds do not pay for pages again.
inline void keepFreedMemory() {
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
  mallopt(M_TRIM_THRESHOLD, 1 << 30);
}

/// Makes the compiler believe that somebody looks at `Value`.
template <class T> inline void keep(const T &Value) {
  asm volatile("" : : "r,m"(Value) : "memory");
}

inline double medianOf(std::vector<double> Values) {
  std::sort(Values.begin(), Values.end());
  const std::size_t N = Values.size();
  return N % 2 ? Values[N / 2] : (Values[N / 2 - 1] + Values[N / 2]) / 2;
}

/// The rounds of one workload. A round is a few thousand operations at least; a
/// workload is measured in as many of them as make its median stable, but not
/// in more than its time allows: rounds over millions of entries are few.
class Rounds {
public:
  bool wanted() const {
    const bool Stable = Times.size() >= kFewest && Spent >= kEnough;
    return Times.empty() || !(Stable || Spent >= kMost);
  }
  void start() { Started = threadTime(); }
  void stop() {
    Times.push_back(threadTime() - Started);
    Spent += Times.back();
  }
  /// Nanoseconds for each of the `Operations` of a round.
  double median(std::size_t Operations) const {
    return medianOf(Times) / static_cast<double>(Operations);
  }

private:
  static constexpr std::size_t kFewest = 5;
  static constexpr double kEnough = 4e6, kMost = 40e6;
  std::vector<double> Times;
  double Spent = 0, Started = 0;
};

inline std::uint64_t readTicks() {
#if defined(__x86_64__)
  unsigned Processor;
  return __rdtscp(&Processor);
#else
  return static_cast<std::uint64_t>(readClock(CLOCK_MONOTONIC));
#endif
}

/// How often this thread has lost the processor.
inline long timesInterrupted() {
  rusage Usage;
  getrusage(RUSAGE_THREAD, &Usage);
  return Usage.ru_nivcsw + Usage.ru_nvcsw;
}

/// The length of every one of many insertions. When the thread lost the
/// processor during one that took long enough to matter, its length is the CPU
/// time since the last look at that clock less the ticks since then, which all
/// belong to insertions that were noted.
class GrowthLog {
public:
  explicit GrowthLog(std::size_t Count) : Lengths(Count, 1) {
    look();
    BeganTicks = LookedTicks;
    Began = readClock(CLOCK_MONOTONIC);
  }

  void note(std::uint64_t Start, std::uint64_t End) {
    if (End - Start >= kSuspicious) {
      const long Before = Interrupted;
      const double Used = LookedTime;
      const std::uint64_t Others = Start - LookedTicks;
      look();
      if (Interrupted != Before)
        Losses.push_back({Noted, Others, LookedTime - Used});
    }
    Lengths[Noted++] = End - Start;
  }

  /// Ends the log: from here on it can be asked.
  void close() {
    const double Passed = readClock(CLOCK_MONOTONIC) - Began;
    PerTick = Passed / static_cast<double>(readTicks() - BeganTicks);
    for (const Loss &Of : Losses) {
      const double Own = Of.Used - static_cast<double>(Of.Others) * PerTick;
      const auto Ticks =
          static_cast<std::uint64_t>(std::max(Own, 0.0) / PerTick);
      Lengths[Of.At] = std::min(Lengths[Of.At], Ticks);
    }
    std::sort(Lengths.begin(), Lengths.end());
  }

  /// The length in nanoseconds that the share `Part` of all stayed within.
  double quantile(double Part) const {
    const auto At =
        static_cast<std::size_t>(Part * static_cast<double>(Lengths.size()));
    return static_cast<double>(Lengths[std::min(At, Lengths.size() - 1)]) *
           PerTick;
  }
  std::size_t interrupted() const { return Losses.size(); }

private:
  struct Loss {
    std::size_t At;
    std::uint64_t Others;
    double Used;
  };

  void look() {
    Interrupted = timesInterrupted();
    LookedTime = threadTime();
    LookedTicks = readTicks();
  }

  static constexpr std::uint64_t kSuspicious = 3000;
  std::vector<std::uint64_t> Lengths;
  std::vector<Loss> Losses;
  std::size_t Noted = 0;
  long Interrupted = 0;
  double LookedTime = 0, Began = 0, PerTick = 1;
  std::uint64_t LookedTicks = 0, BeganTicks = 0;
};

} // namespace bench

#endif
