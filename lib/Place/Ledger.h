//===- Ledger.h - What was decided for each site ----------------*- C++ -*-===//
//
// One run of the pass over one module keeps one ledger. Going in: the sites the
// frontend wrote, then one outcome for each storage call that was answered.
// Coming out: the sites with their final verdicts.
//
// A site may have several outcomes, since inlining and unrolling copy its
// construction. The worst of them is the site's verdict: it is on the heap if
// any copy is. A site that became a table but has no outcome at all was removed
// by the optimizer, or its function was never part of the module.
//
// A map that is initialized by a call (`Map m = build();`) is constructed in the
// callee, which is another site. The variable has no storage call of its own, and
// the verdict of what the callee makes in its place, be it inlined or given
// storage by its caller (CallerStorage.h).
//
// A storage call outside every site opens a site of its own: hand-written IR
// and maps of headers get a verdict too. Only a body of the runtime's own that
// was left out of line opens none.
//
// Not modelled: copies of a function that is decided before it is inlined count
// once.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_PLACE_LEDGER_H
#define ROOST_PLACE_LEDGER_H

#include "IR/Markers.h"
#include "IR/Site.h"
#include "Place/HeaderRoot.h"
#include "llvm/IR/TrackingMDRef.h"
#include "llvm/IR/ValueHandle.h"
#include <map>
#include <vector>

namespace roost {

/// Why something is not in the frame.
struct Refusal {
  Reason Why = Reason::HeaderUnknown;
  std::string Subject;
  std::vector<FlowStep> Flow;
};

/// The answer to one storage call.
struct Outcome {
  BucketPlace Buckets = BucketPlace::Heap;
  /// Where the header is, if the pass knows better than the frontend.
  std::optional<HeaderPlace> Header;
  Reason Why = Reason::NoEscape;
  std::string Subject;
  uint64_t Bytes = 0;
  uint64_t HeaderBytes = 0;
  std::vector<FlowStep> Flow;
};

class Ledger {
public:
  /// Takes the sites of M, which are in its metadata.
  void open(llvm::Module &M);
  /// Writes down the answer to Call, whose header lies in Root.
  void note(const StorageCall &Call, const HeaderRoot &Root, Outcome O);
  /// Writes down which sites of F are made by functions that are called.
  void noteCallees(llvm::Function &F);
  /// Settles every site that became a table and was not answered for, and puts
  /// sites into the order of the source.
  void settle();

  bool empty() const { return Entries.empty(); }
  /// The sites; final after settle().
  std::vector<Site> sites() const;

  /// A site, and where in the module it can be spoken of.
  struct Entry {
    Site S;
    /// The site's function, or one its construction was inlined into.
    llvm::WeakTrackingVH Function;
    /// Its function was in the module when the pass began.
    bool Emitted = false;
    /// The worst of what was made by code inlined into its initializer.
    std::optional<Outcome> Inner;
    /// A function that makes it in its place.
    std::string MadeBy;
  };
  llvm::ArrayRef<Entry> entries() const { return Entries; }

private:
  Entry &entryOf(const StorageCall &Call, const HeaderRoot &Root);

  std::vector<Entry> Entries;
  /// The first so many are the frontend's; sites of our own follow.
  size_t FromFrontend = 0;
  std::vector<Site> Known;
  std::map<std::string, size_t> Own;
};

} // namespace roost

#endif
