//===- SiteMetadata.h - Sites inside a module -------------------*- C++ -*-===//
//
// Between the frontend and the pass, and in LTO bitcode, sites travel as
//
//   !roost.sites = !{!0, !1}
//   !0 = !{!"{\"file\":\"a.cpp\",\"line\":4,…}"}       toJSON(Site)
//
// and a marker's call finds its site through its debug location: from the
// innermost scope outward, the first location that lies in the site's file and
// within its range names the site; of several ranges the smallest. A table's
// constructor is inlined into the user's function by then, so the chain reads
//
//   unordered_map.h:74:30 @ unordered_map.h:173:39 @ a.cpp:9:14 @ a.cpp:12:10
//                                                    ^ this one
//
// Sites that did not become a table are passed over: a table made inside their
// initializer is another map.
//
// Not modelled: two sites of one range (two declarators that a macro makes);
// the first is taken, and both get its verdict.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_IR_SITEMETADATA_H
#define ROOST_IR_SITEMETADATA_H

#include "IR/Site.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/IR/DebugInfoMetadata.h"
#include "llvm/IR/Module.h"
#include <optional>

namespace roost {

inline constexpr llvm::StringLiteral SitesMetadata = "roost.sites";

/// Puts the sites into M, in the place of those that are there.
void writeSites(llvm::Module &M, llvm::ArrayRef<Site> Sites);

/// The sites in M. One that can't be read is an error of one sentence.
llvm::Expected<std::vector<Site>> readSites(const llvm::Module &M);

/// True if M carries sites.
bool hasSites(const llvm::Module &M);

/// Takes the sites out of M.
void dropSites(llvm::Module &M);

/// The index of the site that made what is at L, or nullopt.
/// The lowered members that a constructor at \p L, or at what it was inlined
/// into, makes.
llvm::SmallVector<size_t, 2> membersMadeAt(llvm::ArrayRef<Site> Sites,
                                           const llvm::DILocation *L);
std::optional<size_t> siteAt(llvm::ArrayRef<Site> Sites,
                             const llvm::DILocation *L);

/// Where a user would look for L: its innermost location in the file that is
/// compiled, else its outermost one.
Place userPlace(const llvm::DILocation *L);

/// "ns::f" for ns::f<int>(int): how explanations speak of a function.
std::string shortName(const llvm::Function &F);
/// "ns::cache", or the name that is no C++ one.
std::string shortName(const llvm::GlobalVariable &G);

/// True if both name the same file, as far as one can tell from names.
bool sameFile(const llvm::DIFile *File, llvm::StringRef Name);

} // namespace roost

#endif
