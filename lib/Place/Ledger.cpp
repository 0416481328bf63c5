//===- Ledger.cpp - What was decided for each site ------------------------===//

#include "Place/Ledger.h"
#include "Escape/Summary.h"
#include "IR/SiteMetadata.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Demangle/Demangle.h"
#include "llvm/IR/DiagnosticInfo.h"
#include "llvm/IR/Function.h"
#include "llvm/IR/InstIterator.h"
#include <tuple>

using namespace llvm;
using namespace roost;

namespace {

/// Constructors and destructors have several bodies (C1, C2; D0, D1, D2), of
/// which the frontend names one and the module may hold another.
Function *functionOf(const Module &M, StringRef Symbol) {
  if (Symbol.empty())
    return nullptr;
  if (Function *F = M.getFunction(Symbol))
    return F;
  if (const GlobalAlias *A = M.getNamedAlias(Symbol))
    return const_cast<Function *>(
        dyn_cast<Function>(A->getAliasee()->stripPointerCasts()));
  for (StringRef Name : {"C1E", "C2E", "D0E", "D1E", "D2E"}) {
    size_t At = Symbol.rfind(Name);
    if (At == StringRef::npos)
      continue;
    for (char Variant : {'0', '1', '2'}) {
      std::string Other = Symbol.str();
      Other[At + 1] = Variant;
      if (Function *F = M.getFunction(Other))
        return F;
    }
  }
  return nullptr;
}

std::string typeName(Type *T) {
  auto *Struct = dyn_cast<StructType>(T);
  if (!Struct || !Struct->hasName())
    return "";
  StringRef Name = Struct->getName();
  Name.consume_front("class.");
  Name.consume_front("struct.");
  // "class.A.12" is the twelfth class A the context has seen.
  auto [Head, Number] = Name.rsplit('.');
  return (!Number.empty() && all_of(Number, isDigit) ? Head : Name).str();
}

/// A function of the standard library, such as the growth of a vector.
bool isLibraryCode(const Function &F) {
  StringRef Name = F.getName();
  return Name.starts_with("_ZSt") || Name.starts_with("_ZNSt") ||
         Name.starts_with("_ZNKSt");
}

/// What the IR alone says of a map nobody in the frontend wrote down.
Site describe(const StorageCall &Call, const HeaderRoot &Root) {
  Site S;
  S.Table = TableKind::Flat;
  const Function &F = *Call.call().getFunction();
  S.Symbol = F.getName().str();
  S.Function = demangle(F.getName());
  const DILocation *L = Call.call().getDebugLoc();
  S.At = userPlace(L);
  for (; L; L = L->getInlinedAt())
    if (const DISubprogram *SP = L->getScope()->getSubprogram();
        SP && !L->getInlinedAt() && !SP->getLinkageName().empty()) {
      S.Symbol = SP->getLinkageName().str();
      S.Function = demangle(SP->getLinkageName());
    }
  if (S.At.File.empty())
    S.At.File = F.getParent()->getSourceFileName();
  S.BeginLine = S.EndLine = S.At.Line;
  S.BeginColumn = S.EndColumn = S.At.Column;
  if (!Root.Base)
    return S;
  S.Name = Root.Base->getName().str();
  switch (Root.Kind) {
  case RootKind::Allocation:
    S.Kind = SiteKind::New;
    S.Header = HeaderPlace::Heap;
    break;
  case RootKind::Global:
    S.Kind = SiteKind::Global;
    S.Header = HeaderPlace::Static;
    break;
  default:
    S.Kind = SiteKind::Local;
  }
  if (auto *Alloca = dyn_cast<AllocaInst>(Root.Base))
    S.Type = S.CanonicalType = typeName(Alloca->getAllocatedType());
  return S;
}

/// How bad an outcome is for who hoped for the stack.
unsigned badness(BucketPlace P) { return P == BucketPlace::Heap; }

void merge(Site &S, const Outcome &O) {
  bool First = S.Copies++ == 0;
  if (!First && badness(O.Buckets) <= badness(S.Buckets)) {
    // The verdict stands; the frame pays for the largest copy.
    S.Bytes = std::max(S.Bytes, O.Bytes);
    return;
  }
  S.Buckets = O.Buckets;
  S.Why = O.Why;
  S.Subject = O.Subject;
  S.Bytes = O.Bytes;
  S.HeaderBytes = O.HeaderBytes;
  S.Flow = O.Flow;
  if (O.Header)
    S.Header = *O.Header;
}

} // namespace

void Ledger::open(Module &M) {
  Entries.clear();
  Own.clear();
  Expected<std::vector<Site>> Sites = readSites(M);
  if (!Sites) {
    // The frontend wrote them, so this is a bug; the program is still right.
    M.getContext().emitError("roost: internal error: " +
                             toString(Sites.takeError()));
    Known.clear();
  } else {
    Known = std::move(*Sites);
  }
  FromFrontend = Known.size();
  for (const Site &S : Known) {
    Entry E;
    E.S = S;
    Function *F = functionOf(M, S.Symbol);
    E.Function = F;
    E.Emitted = F && !F->isDeclaration();
    Entries.push_back(std::move(E));
  }
}

Ledger::Entry &Ledger::entryOf(const StorageCall &Call,
                               const HeaderRoot &Root) {
  if (auto Index = siteAt(Known, Call.call().getDebugLoc()))
    return Entries[*Index];
  Site S = describe(Call, Root);
  std::string Key = S.At.File + ":" + utostr(S.At.Line) + ":" +
                    utostr(S.At.Column) + ":" + S.Symbol;
  if (!S.At.Line)
    Key += ":" + S.Name + "+" + itostr(Root.Offset);
  auto [It, New] = Own.try_emplace(std::move(Key), Entries.size());
  if (New) {
    Entries.emplace_back();
    Entries.back().S = std::move(S);
  }
  return Entries[It->second];
}

