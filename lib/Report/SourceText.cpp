//===- SourceText.cpp - Lines of the source, where it can be read ---------===//

#include "Report/SourceText.h"
#include "Report/Writers.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/LineIterator.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;
using namespace roost;

/// A longer line was made by a program and helps nobody.
static constexpr size_t LongestLine = 400;
static constexpr unsigned TabStop = 8;

void SourceText::callAlso(StringRef Recorded, StringRef Typed) {
  Names[Recorded] = Typed.str();
  if (Typed.consume_back(Recorded) && Typed.ends_with("/"))
    Root = Typed.str();
}

const MemoryBuffer *SourceText::open(StringRef File) {
  auto [It, New] = Files.try_emplace(File);
  if (!New)
    return It->second.get();
  std::string Typed = Names.lookup(File);
  bool Relative = !sys::path::is_absolute(File);
  for (const std::string &Name :
       {File.str(), Typed, Relative ? Root + File.str() : std::string()}) {
    // A pipe would be waited for.
    if (Name.empty() || !sys::fs::is_regular_file(Name))
      continue;
    if (auto Buffer = MemoryBuffer::getFile(Name)) {
      It->second = std::move(*Buffer);
      break;
    }
  }
  return It->second.get();
}

std::optional<std::string> SourceText::line(const Place &At) {
  const MemoryBuffer *Buffer =
      At.Line && !At.File.empty() ? open(At.File) : nullptr;
  if (!Buffer)
    return std::nullopt;
  for (line_iterator It(*Buffer, /*SkipBlanks=*/false); !It.is_at_eof(); ++It)
    if (It.line_number() == At.Line) {
      StringRef Line = It->rtrim("\r\n");
      if (Line.size() > LongestLine || Line.trim().empty())
        return std::nullopt;
      return Line.str();
    }
  return std::nullopt;
}

/// Blanks for tabs, so that both lines of a snippet have the same columns.
static std::string expandTabs(StringRef Line) {
  std::string Text;
  unsigned Column = 0;
  for (char C : Line) {
    unsigned Count = C == '\t' ? TabStop - Column % TabStop : 1;
    Text.append(Count, C == '\t' ? ' ' : C);
    // The bytes of one UTF-8 character take one column.
    if ((static_cast<unsigned char>(C) & 0xc0) != 0x80)
      Column += Count;
  }
  return Text;
}

static size_t columnsOf(StringRef Text) {
  return llvm::count_if(Text, [](char C) {
    return (static_cast<unsigned char>(C) & 0xc0) != 0x80;
  });
}

void roost::writeSnippet(raw_ostream &OS, StringRef Line, const Place &At) {
  OS << right_justify(utostr(At.Line), 5) << " | " << oneLine(expandTabs(Line))
     << '\n';
  if (!At.Column || At.Column > Line.size() + 1)
    return;
  std::string Before = expandTabs(Line.take_front(At.Column - 1));
  OS << "      | ";
  OS.indent(columnsOf(Before));
  OS.changeColor(raw_ostream::GREEN, /*Bold=*/true) << '^';
  OS.resetColor() << '\n';
}
