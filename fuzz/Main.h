//===- Main.h - What all fuzzers do before they start -----------*- C++ -*-===//
//
// Two options besides libFuzzer's own, each to be given first:
//
//   --make-seeds=DIR  writes a few inputs for each case into DIR and ends
//   --forget          plants a bug (Model.h), which the fuzzer then has to find
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_FUZZ_MAIN_H
#define ROOST_FUZZ_MAIN_H

#include "Model.h"
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <random>
#include <string>

namespace roostfuzz {

inline void makeSeeds(const std::string &Folder) {
  constexpr unsigned kCases = 16, kEach = 4;
  std::mt19937 Random(1);
  for (unsigned Seed = 0; Seed != kCases * kEach; ++Seed) {
    std::string Bytes(1, static_cast<char>(Seed % kCases));
    for (unsigned Size = 40u << Seed / kCases; Size; --Size)
      Bytes.push_back(static_cast<char>(Random()));
    std::ofstream File(Folder + "/seed-" + std::to_string(Seed));
    if (!(File << Bytes)) {
      std::fprintf(stderr, "fuzz: cannot write seeds into '%s'\n",
                   Folder.c_str());
      std::exit(1);
    }
  }
}

} // namespace roostfuzz

extern "C" int LLVMFuzzerInitialize(int *Count, char ***Arguments) {
  if (*Count < 2)
    return 0;
  const char *First = (*Arguments)[1];
  constexpr char kSeeds[] = "--make-seeds=";
  if (std::strncmp(First, kSeeds, sizeof kSeeds - 1) == 0) {
    roostfuzz::makeSeeds(First + sizeof kSeeds - 1);
    std::exit(0);
  }
  roostfuzz::Forgetful = std::strcmp(First, "--forget") == 0;
  return 0;
}

#endif
