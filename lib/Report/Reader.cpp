//===- Reader.cpp - Objects, bitcode, archives, folders -------------------===//
//
// readRecords() is at the end; above it, from the outside in: a path, a folder,
// a file, the bytes of a file, and the three kinds of bytes. Nothing read here
// is trusted: Chunk.h bounds the record itself, LLVM's readers check object
// files, and bitcode, whose reader does not promise as much, is read under a
// crash guard.
//
//===----------------------------------------------------------------------===//

#include "Report/Reader.h"
#include "Report/Chunk.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/BinaryFormat/Magic.h"
#include "llvm/Bitcode/BitcodeReader.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/DiagnosticInfo.h"
#include "llvm/IR/LLVMContext.h"
#include "llvm/IR/Module.h"
#include "llvm/Object/Archive.h"
#include "llvm/Object/ELFObjectFile.h"
#include "llvm/Support/CrashRecoveryContext.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace llvm;
using namespace roost;

namespace {

/// What a file or a member turned out to be.
enum class Found {
  NotAnObject,
  NoRecord,
  LinkedWithoutRecord,
  Record,
  Trouble
};

class RecordReader {
public:
  explicit RecordReader(Reading &R) : R(R) {}
  void readNamed(const std::string &Path);

private:
  bool walk(const std::string &Folder);
  Found readFile(const std::string &Path);
  Found readBytes(MemoryBufferRef Bytes, const std::string &Where);
  Found readObject(MemoryBufferRef Bytes, file_magic Magic,
                   const std::string &Where);
  Found readBitcode(MemoryBufferRef Bytes, const std::string &Where);
  Found readArchive(MemoryBufferRef Bytes, const std::string &Where);
  Found readMember(const object::Archive::Child &Member, bool Thin,
                   const std::string &Where);
  Found readSections(ArrayRef<std::string> Contents, const std::string &Where);
  Found trouble(const std::string &Where, const Twine &What);

  Reading &R;
  /// Files already read, by their real path: a thin archive names files that
  /// a folder holds as well, or, if it is hostile, itself.
  StringMap<Found> Seen;
};

/// Files worth opening when nobody named them.
bool looksLikeAnObject(StringRef Path) {
  StringRef Extension = sys::path::extension(Path);
  return Extension == ".o" || Extension == ".a" || Extension == ".obj" ||
         Extension == ".bc" || Extension == ".lo";
}

/// LLVM's iterator over sections ends early where the section table is broken,
/// so the table is checked before.
Error checkSectionTable(const object::ObjectFile &O) {
  auto Check = [](const auto *ELF) {
    return ELF->getELFFile().sections().takeError();
  };
  if (auto *ELF = dyn_cast<object::ELF64LEObjectFile>(&O))
    return Check(ELF);
  if (auto *ELF = dyn_cast<object::ELF32LEObjectFile>(&O))
    return Check(ELF);
  if (auto *ELF = dyn_cast<object::ELF64BEObjectFile>(&O))
    return Check(ELF);
  return Check(cast<object::ELF32BEObjectFile>(&O));
}

/// LLVM's messages as part of a sentence of ours.
std::string quoted(Error E) {
  std::string Text = toString(std::move(E));
  StringRef T = StringRef(Text).trim().rtrim('.');
  return T.empty() ? "no details" : T.str();
}

} // namespace

Found RecordReader::trouble(const std::string &Where, const Twine &What) {
  R.Troubles.push_back((Where + ": " + What).str());
  return Found::Trouble;
}

//===--- Paths ------------------------------------------------------------===//

void RecordReader::readNamed(const std::string &Path) {
  sys::fs::file_status Status;
  if (std::error_code EC = sys::fs::status(Path, Status)) {
    trouble(Path, "can't be read: " + StringRef(EC.message()).lower());
    return;
  }
  if (Status.type() == sys::fs::file_type::directory_file) {
    if (!walk(Path))
      trouble(Path, "no object in this folder carries a Roost record; compile "
                    "with 'roost c++' and name the folder of the objects");
    return;
  }
  if (Status.type() != sys::fs::file_type::regular_file) {
    trouble(Path, "is neither a file nor a folder");
    return;
  }

  switch (readFile(Path)) {
  case Found::NotAnObject:
    trouble(Path, "is not an object, an archive or LLVM bitcode");
    return;
  case Found::NoRecord:
    trouble(Path, "carries no Roost record; compile it with 'roost c++'");
    return;
  case Found::LinkedWithoutRecord:
    trouble(Path, "carries no Roost record, because the linker drops it; name "
                  "the objects it was linked from");
    return;
  case Found::Record:
  case Found::Trouble:
    return;
  }
}

