//===- Plan.cpp - A plan as JSON ------------------------------------------===//

#include "Lower/Plan.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;
using namespace roost;

std::string roost::encode(const Plan &P) {
  json::Array Sites, Edits;
  for (const Site &S : P.Sites)
    Sites.push_back(toJSON(S));
  for (const PlannedEdit &E : P.Edits)
    Edits.push_back(json::Array{E.OpenAfter, E.Begin, E.End, int64_t(E.Kind)});
  json::Object O{{"errors", P.HasErrors},
                 {"sites", std::move(Sites)},
                 {"edits", std::move(Edits)}};
  std::string Text;
  raw_string_ostream OS(Text);
  OS << json::Value(std::move(O));
  return Text;
}

Expected<Plan> roost::decodePlan(StringRef Text) {
  auto Broken = [](const char *What) {
    return createStringError(inconvertibleErrorCode(),
                             "the plan's %s can't be read", What);
  };
  Expected<json::Value> V = json::parse(Text);
  if (!V)
    return V.takeError();
  const json::Object *O = V->getAsObject();
  if (!O)
    return Broken("text");
  Plan P;
  P.HasErrors = O->getBoolean("errors").value_or(true);
  const json::Array *Sites = O->getArray("sites");
  const json::Array *Edits = O->getArray("edits");
  if (!Sites || !Edits)
    return Broken("lists");
  for (const json::Value &S : *Sites) {
    Expected<Site> One = siteFromJSON(S);
    if (!One)
      return One.takeError();
    P.Sites.push_back(std::move(*One));
  }
  for (const json::Value &E : *Edits) {
    const json::Array *A = E.getAsArray();
    if (!A || A->size() != 4)
      return Broken("edits");
    unsigned At[4];
    for (unsigned I = 0; I != 4; ++I) {
      auto N = (*A)[I].getAsInteger();
      if (!N || *N < 0 || *N > int64_t(UINT32_MAX))
        return Broken("offsets");
      At[I] = unsigned(*N);
    }
    if (At[3] > unsigned(EditKind::Tag))
      return Broken("edits");
    P.Edits.push_back({At[0], At[1], At[2], EditKind(At[3])});
  }
  return P;
}
