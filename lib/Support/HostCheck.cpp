//===- HostCheck.cpp - The right compiler for this plugin? ----------------===//
//
// A plugin built for one LLVM major and loaded by another finds most of its
// symbols and then crashes somewhere. So before anything of ours runs (this
// constructor comes first by its priority, and uses no LLVM symbol directly),
// ask the host who it is. Linked into each plugin as a source of its own.
//
//===----------------------------------------------------------------------===//

#include <cstdio>
#include <cstdlib>
#include <dlfcn.h>
#include <string>
#include <unistd.h>

namespace {

/// The major of the LLVM that loads us; 0 if it can't be told.
unsigned hostMajor() {
  using VersionFn = void (*)(unsigned *, unsigned *, unsigned *);
  unsigned Major = 0, Minor, Patch;
  // LLVM's C interface tells it since 16.
  if (auto Version =
          reinterpret_cast<VersionFn>(dlsym(RTLD_DEFAULT, "LLVMGetVersion"))) {
    Version(&Major, &Minor, &Patch);
    return Major;
  }
  // Older compilers, and those linked without the C interface:
  // std::string clang::getClangFullVersion(), "... clang version 14.0.6 ...".
  using TextFn = std::string (*)();
  auto Text = reinterpret_cast<TextFn>(
      dlsym(RTLD_DEFAULT, "_ZN5clang19getClangFullVersionB5cxx11Ev"));
  if (!Text)
    return 0;
  std::string Full = Text();
  size_t At = Full.find("version ");
  return At == std::string::npos
             ? 0
             : unsigned(std::strtoul(Full.c_str() + At + 8, nullptr, 10));
}

__attribute__((constructor(101))) void refuseForeignHost() {
  unsigned Major = hostMajor();
  // 0 is a host that hides its symbols; it is let through, since a wrong one
  // fails to find ours.
  if (Major == 0 || Major == ROOST_LLVM_MAJOR)
    return;
  std::fprintf(stderr,
               "roost: error: this plugin is for LLVM %d, but it was loaded by "
               "LLVM %u; compile with clang++-%d, or build Roost for LLVM %u\n",
               ROOST_LLVM_MAJOR, Major, ROOST_LLVM_MAJOR, Major);
  std::fflush(stderr);
  ::_exit(1);
}

} // namespace
