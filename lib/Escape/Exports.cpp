//===- Exports.cpp - Facts that cross files -------------------------------===//

#include "Escape/Exports.h"
#include "Escape/Facts.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/BinaryFormat/Magic.h"
#include "llvm/IR/GlobalAlias.h"
#include "llvm/IR/InstrTypes.h"
#include "llvm/Object/Archive.h"
#include "llvm/Object/ObjectFile.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/xxhash.h"

using namespace llvm;
using namespace roost;

namespace {

constexpr int64_t Schema = 1;

std::string factName(StringRef Symbol, const FunctionFacts &Facts) {
  std::string All = join(Facts.Arguments, ";");
  if (Facts.NoUnwind)
    All += ";nounwind";
  return (Symbol + ".roost." + utohexstr(xxh3_64bits(All), /*LowerCase=*/true))
      .str();
}

Error broken(const Twine &What) {
  return createStringError(inconvertibleErrorCode(),
                           "its section .roost.facts is broken: " + What);
}

/// A function that this file only declares, as the facts speak of it.
bool isTheirs(const Function *F, const FunctionFacts &Facts) {
  return F && F->isDeclaration() && !F->isIntrinsic() && !F->isVarArg() &&
         !Facts.Arguments.empty() && F->arg_size() == Facts.Arguments.size();
}

} // namespace

FactsTable roost::factsToExport(const Module &M) {
  FactsTable Table;
  for (const Function &F : M) {
    if (!F.hasExternalLinkage() || !F.isDefinitionExact() || F.isVarArg() ||
        F.hasHiddenVisibility() || F.getName().empty())
      continue;
    FunctionFacts Facts{std::vector<std::string>(F.arg_size()),
                        F.doesNotThrow()};
    bool Any = false;
    for (const Argument &A : F.args())
      if (auto Known = factsOf(A);
          Known && !(*Known == ParamFacts::unknown()) && originalNumber(A) == A.getArgNo()) {
        Facts.Arguments[A.getArgNo()] = Known->text();
        Any = true;
      }
    if (Any)
      Table.emplace(F.getName(), std::move(Facts));
  }
  return Table;
}

std::string roost::encodeFacts(const FactsTable &Table) {
  json::Object Functions;
  for (const auto &[Symbol, Facts] : Table)
    Functions[Symbol] =
        json::Object{{"arguments", json::Array(Facts.Arguments)},
                     {"nounwind", Facts.NoUnwind}};
  std::string Text;
  raw_string_ostream(Text) << json::Value(
      json::Object{{"schema", Schema}, {"functions", std::move(Functions)}});
  return Text + "\n";
}

Error roost::decodeFacts(StringRef Section, FactsTable &Into) {
  // `ld -r` puts the sections of several objects behind one another.
  SmallVector<StringRef, 4> Lines;
  Section.split(Lines, '\n', -1, /*KeepEmpty=*/false);
  for (StringRef Line : Lines) {
    Line = Line.trim('\0');
    if (Line.empty())
      continue;
    Expected<json::Value> Value = json::parse(Line);
    if (!Value)
      return broken(StringRef(toString(Value.takeError())).lower());
    const json::Object *O = Value->getAsObject();
    if (!O || O->getInteger("schema") != Schema)
      return broken("its schema is not 1; use the Roost that wrote it");
    const json::Object *Functions = O->getObject("functions");
    if (!Functions)
      return broken("it has no functions");
    for (const auto &[Symbol, Value] : *Functions) {
      FunctionFacts Facts;
      const json::Object *Each = Value.getAsObject();
      const json::Array *Array = Each ? Each->getArray("arguments") : nullptr;
      auto NoUnwind = Each ? Each->getBoolean("nounwind") : std::nullopt;
      if (!Array || !NoUnwind)
        return broken("'" + Symbol.str() + "' lacks arguments or nounwind");
      Facts.NoUnwind = *NoUnwind;
      for (const json::Value &Argument : *Array) {
        auto Text = Argument.getAsString();
        if (!Text || (!Text->empty() && !ParamFacts::parse(*Text)))
          return broken("'" + Symbol.str() + "' has facts that can't be read");
        Facts.Arguments.push_back(Text->str());
      }
      auto [It, New] = Into.try_emplace(Symbol.str(), Facts);
      if (!New && !(It->second == Facts))
        It->second = FunctionFacts();
    }
  }
  return Error::success();
}

