//===- Reader.h - From paths to the records in them -------------*- C++ -*-===//
//
// Takes what a user names on the command line and returns the sites recorded
// in it. A path may be
//   - an ELF object: its sections .roost.report,
//   - LLVM bitcode (an object of -flto): the globals placed in that section,
//   - an archive, also a thin one: its members, archives among them as well,
//   - a folder: the objects and archives below it.
//
// What a user named must answer: a file that is no object, an object without a
// record and a folder without any are trouble. What was only found on the way
// (a member, a file in a folder) may lack a record, but not have a broken one.
// Trouble in one place loses nothing of the others.
//
// Not modelled: other object formats, and linked programs (the linker drops the
// section; a sentence says so).
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_REPORT_READER_H
#define ROOST_REPORT_READER_H

#include "IR/Site.h"
#include "llvm/ADT/ArrayRef.h"
#include <string>
#include <vector>

namespace roost {

struct Reading {
  /// In the order they were read; the same site may be there several times.
  std::vector<Site> Sites;
  /// One sentence each, beginning with the path.
  std::vector<std::string> Troubles;
  /// Objects that carry a readable record, with or without maps.
  unsigned Records = 0;
};

Reading readRecords(llvm::ArrayRef<std::string> Paths);

} // namespace roost

#endif
