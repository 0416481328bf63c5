//===- Fork.cpp - fork(2) with its pipes ----------------------------------===//

#include "Lower/Fork.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/raw_ostream.h"
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace roost;

namespace {

bool writeAll(int Fd, const char *Data, size_t Size) {
  while (Size != 0) {
    ssize_t N = ::write(Fd, Data, Size);
    if (N < 0 && errno == EINTR)
      continue;
    if (N <= 0)
      return false;
    Data += N;
    Size -= size_t(N);
  }
  return true;
}

/// Reads one chunk; 0 at the end of the pipe.
ssize_t readSome(int Fd, char *Data, size_t Size) {
  ssize_t N;
  do
    N = ::read(Fd, Data, Size);
  while (N < 0 && errno == EINTR);
  return N;
}

/// The planner shares the compiler's output files, its terminal and its signal
/// handlers (which delete half-written outputs). It may use none of them.
void detachFromCompiler() {
  for (int Sig :
       {SIGSEGV, SIGBUS, SIGABRT, SIGILL, SIGFPE, SIGTRAP, SIGQUIT, SIGSYS,
        SIGXCPU, SIGXFSZ, SIGINT, SIGTERM, SIGHUP, SIGPIPE, SIGUSR2})
    ::signal(Sig, SIG_DFL);
  int Null = ::open("/dev/null", O_RDWR | O_CLOEXEC);
  if (Null < 0)
    return;
  ::dup2(Null, STDOUT_FILENO);
  ::dup2(Null, STDERR_FILENO);
  ::close(Null);
}

void flushStreams() {
  llvm::outs().flush();
  llvm::errs().flush();
}

} // namespace

std::string roost::whyNoFork() {
  std::error_code EC;
  unsigned Threads = 0;
  for (llvm::sys::fs::directory_iterator It("/proc/self/task", EC), End;
       !EC && It != End; It.increment(EC))
    ++Threads;
  if (EC || Threads == 0)
    return "the threads of the compiler can't be counted in /proc/self/task";
  if (Threads > 1)
    return "the compiler runs several threads";
  return "";
}

void PlannerPipe::sendAndExit(const std::string &Plan) {
  writeAll(Fd, Plan.data(), Plan.size());
  ::_exit(0);
}

std::optional<PlannerFork> roost::forkPlanner() {
  int Pipe[2];
  if (::pipe2(Pipe, O_CLOEXEC) != 0)
    return std::nullopt;
  flushStreams();
  pid_t Pid = ::fork();
  if (Pid < 0) {
    ::close(Pipe[0]);
    ::close(Pipe[1]);
    return std::nullopt;
  }
  if (Pid == 0) {
    ::close(Pipe[0]);
    detachFromCompiler();
    return PlannerFork{PlannerPipe(Pipe[1]), ""};
  }
  ::close(Pipe[1]);
  PlannerFork Result;
  char Buffer[4096];
  for (ssize_t N; (N = readSome(Pipe[0], Buffer, sizeof(Buffer))) > 0;)
    Result.Plan.append(Buffer, size_t(N));
  ::close(Pipe[0]);
  int Status = 0;
  while (::waitpid(Pid, &Status, 0) < 0 && errno == EINTR)
    ;
  if (!WIFEXITED(Status) || WEXITSTATUS(Status) != 0)
    Result.Plan.clear();
  return Result;
}

void Twin::dismiss() {
  ::close(Fd);
  wait();
}

void Twin::takeOverAndExit() {
  flushStreams();
  writeAll(Fd, "g", 1);
  ::close(Fd);
  int Status = wait();
  if (WIFSIGNALED(Status)) {
    ::signal(WTERMSIG(Status), SIG_DFL);
    ::raise(WTERMSIG(Status));
  }
  ::_exit(WIFEXITED(Status) ? WEXITSTATUS(Status) : 1);
}

int Twin::wait() {
  int Status = 0;
  while (::waitpid(Pid, &Status, 0) < 0 && errno == EINTR)
    ;
  return Status;
}

std::optional<TwinFork> roost::forkTwin() {
  int Pipe[2];
  if (::pipe2(Pipe, O_CLOEXEC) != 0)
    return std::nullopt;
  flushStreams();
  pid_t Pid = ::fork();
  if (Pid < 0) {
    ::close(Pipe[0]);
    ::close(Pipe[1]);
    return std::nullopt;
  }
  if (Pid != 0) {
    ::close(Pipe[0]);
    return TwinFork{Twin(Pid, Pipe[1])};
  }
  ::close(Pipe[1]);
  char Word;
  if (readSome(Pipe[0], &Word, 1) != 1)
    ::_exit(0);
  ::close(Pipe[0]);
  return TwinFork{std::nullopt};
}