/// The sites in whose initializers the code that L speaks of was inlined.
static SmallVector<size_t, 2> sitesAround(ArrayRef<Site> Sites,
                                          const DILocation *L) {
  SmallVector<size_t, 2> Around;
  std::optional<size_t> Innermost = siteAt(Sites, L);
  for (; Innermost && L; L = L->getInlinedAt())
    if (auto Index = siteAt(Sites, L); Index && *Index != *Innermost &&
                                       !is_contained(Around, *Index))
      Around.push_back(*Index);
  return Around;
}

void Ledger::note(const StorageCall &Call, const HeaderRoot &Root, Outcome O) {
  // What a callee makes for another object than its result is none of these.
  bool MayBeResult = !Call.isHoisted() || Call.isForResult();
  SmallVector<size_t, 2> Around;
  if (MayBeResult)
    Around = sitesAround(Known, Call.call().getDebugLoc());
  for (size_t Index : Around) {
    std::optional<Outcome> &Inner = Entries[Index].Inner;
    if (!Inner || badness(O.Buckets) > badness(Inner->Buckets))
      Inner = O;
  }
  bool OfSite = siteAt(Known, Call.call().getDebugLoc()).has_value();
  if (!OfSite && isTableCode(*Call.call().getFunction()))
    return; // A constructor's own body makes no map.
  if (!OfSite) {
    // An owner's constructor makes all of its members.
    SmallVector<size_t, 2> Members =
        membersMadeAt(Known, Call.call().getDebugLoc());
    for (size_t I : Members) {
      Entries[I].Emitted = true;
      if (!Entries[I].Function)
        Entries[I].Function = Call.call().getFunction();
      // The owner's place is not the member's.
      O.Header.reset();
      merge(Entries[I].S, O);
    }
    // The frontend knows every map of its file: this is a part of one, such as
    // an aggregate's field or the temporary of a swap; or one that a container
    // makes, whose own place says nothing of its elements.
    if (!Members.empty() ||
        (FromFrontend &&
         (isLibraryCode(*Call.call().getFunction()) ||
          userPlace(Call.call().getDebugLoc()).File == Known.front().At.File)))
      return;
  }
  Entry &E = entryOf(Call, Root);
  E.Emitted = true;
  if (!E.Function)
    E.Function = Call.call().getFunction();
  merge(E.S, O);
}

void Ledger::noteCallees(Function &F) {
  for (Instruction &I : instructions(F)) {
    auto *Call = dyn_cast<CallBase>(&I);
    if (!Call || !Call->arg_size() || !Call->getCalledFunction() ||
        !Call->paramHasAttr(0, Attribute::StructRet))
      continue;
    if (auto Index = siteAt(Known, Call->getDebugLoc()))
      Entries[*Index].MadeBy = shortName(*Call->getCalledFunction());
  }
}

void Ledger::settle() {
  for (Entry &E : Entries) {
    if (E.S.Table == TableKind::None || E.S.Copies)
      continue;
    E.S.Bytes = 0;
    bool IsFlat = E.S.Table == TableKind::Flat;
    if (IsFlat && E.Inner) {
      // Where the function that makes it sees the header is not where it is.
      E.Inner->Header.reset();
      merge(E.S, *E.Inner);
      continue;
    }
    if (IsFlat && !E.MadeBy.empty()) {
      bool InPlace = E.S.Kind == SiteKind::Local;
      E.S.Why = InPlace ? Reason::MadeInPlace : Reason::HeaderOnHeap;
      E.S.Subject = InPlace ? E.MadeBy : "";
      E.S.Buckets = BucketPlace::Heap;
      continue;
    }
    // Nodes ask for no first buckets; why there are nodes is what matters.
    if (E.S.Table == TableKind::Node && E.S.Nodes &&
        (E.Emitted || E.S.Symbol.empty() || E.S.Kind != SiteKind::Local)) {
      E.S.Why = E.S.Nodes->Why;
      E.S.Subject = E.S.Nodes->Subject;
      E.S.Flow = E.S.Nodes->Flow;
      E.S.Buckets = BucketPlace::Heap;
      continue;
    }
    // Made by their owners and callers, in other files too, and by containers
    // in functions of the library: what the frontend said of them stands.
    if (E.S.Kind == SiteKind::Member || E.S.Kind == SiteKind::Parameter ||
        E.S.Kind == SiteKind::Element || E.S.Header == HeaderPlace::Static) {
      E.S.Buckets = BucketPlace::Heap;
      continue;
    }
    E.S.Why = E.Emitted ? Reason::OptimizedAway : Reason::NotEmitted;
    E.S.Buckets = E.Emitted ? BucketPlace::Stack : BucketPlace::Heap;
  }
  // Sites of our own come in the order of decisions, which follows the call
  // graph; the source's order is one that a change elsewhere does not disturb.
  auto Order = [](const Entry &E) {
    return std::tie(E.S.At.File, E.S.At.Line, E.S.At.Column, E.S.Symbol,
                    E.S.Name);
  };
  llvm::sort(
      Entries.begin() + FromFrontend, Entries.end(),
      [&](const Entry &A, const Entry &B) { return Order(A) < Order(B); });
}

std::vector<Site> Ledger::sites() const {
  std::vector<Site> Sites;
  for (const Entry &E : Entries)
    Sites.push_back(E.S);
  return Sites;
}