static Error readObject(MemoryBufferRef Bytes, FactsTable &Into, bool &Any) {
  Expected<std::unique_ptr<object::ObjectFile>> Object =
      object::ObjectFile::createObjectFile(Bytes);
  if (!Object)
    return Object.takeError();
  for (const object::SectionRef &Section : (*Object)->sections()) {
    Expected<StringRef> Name = Section.getName();
    if (!Name)
      return Name.takeError();
    if (*Name != FactsSection)
      continue;
    Expected<StringRef> Contents = Section.getContents();
    if (!Contents)
      return Contents.takeError();
    if (Error E = decodeFacts(*Contents, Into))
      return E;
    Any = true;
  }
  return Error::success();
}

static Error readBytes(MemoryBufferRef Bytes, FactsTable &Into, bool &Any) {
  if (identify_magic(Bytes.getBuffer()) != file_magic::archive)
    return readObject(Bytes, Into, Any);
  Expected<std::unique_ptr<object::Archive>> Archive =
      object::Archive::create(Bytes);
  if (!Archive)
    return Archive.takeError();
  Error Walk = Error::success();
  for (const object::Archive::Child &Member : (*Archive)->children(Walk)) {
    Expected<MemoryBufferRef> Inner = Member.getMemoryBufferRef();
    if (!Inner)
      return joinErrors(std::move(Walk), Inner.takeError());
    // A member that is no object, such as a list of names, has no facts.
    if (identify_magic(Inner->getBuffer()) != file_magic::elf_relocatable)
      continue;
    if (Error E = readObject(*Inner, Into, Any))
      return joinErrors(std::move(Walk), std::move(E));
  }
  return Walk;
}

Error roost::readFacts(StringRef Path, FactsTable &Into) {
  auto Failed = [&](const Twine &Why) {
    return createStringError(inconvertibleErrorCode(),
                             "no facts can be read from '" + Path +
                                 "': " + Why);
  };
  auto Bytes = MemoryBuffer::getFile(Path, /*IsText=*/false,
                                     /*RequiresNullTerminator=*/false);
  if (!Bytes)
    return Failed(StringRef(Bytes.getError().message()).lower());
  bool Any = false;
  if (Error E = readBytes((*Bytes)->getMemBufferRef(), Into, Any))
    return Failed(toString(std::move(E)));
  if (!Any)
    return Failed("it was not compiled with -fplugin-arg-roost-facts=on");
  return Error::success();
}

void roost::defineFactNames(Module &M, const FactsTable &Table) {
  for (const auto &[Symbol, Facts] : Table) {
    Function *F = M.getFunction(Symbol);
    auto *Name = GlobalAlias::create(GlobalValue::ExternalLinkage,
                                     factName(Symbol, Facts), F);
    Name->setVisibility(GlobalValue::HiddenVisibility);
  }
}

void roost::believe(Module &M, const FactsTable &Table) {
  for (const auto &[Symbol, Facts] : Table) {
    Function *F = M.getFunction(Symbol);
    if (!isTheirs(F, Facts))
      continue;
    if (Facts.NoUnwind)
      F->setDoesNotThrow();
    for (Argument &A : F->args()) {
      StringRef Text = Facts.Arguments[A.getArgNo()];
      if (auto Known = ParamFacts::parse(Text); Known && !Text.empty())
        writeFacts(A, *Known);
    }
  }
}

void roost::callByFactNames(Module &M, const FactsTable &Table) {
  for (const auto &[Symbol, Facts] : Table) {
    Function *F = M.getFunction(Symbol);
    if (!isTheirs(F, Facts))
      continue;
    SmallVector<CallBase *, 8> Calls;
    for (User *U : F->users())
      if (auto *Call = dyn_cast<CallBase>(U);
          Call && Call->isCallee(&Call->getCalledOperandUse()) &&
          Call->getCalledOperand() == F)
        Calls.push_back(Call);
    if (Calls.empty())
      continue;
    Function *Named =
        Function::Create(F->getFunctionType(), GlobalValue::ExternalLinkage,
                         F->getAddressSpace(), factName(Symbol, Facts), &M);
    Named->copyAttributesFrom(F);
    Named->setVisibility(GlobalValue::HiddenVisibility);
    Named->setDSOLocal(true);
    for (CallBase *Call : Calls)
      Call->setCalledOperand(Named);
  }
}
