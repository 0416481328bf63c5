//===- SiteMetadata.cpp - Sites to metadata, locations to sites -----------===//

#include "IR/SiteMetadata.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Demangle/Demangle.h"
#include "llvm/IR/Metadata.h"
#include "llvm/Support/Path.h"
#include <tuple>

using namespace llvm;
using namespace roost;

namespace {

/// A range's extent, smaller first: lines, then columns.
std::tuple<unsigned, unsigned> extent(const Site &S) {
  unsigned Lines = S.EndLine - S.BeginLine;
  return {Lines, Lines ? S.EndColumn : S.EndColumn - S.BeginColumn};
}

/// Column 0 means that columns are unknown: then the lines decide.
bool holds(const Site &S, unsigned Line, unsigned Column) {
  if (Line < S.BeginLine || Line > S.EndLine)
    return false;
  if (!Column)
    return true;
  return (Line > S.BeginLine || Column >= S.BeginColumn) &&
         (Line < S.EndLine || Column <= S.EndColumn);
}

SmallString<128> fullPath(StringRef Directory, StringRef Name) {
  SmallString<128> Path;
  if (!sys::path::is_absolute(Name))
    Path = Directory;
  sys::path::append(Path, Name);
  sys::path::remove_dots(Path, /*remove_dot_dot=*/true);
  return Path;
}

const DICompileUnit *unitOf(const DILocation *L) {
  DISubprogram *SP = L->getScope()->getSubprogram();
  return SP ? SP->getUnit() : nullptr;
}

bool isMainFile(const DILocation *L) {
  const DICompileUnit *Unit = unitOf(L);
  if (!Unit || !L->getFile() || !Unit->getFile())
    return false;
  if (Unit->getFile() == L->getFile())
    return true;
  return fullPath(L->getFile()->getDirectory(), L->getFile()->getFilename()) ==
         fullPath(Unit->getFile()->getDirectory(),
                  Unit->getFile()->getFilename());
}

/// As a user would write it: relative to where the compiler ran, if it is.
std::string shownName(const DILocation *L) {
  const DIFile *File = L->getFile();
  if (!File)
    return "";
  const DICompileUnit *Unit = unitOf(L);
  bool FromHere = Unit && File->getDirectory() == Unit->getDirectory();
  if (FromHere || File->getDirectory().empty() ||
      sys::path::is_absolute(File->getFilename()))
    return File->getFilename().str();
  return std::string(fullPath(File->getDirectory(), File->getFilename()));
}

/// "a::b::c" for "a::b<a::d<int>>::c".
std::string withoutTemplateArguments(StringRef Name) {
  std::string Result;
  unsigned Depth = 0;
  for (char C : Name) {
    if (C == '<')
      ++Depth;
    else if (C == '>' && Depth)
      --Depth;
    else if (!Depth)
      Result += C;
  }
  return Result;
}

} // namespace

std::string roost::shortName(const Function &F) {
  // What LLVM and the pass append to the name of a copy is not the source's.
  StringRef Own = F.getName();
  std::string Mangled =
      (Own.starts_with("_Z") ? Own.split('.').first : Own).str();
  ItaniumPartialDemangler Demangler;
  if (Demangler.partialDemangle(Mangled.c_str()) || !Demangler.isFunction())
    return Mangled;
  auto Take = [](char *Text) {
    std::string Result = Text ? Text : "";
    free(Text);
    return Result;
  };
  size_t Size = 0;
  std::string Base = Take(Demangler.getFunctionBaseName(nullptr, &Size));
  std::string Scope =
      Take(Demangler.getFunctionDeclContextName(nullptr, &Size));
  if (Base.empty())
    return Mangled;
  return Scope.empty() ? Base : withoutTemplateArguments(Scope) + "::" + Base;
}

std::string roost::shortName(const GlobalVariable &G) {
  std::string Name = G.getName().str();
  ItaniumPartialDemangler Demangler;
  if (Demangler.partialDemangle(Name.c_str()))
    return Name;
  size_t Size = 0;
  if (char *Text = Demangler.finishDemangle(nullptr, &Size)) {
    Name = Text;
    free(Text);
  }
  return Name;
}

