//===- Sites.h - Sites for tests --------------------------------*- C++ -*-===//
#ifndef ROOST_UNITTESTS_REPORT_SITES_H
#define ROOST_UNITTESTS_REPORT_SITES_H

#include "IR/Site.h"
#include "llvm/Support/raw_ostream.h"

namespace roost {

/// A lowered map on the stack.
inline Site stackSite(std::string File, unsigned Line, std::string Name) {
  Site S;
  S.At = {std::move(File), Line, 22};
  S.BeginLine = S.EndLine = Line;
  S.BeginColumn = 3;
  S.EndColumn = 23;
  S.Name = std::move(Name);
  S.Type = "std::unordered_map<int, int>";
  S.CanonicalType = "std::unordered_map<int, int>";
  S.Function = "ns::f(int)";
  S.Symbol = "_ZN2ns1fEi";
  S.Buckets = BucketPlace::Stack;
  S.Table = TableKind::Flat;
  S.Subject = "f";
  S.Bytes = 512;
  S.Copies = 1;
  return S;
}

/// A map that keeps the standard's table, because it is returned.
inline Site returnedSite(std::string File, unsigned Line, std::string Name) {
  Site S = stackSite(std::move(File), Line, std::move(Name));
  S.Type = "std::unordered_map<std::string, int>";
  S.CanonicalType = S.Type;
  S.Function = "leaks()";
  S.Symbol = "_Z5leaksv";
  S.Buckets = BucketPlace::Heap;
  S.Table = TableKind::None;
  S.Why = Reason::Returned;
  S.Subject = "";
  S.Bytes = 0;
  S.Flow = {{"return m (return)", {S.At.File, Line + 1, 10}}};
  return S;
}

inline std::string jsonOf(const Site &S) {
  std::string Text;
  llvm::raw_string_ostream(Text) << llvm::json::Value(toJSON(S));
  return Text;
}

} // namespace roost

#endif
