//===- Site.cpp - Sites to JSON and back ----------------------------------===//

#include "IR/Site.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;
using namespace roost;

namespace {

constexpr StringLiteral HeaderNames[] = {"stack", "heap", "embedded", "static",
                                         "return-slot"};
constexpr StringLiteral BucketNames[] = {"stack", "heap", "static"};
constexpr StringLiteral TableNames[] = {"none", "flat", "node"};
constexpr StringLiteral KindNames[] = {
    "local",     "static-local", "global",      "member",      "parameter",
    "temporary", "new",          "make_unique", "make_shared", "element"};
constexpr StringLiteral FlowKinds[] = {"other",  "call",   "indirect-call",
                                       "global", "object", "return",
                                       "throw",  "move"};

/// Takes typed keys out of one object and remembers the first that is wrong.
class Fields {
public:
  explicit Fields(const json::Object &O) : O(O) {}

  void text(StringRef Key, std::string &Out) {
    if (auto S = O.getString(Key))
      Out = S->str();
    else
      fail(Key, "a string");
  }
  template <typename T> void number(StringRef Key, T &Out) {
    auto N = O.getInteger(Key);
    if (N && *N >= 0 && *N <= int64_t(UINT32_MAX))
      Out = static_cast<T>(*N);
    else
      fail(Key, "a number");
  }
  void flag(StringRef Key, bool &Out) {
    if (auto B = O.getBoolean(Key))
      Out = *B;
    else
      fail(Key, "true or false");
  }
  template <typename E>
  void choice(StringRef Key, ArrayRef<StringLiteral> Names, E &Out) {
    auto S = O.getString(Key);
    auto It = S ? llvm::find(Names, *S) : Names.end();
    if (It != Names.end())
      Out = static_cast<E>(It - Names.begin());
    else
      fail(Key, "one of " + join(Names));
  }
  void fail(StringRef Key, const Twine &Wanted) {
    if (Wrong.empty())
      Wrong = ("key '" + Key + "' is not " + Wanted).str();
  }
  std::string Wrong;

private:
  static std::string join(ArrayRef<StringLiteral> Names) {
    std::string R;
    for (StringRef N : Names)
      R += (R.empty() ? "" : ", ") + N.str();
    return R;
  }
  const json::Object &O;
};

} // namespace

StringRef roost::name(HeaderPlace P) { return HeaderNames[unsigned(P)]; }
StringRef roost::name(BucketPlace P) { return BucketNames[unsigned(P)]; }
StringRef roost::name(TableKind K) { return TableNames[unsigned(K)]; }
StringRef roost::name(SiteKind K) { return KindNames[unsigned(K)]; }
StringRef roost::name(FlowKind K) { return FlowKinds[unsigned(K)]; }

std::string roost::verdict(const Site &S) {
  std::string Subject =
      (StringRef(S.CanonicalType).split('<').first.ends_with("set") ? "set"
                                                                    : "map") +
      (S.Name.empty() ? std::string() : " '" + S.Name + "'");
  if (S.Table == TableKind::None)
    return Subject + " not lowered: it " + S.message();
  std::string Size = ", " + std::to_string(S.Bytes) + " bytes";
  switch (S.Buckets) {
  case BucketPlace::Stack:
    if (S.Why == Reason::OptimizedAway)
      return Subject + " " + S.message();
    return Subject + " placed on the stack" + Size;
  case BucketPlace::Static:
    return Subject + " placed in static storage" + Size;
  case BucketPlace::Heap:
    break;
  }
  return Subject +
         (S.Table == TableKind::Node ? " kept in nodes on the heap: it "
                                     : " kept on the heap: it ") +
         S.message();
}

static json::Array flowToJSON(ArrayRef<FlowStep> Steps) {
  json::Array Flow;
  for (const FlowStep &F : Steps) {
    json::Object Step{{"text", F.Text},
                      {"file", F.At.File},
                      {"line", F.At.Line},
                      {"column", F.At.Column}};
    if (F.Kind != FlowKind::Other)
      Step["kind"] = name(F.Kind);
    if (!F.Name.empty())
      Step["name"] = F.Name;
    Flow.push_back(std::move(Step));
  }
  return Flow;
}

