//===- StoryWriter.cpp - Everything that is known of a few maps -----------===//
//
// A story is a map's verdict, then one row for each thing that is known of it,
// under the name of what the row tells; rows that would say nothing are left
// out. The reasons come last: why this verdict, by which rule, what a user can
// change, and the steps by which the map or one of its elements gets away. A
// map that became node-stable has two reasons, and so has such rows twice.
//
// As data a story is the map's object of the report, with the rule in words,
// the help, and the lines of the source. docs/formats/report-json.md lists the
// keys.
//
//===----------------------------------------------------------------------===//

#include "IR/Advice.h"
#include "Report/SourceText.h"
#include "Report/Writers.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;
using namespace roost;

namespace {

/// Where the text of rows begins, and where it is wrapped.
constexpr unsigned TextColumn = 11;
constexpr unsigned LastColumn = 80;

StringRef describe(SiteKind K) {
  switch (K) {
  case SiteKind::Local:
    return "local variable";
  case SiteKind::StaticLocal:
    return "static local variable";
  case SiteKind::Global:
    return "global variable";
  case SiteKind::Member:
    return "member";
  case SiteKind::Parameter:
    return "parameter";
  case SiteKind::Temporary:
    return "temporary";
  case SiteKind::New:
    return "object made by new";
  case SiteKind::MakeUnique:
    return "object made by std::make_unique";
  case SiteKind::MakeShared:
    return "object made by std::make_shared";
  case SiteKind::Element:
    return "element of another container";
  }
  return "map";
}

StringRef describe(TableKind K) {
  switch (K) {
  case TableKind::None:
    return "the standard's, as written";
  case TableKind::Flat:
    return "flat: elements lie side by side, and insertions may move them";
  case TableKind::Node:
    return "node-stable: elements stay where they are made";
  }
  return "";
}

StringRef describe(HeaderPlace P) {
  switch (P) {
  case HeaderPlace::Stack:
    return "on the stack";
  case HeaderPlace::Heap:
    return "on the heap";
  case HeaderPlace::Embedded:
    return "in the object that owns it";
  case HeaderPlace::Static:
    return "in static storage";
  case HeaderPlace::ReturnSlot:
    return "in storage of the caller";
  }
  return "";
}

StringRef describe(BucketPlace P) {
  switch (P) {
  case BucketPlace::Stack:
    return "on the stack";
  case BucketPlace::Heap:
    return "on the heap";
  case BucketPlace::Static:
    return "in static storage";
  }
  return "";
}

std::string position(const Place &At) {
  std::string Text = At.File.empty() ? "<unknown>" : At.File;
  if (At.Line)
    Text += ":" + utostr(At.Line);
  if (At.Line && At.Column)
    Text += ":" + utostr(At.Column);
  return Text;
}

/// "16 bytes", "1 byte"
std::string bytes(uint64_t N) {
  return utostr(N) + (N == 1 ? " byte" : " bytes");
}

/// One of the reasons of a story; the words may be a later version's.
struct Because {
  StringRef Label;
  std::string Message;
  StringRef Id;
  StringRef Rule;
  StringRef Help;
  ArrayRef<FlowStep> Flow;
};

class StoryPrinter {
public:
  StoryPrinter(raw_ostream &OS, SourceText &Source) : OS(OS), Source(Source) {}

  void print(const Site &S);

private:
  void row(StringRef Label, StringRef Text);
  void snippet(const Place &At);
  void because(const Because &B);

  raw_ostream &OS;
  SourceText &Source;
};

} // namespace

/// "  label    text", with the words that do not fit on lines of their own.
void StoryPrinter::row(StringRef Label, StringRef Text) {
  OS << "  " << Label;
  size_t Column = 2 + Label.size();
  bool First = true;
  std::string Line = oneLine(Text);
  for (StringRef Word : llvm::split(Line, ' ')) {
    if (!First && Column + 1 + Word.size() > LastColumn) {
      OS << '\n';
      Column = 0;
      First = true;
    }
    unsigned Blanks = First ? TextColumn - Column : 1;
    OS.indent(Blanks) << Word;
    Column += Blanks + Word.size();
    First = false;
  }
  OS << '\n';
}

void StoryPrinter::snippet(const Place &At) {
  if (auto Line = Source.line(At))
    writeSnippet(OS, *Line, At);
}