/// Returns whether there was anything: a record, or trouble already reported.
bool RecordReader::walk(const std::string &Folder) {
  bool Any = false;
  std::error_code EC;
  std::vector<std::string> Files, Folders;
  sys::fs::directory_iterator Entry(Folder, EC, /*follow_symlinks=*/false), End;
  for (; !EC && Entry != End; Entry.increment(EC)) {
    // A link to a file counts, a link to a folder may lead round in a circle.
    sys::fs::file_status Target;
    if (sys::fs::status(Entry->path(), Target))
      continue;
    if (Target.type() == sys::fs::file_type::directory_file) {
      if (!sys::fs::is_symlink_file(Entry->path()))
        Folders.push_back(Entry->path());
    } else if (Target.type() == sys::fs::file_type::regular_file &&
               looksLikeAnObject(Entry->path())) {
      Files.push_back(Entry->path());
    }
  }
  if (EC) {
    trouble(Folder, "can't be read: " + StringRef(EC.message()).lower());
    Any = true;
  }

  llvm::sort(Files);
  llvm::sort(Folders);
  for (const std::string &File : Files) {
    Found What = readFile(File);
    Any |= What == Found::Record || What == Found::Trouble;
  }
  for (const std::string &Inner : Folders)
    Any |= walk(Inner);
  return Any;
}

Found RecordReader::readFile(const std::string &Path) {
  SmallString<256> Real;
  if (std::error_code EC = sys::fs::real_path(Path, Real))
    return trouble(Path, "can't be read: " + StringRef(EC.message()).lower());
  auto [Known, New] = Seen.try_emplace(Real, Found::NoRecord);
  if (!New)
    return Known->second;

  auto Bytes = MemoryBuffer::getFile(Path, /*IsText=*/false,
                                     /*RequiresNullTerminator=*/false);
  if (!Bytes)
    return trouble(Path, "can't be read: " +
                             StringRef(Bytes.getError().message()).lower());
  Found What = readBytes((*Bytes)->getMemBufferRef(), Path);
  Seen[Real] = What;
  return What;
}

//===--- Bytes ------------------------------------------------------------===//

Found RecordReader::readBytes(MemoryBufferRef Bytes, const std::string &Where) {
  file_magic Magic = identify_magic(Bytes.getBuffer());
  switch (Magic) {
  case file_magic::archive:
    return readArchive(Bytes, Where);
  case file_magic::bitcode:
    return readBitcode(Bytes, Where);
  case file_magic::elf:
  case file_magic::elf_relocatable:
  case file_magic::elf_executable:
  case file_magic::elf_shared_object:
  case file_magic::elf_core:
    return readObject(Bytes, Magic, Where);
  default:
    return Found::NotAnObject;
  }
}

Found RecordReader::readSections(ArrayRef<std::string> Contents,
                                 const std::string &Where) {
  if (Contents.empty())
    return Found::NoRecord;
  for (const std::string &Content : Contents)
    if (Error E = decodeChunks(Content, R.Sites))
      return trouble(Where, quoted(std::move(E)));
  ++R.Records;
  return Found::Record;
}

Found RecordReader::readObject(MemoryBufferRef Bytes, file_magic Magic,
                               const std::string &Where) {
  auto Object = object::ObjectFile::createObjectFile(Bytes, Magic);
  if (!Object)
    return trouble(Where, "is a broken object: " + quoted(Object.takeError()));
  if (Error E = checkSectionTable(**Object))
    return trouble(Where, "is a broken object: " + quoted(std::move(E)));

  std::vector<std::string> Contents;
  for (const object::SectionRef &Section : (*Object)->sections()) {
    Expected<StringRef> Name = Section.getName();
    if (!Name)
      return trouble(Where, "is a broken object: " + quoted(Name.takeError()));
    if (*Name != ReportSection)
      continue;
    Expected<StringRef> Content = Section.getContents();
    if (!Content)
      return trouble(Where,
                     "is a broken object: " + quoted(Content.takeError()));
    Contents.push_back(Content->str());
  }
  Found What = readSections(Contents, Where);
  if (What == Found::NoRecord && Magic != file_magic::elf_relocatable)
    return Found::LinkedWithoutRecord;
  return What;
}

