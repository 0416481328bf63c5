//===- Site.h - One map in the source and what is known of it ---*- C++ -*-===//
//
// A site is a place in the source that makes a map. The frontend half fills
// what the source says (where, name, type, kind, table verdict), the pass adds
// where header and buckets live and why. Sites travel as JSON: through the
// plan's pipe, in the module's `!roost.sites` metadata, in the object's
// `.roost.report` section and in `roost report --format=json`. One schema for
// all four, described in docs/formats/report-json.md.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_IR_SITE_H
#define ROOST_IR_SITE_H

#include "IR/Reasons.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/JSON.h"
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace roost {

/// The version of the JSON form; readers refuse newer ones.
inline constexpr int SiteSchema = 1;

/// Where the header (the map object itself) lives.
enum class HeaderPlace { Stack, Heap, Embedded, Static, ReturnSlot };
/// Where the first buckets live.
enum class BucketPlace { Stack, Heap, Static };
/// What the map became: one table without nodes, our nodes, or left alone.
enum class TableKind { None, Flat, Node };
/// What lowering writes at a place of the source: one of our tables round a
/// type; or a tag (L8), behind the keyword of a class whose layout changes or
/// before the declaration of a function or variable.
enum class EditKind { Flat, Nodes, TagClass, TagDeclaration };
/// How the source makes it.
enum class SiteKind {
  Local,
  StaticLocal,
  Global,
  Member,
  Parameter,
  Temporary,
  New,
  MakeUnique,
  MakeShared,
  Element
};

/// A place in a source file; Line 0 means unknown.
struct Place {
  std::string File;
  unsigned Line = 0;
  unsigned Column = 0;
};

/// What a step of a flow does with the map's address, where advice can tell
/// something from it (Advice.h).
enum class FlowKind {
  Other,
  Call,         ///< gives it to the function Name, whose body is not known
  IndirectCall, ///< gives it to a function called through a pointer
  Global,       ///< stores it in the global Name
  Object,       ///< stores it in another object
  Return,       ///< returns it
  Throw,        ///< throws it
  Move,         ///< moves the map's content to Name
};

/// One step of the chain that says how a map escapes, construction first.
struct FlowStep {
  std::string Text; ///< "return m (return)", "passed to 'f'"
  Place At;
  FlowKind Kind = FlowKind::Other;
  std::string Name = {};
};

/// A reason that a later version of Roost gave, in the words of its record.
struct LaterReason {
  std::string Id;
  std::string Rule;
  std::string Message;
};

/// Why a lowered map could not be flat.
struct NodesNeeded {
  Reason Why;
  std::string Subject;
  std::vector<FlowStep> Flow;
};

struct Site {
  Place At;                 ///< the variable's name, or the expression
  unsigned EndLine = 0;     ///< last line and column of the declarator with
  unsigned EndColumn = 0;   ///< its initializer, inclusive
  unsigned BeginLine = 0;   ///< first of them: a construction whose
  unsigned BeginColumn = 0; ///< location lies in here is this site's
  /// Lines and columns of what makes the owner of a member: the constructors
  /// of its class, or the class itself for implicit ones.
  std::vector<std::pair<unsigned, unsigned>> MadeAt;
  std::string Name;          ///< "m", or empty for an unnamed one
  std::string Type;          ///< as written: "Index"
  std::string CanonicalType; ///< "std::unordered_map<int, int>", defaults
                             ///< left out
  std::string Function;      ///< enclosing: "ns::leaks(int)", or empty
  std::string Symbol;        ///< its linkage name: "_ZN2ns5leaksEi"
  SiteKind Kind = SiteKind::Local;
  HeaderPlace Header = HeaderPlace::Stack;
  BucketPlace Buckets = BucketPlace::Heap;
  TableKind Table = TableKind::None;
  Reason Why = Reason::NoEscape;    ///< the reason for the verdict
  std::string Subject;              ///< fills the reason's {0}
  std::optional<LaterReason> Later; ///< in place of Why, if a record's reason
                                    ///< is not one of Reasons.def
  uint64_t Bytes = 0;               ///< of first storage in the frame
  uint64_t HeaderBytes = 0;         ///< of the header moved to the frame
  unsigned Copies = 0;              ///< constructions left after inlining
  bool Iterated = false;            ///< the program iterates over it
  std::vector<FlowStep> Flow;
  std::optional<NodesNeeded> Nodes; ///< set if Table is Node

  llvm::StringRef reasonId() const {
    return Later ? Later->Id : llvm::StringRef(info(Why).Id);
  }
  llvm::StringRef rule() const {
    return Later ? Later->Rule : llvm::StringRef(info(Why).Rule);
  }
  /// "is returned, so its type is seen by callers"
  std::string message() const {
    return Later ? Later->Message : format(Why, Subject);
  }
};

llvm::StringRef name(HeaderPlace P);
llvm::StringRef name(BucketPlace P);
llvm::StringRef name(TableKind K);
llvm::StringRef name(SiteKind K);
llvm::StringRef name(FlowKind K);

/// The one line that remarks and diagnostics print:
/// "map 'm' kept on the heap: it escapes: returned from 'f'".
std::string verdict(const Site &S);

/// The JSON object of one site.
llvm::json::Object toJSON(const Site &S);
/// The site of a JSON object. Unknown keys are passed over and an unknown
/// reason is kept in its own words, so that a reader takes what a later minor
/// version wrote; a missing or ill-typed known key is an error of one sentence.
llvm::Expected<Site> siteFromJSON(const llvm::json::Value &V);

} // namespace roost

#endif
