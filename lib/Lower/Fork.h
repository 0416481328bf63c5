//===- Fork.h - A second compiler from the very same state ------*- C++ -*-===//
//
// Lowering needs to know a whole translation unit before it edits its first
// token. Instead of parsing the headers twice, the compiler forks where the
// headers end: the copy goes on from the same state and tells what it finds.
//
//   Planner  parses the rest unedited, judges it, writes a plan into a pipe and
//            is gone. It prints nothing and touches no output.
//   Twin     a copy that sleeps while the edited compile goes on. It is the
//            safety net (N1): woken, it compiles the file unedited in our
//            place; let go, it leaves without a trace.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_LOWER_FORK_H
#define ROOST_LOWER_FORK_H

#include <optional>
#include <string>
#include <sys/types.h>
#include <vector>

namespace roost {

/// Why this process can't be forked, or an empty string where it can: a fork
/// copies one thread only, so a compiler with several would come out broken.
std::string whyNoFork();

/// The pipe a planner writes its plan into.
class PlannerPipe {
public:
  explicit PlannerPipe(int Fd) : Fd(Fd) {}
  /// Sends the plan and ends this process.
  [[noreturn]] void sendAndExit(const std::string &Plan);

private:
  int Fd;
};

/// What forkPlanner gives to each of the two processes.
struct PlannerFork {
  /// In the planner: where to send the plan.
  std::optional<PlannerPipe> Planner;
  /// In the compiler: what the planner sent; empty if it died.
  std::string Plan;
};

/// Forks the planner. Returns in it at once, and in the compiler after the
/// planner has ended. nullopt if the system refuses to fork.
std::optional<PlannerFork> forkPlanner();

/// The compiler's end of a sleeping twin.
class Twin {
public:
  Twin(pid_t Pid, int Fd) : Pid(Pid), Fd(Fd) {}
  /// The edited compile went well: the twin leaves.
  void dismiss();
  /// The edited compile failed: the twin compiles in our place, and this
  /// process ends with its exit status.
  [[noreturn]] void takeOverAndExit();

private:
  int wait();
  pid_t Pid;
  int Fd;
};

/// What forkTwin gives to each of the two processes.
struct TwinFork {
  /// In the compiler; nullopt in the twin that has been woken.
  std::optional<Twin> Compiler;
};

/// Forks the twin. Returns in the compiler at once, in the twin only when it
/// is woken. nullopt if the system refuses to fork.
std::optional<TwinFork> forkTwin();

} // namespace roost

#endif