void roost::writeSites(Module &M, ArrayRef<Site> Sites) {
  dropSites(M);
  if (Sites.empty())
    return;
  NamedMDNode *Node = M.getOrInsertNamedMetadata(SitesMetadata);
  LLVMContext &Context = M.getContext();
  for (const Site &S : Sites) {
    std::string Text;
    raw_string_ostream(Text) << json::Value(toJSON(S));
    Node->addOperand(MDNode::get(Context, MDString::get(Context, Text)));
  }
}

Expected<std::vector<Site>> roost::readSites(const Module &M) {
  std::vector<Site> Sites;
  const NamedMDNode *Node = M.getNamedMetadata(SitesMetadata);
  if (!Node)
    return Sites;
  for (const MDNode *Entry : Node->operands()) {
    auto *Text = Entry->getNumOperands() == 1
                     ? dyn_cast<MDString>(Entry->getOperand(0))
                     : nullptr;
    if (!Text)
      return createStringError(inconvertibleErrorCode(),
                               "an entry of !roost.sites is not a string");
    Expected<json::Value> Value = json::parse(Text->getString());
    if (!Value)
      return Value.takeError();
    Expected<Site> S = siteFromJSON(*Value);
    if (!S)
      return S.takeError();
    Sites.push_back(std::move(*S));
  }
  return Sites;
}

bool roost::hasSites(const Module &M) {
  return M.getNamedMetadata(SitesMetadata);
}

void roost::dropSites(Module &M) {
  if (NamedMDNode *Node = M.getNamedMetadata(SitesMetadata))
    Node->eraseFromParent();
}

bool roost::sameFile(const DIFile *File, StringRef Name) {
  if (!File)
    return false;
  if (File->getFilename() == Name)
    return true;
  return fullPath(File->getDirectory(), File->getFilename()) ==
         fullPath(File->getDirectory(), Name);
}

/// Sites are of the main file. A prefix map (-ffile-prefix-map) changes the
/// names that debug info knows, so the unit's own file counts as theirs too.
static bool isInFileOf(const Site &S, const DILocation *L) {
  return sameFile(L->getFile(), S.At.File) ||
         (isMainFile(L) && sys::path::filename(S.At.File) ==
                               sys::path::filename(L->getFilename()));
}

std::optional<size_t> roost::siteAt(ArrayRef<Site> Sites, const DILocation *L) {
  for (; L; L = L->getInlinedAt()) {
    std::optional<size_t> Best;
    for (size_t I = 0; I != Sites.size(); ++I) {
      const Site &S = Sites[I];
      if (S.Table == TableKind::None || !holds(S, L->getLine(), L->getColumn()))
        continue;
      if (Best && extent(Sites[*Best]) <= extent(S))
        continue;
      if (isInFileOf(S, L))
        Best = I;
    }
    if (Best)
      return Best;
  }
  return std::nullopt;
}

SmallVector<size_t, 2> roost::membersMadeAt(ArrayRef<Site> Sites,
                                            const DILocation *L) {
  SmallVector<size_t, 2> Found;
  for (; L && Found.empty(); L = L->getInlinedAt())
    for (size_t I = 0; I != Sites.size(); ++I)
      if (Sites[I].Table != TableKind::None &&
          is_contained(Sites[I].MadeAt,
                       std::pair(L->getLine(), L->getColumn())) &&
          isInFileOf(Sites[I], L))
        Found.push_back(I);
  return Found;
}

Place roost::userPlace(const DILocation *L) {
  if (!L)
    return Place();
  const DILocation *Shown = nullptr;
  for (; L; L = L->getInlinedAt()) {
    if (!L->getLine())
      continue;
    Shown = L;
    if (isMainFile(L))
      break;
  }
  if (!Shown)
    return Place();
  return {shownName(Shown), Shown->getLine(), Shown->getColumn()};
}