json::Object roost::toJSON(const Site &S) {
  json::Object O{
      {"file", S.At.File},
      {"line", S.At.Line},
      {"column", S.At.Column},
      {"beginLine", S.BeginLine},
      {"beginColumn", S.BeginColumn},
      {"endLine", S.EndLine},
      {"endColumn", S.EndColumn},
      {"name", S.Name},
      {"type", S.Type},
      {"canonicalType", S.CanonicalType},
      {"function", S.Function},
      {"symbol", S.Symbol},
      {"kind", name(S.Kind)},
      {"header", name(S.Header)},
      {"buckets", name(S.Buckets)},
      {"table", name(S.Table)},
      {"reason", S.reasonId()},
      {"rule", S.rule()},
      {"subject", S.Subject},
      {"message", S.message()},
      {"bytes", int64_t(S.Bytes)},
      {"headerBytes", int64_t(S.HeaderBytes)},
      {"copies", S.Copies},
      {"iterated", S.Iterated},
      {"flow", flowToJSON(S.Flow)},
  };
  if (!S.MadeAt.empty()) {
    json::Array At;
    for (auto [Line, Column] : S.MadeAt)
      At.push_back(json::Array{Line, Column});
    O["madeAt"] = std::move(At);
  }
  if (S.Nodes)
    O["nodes"] =
        json::Object{{"reason", info(S.Nodes->Why).Id},
                     {"rule", info(S.Nodes->Why).Rule},
                     {"subject", S.Nodes->Subject},
                     {"message", format(S.Nodes->Why, S.Nodes->Subject)},
                     {"flow", flowToJSON(S.Nodes->Flow)}};
  return O;
}

static void readFlow(Fields &F, const json::Object &O,
                     std::vector<FlowStep> &Out) {
  const json::Array *Flow = O.getArray("flow");
  if (!Flow) {
    F.fail("flow", "an array");
    return;
  }
  for (const json::Value &Step : *Flow) {
    const json::Object *StepO = Step.getAsObject();
    if (!StepO) {
      F.fail("flow", "an array of objects");
      return;
    }
    Fields SF(*StepO);
    FlowStep FS;
    SF.text("text", FS.Text);
    SF.text("file", FS.At.File);
    SF.number("line", FS.At.Line);
    SF.number("column", FS.At.Column);
    if (!SF.Wrong.empty())
      F.fail("flow", "an array of steps with text, file, line and column");
    // Both are words that an earlier version did not have, and a later one may
    // have more of.
    StringRef Kind = StepO->getString("kind").value_or("");
    if (const auto *It = llvm::find(FlowKinds, Kind); It != std::end(FlowKinds))
      FS.Kind = static_cast<FlowKind>(It - FlowKinds);
    FS.Name = StepO->getString("name").value_or("").str();
    Out.push_back(std::move(FS));
  }
}

Expected<Site> roost::siteFromJSON(const json::Value &V) {
  const json::Object *O = V.getAsObject();
  if (!O)
    return createStringError(inconvertibleErrorCode(),
                             "a map's record is not a JSON object");
  Site S;
  Fields F(*O);
  F.text("file", S.At.File);
  F.number("line", S.At.Line);
  F.number("column", S.At.Column);
  F.number("beginLine", S.BeginLine);
  F.number("beginColumn", S.BeginColumn);
  F.number("endLine", S.EndLine);
  F.number("endColumn", S.EndColumn);
  F.text("name", S.Name);
  F.text("type", S.Type);
  F.text("canonicalType", S.CanonicalType);
  F.text("function", S.Function);
  F.text("symbol", S.Symbol);
  F.choice("kind", KindNames, S.Kind);
  F.choice("header", HeaderNames, S.Header);
  F.choice("buckets", BucketNames, S.Buckets);
  F.choice("table", TableNames, S.Table);
  std::string Why;
  F.text("reason", Why);
  if (auto R = reasonById(Why)) {
    S.Why = *R;
  } else {
    S.Later.emplace();
    S.Later->Id = Why;
    F.text("rule", S.Later->Rule);
    F.text("message", S.Later->Message);
  }
  F.text("subject", S.Subject);
  F.number("bytes", S.Bytes);
  F.number("headerBytes", S.HeaderBytes);
  F.number("copies", S.Copies);
  F.flag("iterated", S.Iterated);
  readFlow(F, *O, S.Flow);
  if (const json::Array *MadeAt = O->getArray("madeAt"))
    for (const json::Value &At : *MadeAt) {
      const json::Array *A = At.getAsArray();
      auto Line = A && A->size() == 2 ? (*A)[0].getAsInteger() : std::nullopt;
      auto Column = A && A->size() == 2 ? (*A)[1].getAsInteger() : std::nullopt;
      if (Line && Column)
        S.MadeAt.push_back({unsigned(*Line), unsigned(*Column)});
      else
        F.fail("madeAt", "an array of lines and columns");
    }
  if (const json::Object *N = O->getObject("nodes")) {
    Fields NF(*N);
    NodesNeeded Nodes;
    std::string Id;
    NF.text("reason", Id);
    NF.text("subject", Nodes.Subject);
    readFlow(NF, *N, Nodes.Flow);
    if (!NF.Wrong.empty())
      F.fail("nodes", "an object with reason, subject and flow");
    // A later version's reason is dropped: the map's own verdict stands.
    if (auto R = reasonById(Id)) {
      Nodes.Why = *R;
      S.Nodes = std::move(Nodes);
    }
  }
  if (!F.Wrong.empty())
    return createStringError(inconvertibleErrorCode(),
                             "a map's record is broken: " + F.Wrong);
  return S;
}