Found RecordReader::readBitcode(MemoryBufferRef Bytes,
                                const std::string &Where) {
  std::vector<std::string> Contents;
  Error Failed = Error::success();
  auto Read = [&]() -> Error {
    auto Modules = getBitcodeModuleList(Bytes);
    if (!Modules)
      return Modules.takeError();
    for (BitcodeModule &Bitcode : *Modules) {
      LLVMContext Context;
      Context.setDiagnosticHandlerCallBack(
          [](const DiagnosticInfo *, void *) {});
      // Lazy: no function bodies, but initializers of globals.
      auto M = Bitcode.getLazyModule(Context, /*ShouldLazyLoadMetadata=*/true,
                                     /*IsImporting=*/false);
      if (!M)
        return M.takeError();
      for (const GlobalVariable &G : (*M)->globals()) {
        if (G.getSection() != ReportSection || !G.hasInitializer())
          continue;
        auto *Data = dyn_cast<ConstantDataSequential>(G.getInitializer());
        Contents.push_back(Data ? Data->getRawDataValues().str() : "");
      }
    }
    return Error::success();
  };

  CrashRecoveryContext Guard;
  bool Survived = Guard.RunSafely([&] {
    consumeError(std::move(Failed));
    Failed = Read();
  });
  if (!Survived) {
    consumeError(std::move(Failed));
    return trouble(Where, "is broken bitcode");
  }
  if (Failed)
    return trouble(Where, "is broken bitcode: " + quoted(std::move(Failed)));
  return readSections(Contents, Where);
}

//===--- Archives ---------------------------------------------------------===//

Found RecordReader::readArchive(MemoryBufferRef Bytes,
                                const std::string &Where) {
  auto Archive = object::Archive::create(Bytes);
  if (!Archive)
    return trouble(Where,
                   "is a broken archive: " + quoted(Archive.takeError()));
  Found Best = Found::NoRecord;
  auto Note = [&](Found What) {
    if (What == Found::Trouble || Best == Found::Trouble)
      Best = Found::Trouble;
    else if (What == Found::Record)
      Best = Found::Record;
  };

  Error Broken = Error::success();
  for (const object::Archive::Child &Member : (*Archive)->children(Broken))
    Note(readMember(Member, (*Archive)->isThin(), Where));
  if (Broken)
    return trouble(Where, "is a broken archive: " + quoted(std::move(Broken)));
  return Best;
}

Found RecordReader::readMember(const object::Archive::Child &Member, bool Thin,
                               const std::string &Where) {
  Expected<StringRef> Name = Member.getName();
  if (!Name)
    return trouble(Where, "is a broken archive: " + quoted(Name.takeError()));
  if (Thin) {
    Expected<std::string> File = Member.getFullName();
    if (!File)
      return trouble(Where, "is a broken archive: " + quoted(File.takeError()));
    if (!sys::fs::is_regular_file(*File))
      return trouble(Where, "names the member '" + *Name +
                                "', which is not there; build it again");
    return readFile(*File);
  }
  std::string Inner = (Where + "(" + *Name + ")").str();
  Expected<StringRef> Content = Member.getBuffer();
  if (!Content)
    return trouble(Inner, "is a broken member: " + quoted(Content.takeError()));
  return readBytes(MemoryBufferRef(*Content, Inner), Inner);
}

Reading roost::readRecords(ArrayRef<std::string> Paths) {
  CrashRecoveryContext::Enable();
  Reading R;
  RecordReader Reader(R);
  for (const std::string &Path : Paths)
    Reader.readNamed(Path);
  CrashRecoveryContext::Disable();
  return R;
}
