//===- TextWriter.cpp - The report people read ----------------------------===//
//
// Columns are as wide as their widest entry, up to a bound: one long template
// type shall not push everything else off the screen, it sticks out instead.
//
//===----------------------------------------------------------------------===//

#include "Report/Merge.h"
#include "Report/Writers.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/raw_ostream.h"
#include <algorithm>

using namespace llvm;
using namespace roost;

namespace {

struct Row {
  std::string Where;
  BucketPlace Buckets;
  std::string Reason;
  std::string What;
  std::string Function;
  bool Lowered;
};

/// Widest entry a column is padded to.
constexpr size_t WidestPadded = 56;

Row row(const Site &S) {
  Row R;
  R.Where = S.At.File.empty() ? "<unknown>" : S.At.File;
  if (S.At.Line)
    R.Where += ":" + utostr(S.At.Line) + ":" + utostr(S.At.Column);
  R.Buckets = S.Buckets;
  R.Reason = S.reasonId();
  bool Deduced = S.Type.empty() || StringRef(S.Type).contains("auto");
  R.What = compactType(Deduced ? S.CanonicalType : S.Type);
  R.What += (R.What.empty() ? "" : " ");
  R.What += S.Name.empty() ? "<" + name(S.Kind).str() + ">" : S.Name;
  R.Function =
      S.Function.empty() ? "(" + name(S.Kind).str() + ")" : "in " + S.Function;
  for (std::string *Text : {&R.Where, &R.Reason, &R.What, &R.Function})
    *Text = oneLine(*Text);
  R.Lowered = S.Table != TableKind::None;
  return R;
}

void pad(raw_ostream &OS, StringRef Text, size_t Width) {
  OS << Text;
  OS.indent(Text.size() < Width ? Width - Text.size() : 0) << "  ";
}

raw_ostream::Colors colorOf(BucketPlace P) {
  return P == BucketPlace::Heap ? raw_ostream::YELLOW : raw_ostream::GREEN;
}

/// Removes every occurrence of Part that does not continue an identifier.
void dropAll(std::string &Text, StringRef Part) {
  size_t At = 0;
  while ((At = Text.find(Part.data(), At, Part.size())) != std::string::npos) {
    bool Inside = At > 0 && (isAlnum(Text[At - 1]) || Text[At - 1] == '_');
    if (Inside)
      At += Part.size();
    else
      Text.erase(At, Part.size());
  }
}

void replaceAll(std::string &Text, StringRef From, StringRef To) {
  for (size_t At = 0;
       (At = Text.find(From.data(), At, From.size())) != std::string::npos;
       At += To.size())
    Text.replace(At, From.size(), To.data(), To.size());
}

} // namespace

std::string roost::oneLine(StringRef Text) {
  std::string Line = Text.str();
  for (char &C : Line)
    if (static_cast<unsigned char>(C) < ' ' || C == '\x7f')
      C = '?';
  return Line;
}

std::string roost::compactType(StringRef Type) {
  std::string T = Type.str();
  dropAll(T, "::std::");
  dropAll(T, "std::");
  dropAll(T, "__cxx11::");
  dropAll(T, "__1::");
  replaceAll(T, ", ", ",");
  replaceAll(T, "> >", ">>");
  replaceAll(T, "basic_string<char>", "string");
  return T;
}

void roost::writeText(raw_ostream &OS, ArrayRef<Site> Sites) {
  std::vector<Row> Rows;
  size_t Where = 0, Place = 0, Reason = 0, What = 0;
  auto Widen = [](size_t &Width, StringRef Text) {
    if (Text.size() <= WidestPadded)
      Width = std::max(Width, Text.size());
  };
  for (const Site &S : Sites) {
    const Row &R = Rows.emplace_back(row(S));
    Widen(Where, R.Where);
    Widen(Place, name(R.Buckets));
    Widen(Reason, R.Reason);
    Widen(What, R.What);
  }

  for (const Row &R : Rows) {
    pad(OS, R.Where, Where);
    OS.changeColor(colorOf(R.Buckets));
    pad(OS, name(R.Buckets), Place);
    OS.resetColor();
    pad(OS, R.Reason, Reason);
    pad(OS, R.What, What);
    OS << R.Function << (R.Lowered ? "" : "  [not lowered]") << '\n';
  }

  Summary Sum = summarize(Sites);
  OS << (Rows.empty() ? "" : "\n") << "maps: " << Sum.Maps << "  lowered "
     << Sum.Lowered << "  stack " << Sum.Stack << " (" << Sum.stackPercent()
     << "%)  heap " << Sum.Heap;
  if (Sum.Static)
    OS << "  static " << Sum.Static;
  OS << "  not lowered " << Sum.NotLowered << '\n';
}
