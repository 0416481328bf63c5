//===- Spelling.cpp - Names of container types in the user's text ---------===//

#include "Lower/Spelling.h"
#include "Detect/SourceFiles.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;
using namespace roost;

namespace {

constexpr StringRef AnyType[] = {"decltype", "typeof", "__typeof",
                                 "__typeof__"};

bool isUsers(const SrcMgr::FileInfo &File) {
  return !SrcMgr::isSystem(File.getFileCharacteristic());
}

bool hasAny(StringRef Text, ArrayRef<StringRef> Words) {
  return llvm::any_of(Words, [&](StringRef W) { return hasWord(Text, W); });
}

bool isWordChar(char C) { return llvm::isAlnum(C) || C == '_'; }

/// The words that name container types; grows with the aliases it is shown.
class Names {
public:
  Names()
      : Words(std::begin(UnorderedContainers), std::end(UnorderedContainers)) {}

  /// Takes the aliases of a file; says whether one of them was new.
  bool grow(StringRef Text) {
    size_t Before = Words.size();
    eachAfter(Text, "using", [&](StringRef Rest) {
      // `using Name [[attributes]] = type;`, template or not.
      StringRef Name = Rest.ltrim().take_while(isWordChar);
      auto [Left, Type] = Rest.take_until(isEnd).split('=');
      if (!Type.empty())
        add(Name, Type);
    });
    eachAfter(Text, "typedef", [&](StringRef Rest) {
      StringRef Type = Rest.take_until(isEnd);
      StringRef Left = Type.rtrim();
      if (Left.ends_with("]"))
        Left = Left.take_front(Left.find('[')).rtrim();
      StringRef Name =
          Left.take_back(Left.size() - (Left.find_last_not_of(WordChars) + 1));
      add(Name, Type.drop_back(Type.end() - Name.begin()));
    });
    return Words.size() != Before;
  }
  bool in(StringRef Text) const { return hasAny(Text, Words); }

private:
  static constexpr StringRef WordChars =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";

  static bool isEnd(char C) { return C == ';' || C == '{'; }

  static void eachAfter(StringRef Text, StringRef Keyword,
                        llvm::function_ref<void(StringRef)> Each) {
    for (size_t At = Text.find(Keyword); At != StringRef::npos;
         At = Text.find(Keyword, At + 1)) {
      StringRef Rest = Text.substr(At + Keyword.size());
      if (!Rest.empty() && llvm::isSpace(Rest.front()) &&
          !(At && isWordChar(Text[At - 1])))
        Each(Rest);
    }
  }

  void add(StringRef Name, StringRef Type) {
    if (!Name.empty() && !llvm::is_contained(Words, Name) && in(Type))
      Words.push_back(Name);
  }

  llvm::SmallVector<StringRef, 16> Words;
};

} // namespace

bool roost::mentionsContainers(const SourceManager &SM) {
  return anyFile(SM, [](FileID, const SrcMgr::FileInfo &File) {
    return isUsers(File) && (hasAny(loadedText(File), UnorderedContainers) ||
                             hasAny(loadedText(File), OrderedContainers));
  });
}

bool roost::spellsUnordered(const SourceManager &SM) {
  StringRef Main = SM.getBufferData(SM.getMainFileID());
  Names Found;
  if (Found.in(Main))
    return true;
  // A header can only give a name to what it or another one names.
  if (!anyFile(SM, [&](FileID, const SrcMgr::FileInfo &File) {
        return isUsers(File) && Found.in(loadedText(File));
      }))
    return false;
  if (hasAny(Main, AnyType))
    return true;
  for (bool Grew = true; Grew;) {
    Grew = false;
    anyFile(SM, [&](FileID, const SrcMgr::FileInfo &File) {
      if (isUsers(File))
        Grew |= Found.grow(loadedText(File));
      return false;
    });
  }
  return Found.in(Main);
}
