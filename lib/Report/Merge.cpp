//===- Merge.cpp - Sorting, merging and counting sites --------------------===//

#include "Report/Merge.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLExtras.h"
#include <algorithm>
#include <tuple>

using namespace llvm;
using namespace roost;

namespace {

/// What makes two records the same map. The function's name keeps apart what a
/// macro or a template puts at one place, the kind a map from those inside it.
auto whichMap(const Site &S) {
  return std::tie(S.At.File, S.At.Line, S.At.Column, S.Name, S.Kind,
                  S.CanonicalType, S.Function);
}

/// Larger is worse for the program.
unsigned badness(const Site &S) {
  unsigned Table = S.Table == TableKind::None ? 1 : 0;
  unsigned Buckets = S.Buckets == BucketPlace::Heap ? 1 : 0;
  unsigned Header = S.Header == HeaderPlace::Heap ? 1 : 0;
  return Table * 4 + Buckets * 2 + Header;
}

/// Why a site has nodes; less than all of them if it does not say.
std::pair<StringRef, StringRef> nodes(const Site &S) {
  if (!S.Nodes)
    return {};
  return {info(S.Nodes->Why).Id, S.Nodes->Subject};
}

/// The steps of both flows of a site.
auto flows(const Site &S) {
  using Step = std::tuple<StringRef, StringRef, unsigned, unsigned>;
  auto Steps = [](ArrayRef<FlowStep> Flow) {
    std::vector<Step> Out;
    for (const FlowStep &F : Flow)
      Out.emplace_back(F.Text, F.At.File, F.At.Line, F.At.Column);
    return Out;
  };
  return std::pair(Steps(S.Flow),
                   S.Nodes ? Steps(S.Nodes->Flow) : std::vector<Step>());
}

/// Everything else a site says, so that the order is total.
auto details(const Site &S) {
  return std::tie(S.Subject, S.Bytes, S.HeaderBytes, S.Copies, S.Iterated,
                  S.Kind, S.Header, S.Buckets, S.Table, S.Type, S.Symbol,
                  S.BeginLine, S.BeginColumn, S.EndLine, S.EndColumn, S.MadeAt);
}

bool comesBefore(const Site &A, const Site &B) {
  if (whichMap(A) != whichMap(B))
    return whichMap(A) < whichMap(B);
  if (badness(A) != badness(B))
    return badness(A) > badness(B);
  if (A.reasonId() != B.reasonId())
    return A.reasonId() < B.reasonId();
  if (details(A) != details(B))
    return details(A) < details(B);
  if (nodes(A) != nodes(B))
    return nodes(A) < nodes(B);
  return flows(A) < flows(B);
}

} // namespace

void roost::sortAndMerge(std::vector<Site> &Sites) {
  llvm::sort(Sites, comesBefore);
  auto Rest =
      std::unique(Sites.begin(), Sites.end(), [](const Site &A, const Site &B) {
        return whichMap(A) == whichMap(B);
      });
  Sites.erase(Rest, Sites.end());
}

Summary roost::summarize(ArrayRef<Site> Sites) {
  Summary Sum;
  for (const Site &S : Sites) {
    ++Sum.Maps;
    if (S.Table == TableKind::None) {
      ++Sum.NotLowered;
      continue;
    }
    ++Sum.Lowered;
    switch (S.Buckets) {
    case BucketPlace::Stack:
      ++Sum.Stack;
      break;
    case BucketPlace::Heap:
      ++Sum.Heap;
      break;
    case BucketPlace::Static:
      ++Sum.Static;
      break;
    }
  }
  return Sum;
}