void StoryPrinter::because(const Because &B) {
  row(B.Label, ("it " + B.Message + " (" + B.Id + ")").str());
  if (const RuleInfo *Rule = ruleByNumber(B.Rule))
    row("rule",
        (Rule->Number + " " + Rule->Title + ": " + Rule->Sentence).str());
  else
    row("rule", B.Rule);
  if (!B.Help.empty())
    row("change", B.Help);
  for (size_t I = 0; I < B.Flow.size(); ++I) {
    const FlowStep &Step = B.Flow[I];
    row(I ? "" : "flow",
        utostr(I + 1) + ". " + position(Step.At) + ": " + Step.Text);
    snippet(Step.At);
  }
}

void StoryPrinter::print(const Site &S) {
  OS.changeColor(raw_ostream::SAVEDCOLOR, /*Bold=*/true)
      << oneLine(position(S.At)) << ": ";
  OS.resetColor();
  OS.changeColor(S.Buckets == BucketPlace::Heap ? raw_ostream::YELLOW
                                                : raw_ostream::GREEN)
      << oneLine(verdict(S));
  OS.resetColor() << '\n';
  snippet(S.At);

  std::string What = describe(S.Kind).str();
  if (!S.Name.empty())
    What = "'" + S.Name + "', " + What;
  if (!S.Function.empty())
    What += " of " + S.Function;
  row("what", What);
  StringRef Written = S.Type.empty() ? S.CanonicalType : S.Type;
  row("type", Written == S.CanonicalType
                  ? Written.str()
                  : Written.str() + ", which is " + S.CanonicalType);
  row("table", describe(S.Table));
  if (!S.Later && S.Why == Reason::OptimizedAway) {
    row("header", "nothing is left of it");
  } else {
    row("header",
        describe(S.Header).str() +
            (S.HeaderBytes ? ", moved there, " + bytes(S.HeaderBytes) : ""));
    row("buckets", describe(S.Buckets).str() +
                       (S.Bytes ? ", the first " + bytes(S.Bytes) : ""));
  }
  std::string Advice = adviceFor(S);
  because({"why", S.message(), S.reasonId(), S.rule(), Advice, S.Flow});
  if (S.Nodes && (S.Later || S.Nodes->Why != S.Why))
    because({"nodes", format(S.Nodes->Why, S.Nodes->Subject),
             info(S.Nodes->Why).Id, info(S.Nodes->Why).Rule,
             info(S.Nodes->Why).Help, S.Nodes->Flow});
}

void roost::writeStories(raw_ostream &OS, ArrayRef<Site> Sites,
                         SourceText &Source) {
  StoryPrinter Printer(OS, Source);
  for (size_t I = 0; I < Sites.size(); ++I) {
    OS << (I ? "\n" : "");
    Printer.print(Sites[I]);
  }
}

//===--- As data ----------------------------------------------------------===//

/// Adds the line of the source, if it can be read.
static void addSource(json::Object &O, const Place &At, SourceText &Source) {
  if (auto Line = Source.line(At))
    O["source"] = json::fixUTF8(*Line);
}

/// Adds to an object with `reason`, `rule` and `flow` what a story has besides.
static void addStory(json::Object &O, ArrayRef<FlowStep> Flow, StringRef Help,
                     SourceText &Source) {
  const RuleInfo *Rule = ruleByNumber(O.getString("rule").value_or(""));
  O["ruleTitle"] = Rule ? Rule->Title : "";
  O["ruleSentence"] = Rule ? Rule->Sentence : "";
  O["help"] = Help;
  json::Array *Steps = O.getArray("flow");
  for (size_t I = 0; Steps && I < Flow.size(); ++I)
    addSource(*(*Steps)[I].getAsObject(), Flow[I].At, Source);
}

void roost::writeStoriesJSON(raw_ostream &OS, ArrayRef<Site> Sites,
                             SourceText &Source) {
  OS << "{\"schema\":" << SiteSchema << ",\"tool\":" << json::Value(aboutTool())
     << ",\n\"maps\":[";
  for (size_t I = 0; I < Sites.size(); ++I) {
    const Site &S = Sites[I];
    json::Object O = toJSON(S);
    addSource(O, S.At, Source);
    addStory(O, S.Flow, adviceFor(S), Source);
    if (json::Object *Nodes = O.getObject("nodes"))
      addStory(*Nodes, S.Nodes->Flow, info(S.Nodes->Why).Help, Source);
    OS << (I ? ",\n" : "\n") << json::Value(std::move(O));
  }
  OS << "\n]}\n";
}
