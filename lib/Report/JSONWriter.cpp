//===- JSONWriter.cpp - The report as data --------------------------------===//
//
// The frame is written by hand and each map by llvm::json, so that a report of
// any length is streamed and has one map a line, which `grep` and `diff` like.
// docs/formats/report-json.md lists the keys.
//
//===----------------------------------------------------------------------===//

#include "Report/Merge.h"
#include "Report/Writers.h"
#include "llvm/Config/llvm-config.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;
using namespace roost;

json::Object roost::aboutTool() {
  return json::Object{{"name", "roost"},
                      {"version", ROOST_VERSION_STRING},
                      {"llvm", LLVM_VERSION_STRING}};
}

void roost::writeJSON(raw_ostream &OS, ArrayRef<Site> Sites) {
  OS << "{\"schema\":" << SiteSchema << ",\"tool\":" << json::Value(aboutTool())
     << ",\n\"maps\":[";
  for (size_t I = 0; I < Sites.size(); ++I)
    OS << (I ? ",\n" : "\n") << json::Value(toJSON(Sites[I]));
  Summary Sum = summarize(Sites);
  OS << "\n],\n\"summary\":"
     << json::Value(json::Object{{"maps", Sum.Maps},
                                 {"lowered", Sum.Lowered},
                                 {"stack", Sum.Stack},
                                 {"heap", Sum.Heap},
                                 {"static", Sum.Static},
                                 {"notLowered", Sum.NotLowered}})
     << "}\n";
}
