//===- Candidates.h - What else could a call choose? ------------*- C++ -*-===//
//
// Lowering gives arguments other types. Where a call could choose among several
// functions, it might choose another one then. Clang says in the tree which
// function was chosen, and not reliably what else was there; so the names are
// looked up again, in more places than the language would: in all contexts
// around the call, whatever hides them, in namespaces that those use, and where
// the arguments' types lead.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_LEGALITY_CANDIDATES_H
#define ROOST_LEGALITY_CANDIDATES_H

namespace clang {
class CallExpr;
class Expr;
class Sema;
} // namespace clang

namespace roost {

class BodyIndex;

/// May an argument of \p Call be converted to its parameter's type, if it is of
/// another type? The call can choose nothing else, and no template, whose
/// parameter would be of that type, too.
bool mayConvert(const clang::Expr *Call, const BodyIndex &In, clang::Sema &S);

/// Does \p Call, in the body \p In, choose an instance of a template whose
/// arguments it deduces, and would it choose one of the same template if an
/// argument were a table of ours?
bool isDeduced(const clang::CallExpr *Call, const BodyIndex &In,
               clang::Sema &S);

} // namespace roost

#endif
