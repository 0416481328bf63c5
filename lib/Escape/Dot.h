//===- Dot.h - An escape graph as a picture ---------------------*- C++ -*-===//
//
// For `-roost-dot=FOLDER` (and -fplugin-arg-roost-dot=FOLDER): the graph of each
// function that asks for first storage, as the pass sees it when it decides, in
// FOLDER/<linkage name>.dot. Locations are boxes: objects double, those that
// escape red. Edges go the way the pointers flow and carry their loads; -1 is
// "address of".
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_ESCAPE_DOT_H
#define ROOST_ESCAPE_DOT_H

#include "Escape/Graph.h"

namespace roost {

/// Writes G to Folder, which is made if it is not there. Complains to G's
/// context where that fails.
void writeDot(const Graph &G, llvm::StringRef Folder);

} // namespace roost

#endif
