//===- Dot.cpp - An escape graph as a picture -----------------------------===//

#include "Escape/Dot.h"
#include "llvm/ADT/GraphTraits.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/GraphWriter.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/xxhash.h"

using namespace llvm;
using namespace roost;

namespace {

constexpr size_t LongestName = 200;

/// A location with the edges that leave it, which is the way LLVM's writer
/// goes.
struct DotNode {
  LocationId Id;
  struct Out {
    const DotNode *To;
    int Derefs;
  };
  std::vector<Out> Edges;
};

struct DotGraph {
  explicit DotGraph(const Graph &G) : G(G), Nodes(G.size()) {
    for (LocationId To = 0; To != G.size(); ++To) {
      Nodes[To].Id = To;
      for (const Edge &E : G[To].In)
        Nodes[E.From].Edges.push_back({&Nodes[To], E.Derefs});
    }
    // Constants and what else nothing flows through would only be noise.
    for (const DotNode &N : Nodes)
      if (!N.Edges.empty() || !G[N.Id].In.empty())
        Shown.push_back(&N);
  }
  const Graph &G;
  std::vector<DotNode> Nodes;
  std::vector<const DotNode *> Shown;
};

struct ChildIterator
    : iterator_adaptor_base<ChildIterator,
                            std::vector<DotNode::Out>::const_iterator,
                            std::random_access_iterator_tag, const DotNode *,
                            std::ptrdiff_t, const DotNode *, const DotNode *> {
  using iterator_adaptor_base::iterator_adaptor_base;
  explicit ChildIterator(std::vector<DotNode::Out>::const_iterator It)
      : iterator_adaptor_base(It) {}
  const DotNode *operator*() const { return I->To; }
  int derefs() const { return I->Derefs; }
};

std::string nameOf(const Graph &G, LocationId Id) {
  const Location &L = G[Id];
  switch (L.Kind) {
  case LocationKind::Heap:
    return "the heap";
  case LocationKind::Result:
    return "the result";
  case LocationKind::Freed:
    return "deallocation";
  case LocationKind::Blocks:
    return "memory of the runtime's";
  case LocationKind::Value:
  case LocationKind::Object:
  case LocationKind::Part:
    break;
  }
  std::string Name;
  raw_string_ostream OS(Name);
  if (L.Kind == LocationKind::Part)
    OS << (L.Word == AnyWord ? "any word" : "word " + itostr(L.Word)) << " of ";
  if (L.Kind == LocationKind::Object)
    OS << (L.isParamObject() ? "what is at " : "object ");
  L.V->printAsOperand(OS, /*PrintType=*/false, G.function().getParent());
  return Name;
}

} // namespace

template <> struct llvm::GraphTraits<const DotGraph *> {
  using NodeRef = const DotNode *;
  using ChildIteratorType = ChildIterator;
  using nodes_iterator = std::vector<const DotNode *>::const_iterator;
  static NodeRef getEntryNode(const DotGraph *G) { return &G->Nodes[0]; }
  static ChildIteratorType child_begin(NodeRef N) {
    return ChildIterator(N->Edges.begin());
  }
  static ChildIteratorType child_end(NodeRef N) {
    return ChildIterator(N->Edges.end());
  }
  static nodes_iterator nodes_begin(const DotGraph *G) {
    return G->Shown.begin();
  }
  static nodes_iterator nodes_end(const DotGraph *G) { return G->Shown.end(); }
};

template <>
struct llvm::DOTGraphTraits<const DotGraph *> : DefaultDOTGraphTraits {
  explicit DOTGraphTraits(bool Simple = false)
      : DefaultDOTGraphTraits(Simple) {}
  static std::string getGraphName(const DotGraph *G) {
    return "escape graph of " + G->G.function().getName().str();
  }
  std::string getNodeLabel(const DotNode *N, const DotGraph *G) {
    return nameOf(G->G, N->Id);
  }
  static std::string getNodeAttributes(const DotNode *N, const DotGraph *G) {
    const Location &L = G->G[N->Id];
    std::string Attributes;
    if (L.Kind == LocationKind::Object)
      Attributes = "peripheries=2";
    if (L.Exposed)
      Attributes += ",color=red";
    return Attributes;
  }
  static std::string getEdgeAttributes(const DotNode *, ChildIterator Child,
                                       const DotGraph *) {
    return "label=\"" + itostr(Child.derefs()) + "\"";
  }
};

void roost::writeDot(const Graph &G, StringRef Folder) {
  // A folder takes no name of more than 255 bytes; names of templates have
  // them.
  StringRef Name = G.function().getName();
  std::string File = Name.str();
  if (Name.size() > LongestName)
    File = (Name.take_front(LongestName) + "." + utohexstr(xxh3_64bits(Name)))
               .str();
  SmallString<128> Path(Folder);
  sys::path::append(Path, File + ".dot");
  std::error_code Error = sys::fs::create_directories(Folder);
  if (!Error) {
    raw_fd_ostream OS(Path, Error, sys::fs::OF_Text);
    if (!Error) {
      DotGraph Picture(G);
      const DotGraph *P = &Picture;
      WriteGraph(OS, P);
      return;
    }
  }
  G.function().getContext().emitError("roost: can't write '" + Path +
                                      "': " + Error.message());
}
