//===- ReaderTest.cpp - Bitcode, and what tests of the command can't make -===//
//
// Objects and archives are tested in test/Report with real ones.
//
//===----------------------------------------------------------------------===//

#include "Report/Reader.h"
#include "Report/Chunk.h"
#include "Sites.h"
#include "llvm/Bitcode/BitcodeWriter.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/LLVMContext.h"
#include "llvm/IR/Module.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FileUtilities.h"
#include "gtest/gtest.h"

using namespace llvm;
using namespace roost;

namespace {

/// The bitcode of a module with a global of this content in the section.
std::string bitcodeWith(StringRef Content) {
  LLVMContext Context;
  Module M("a.cpp", Context);
  Constant *Data =
      ConstantDataArray::getString(Context, Content, /*AddNull=*/false);
  auto *G = new GlobalVariable(M, Data->getType(), /*isConstant=*/true,
                               GlobalValue::PrivateLinkage, Data, "record");
  G->setSection(ReportSection);
  std::string Bytes;
  raw_string_ostream OS(Bytes);
  WriteBitcodeToFile(M, OS);
  return Bytes;
}

Reading read(StringRef Bytes) {
  SmallString<128> Path;
  EXPECT_FALSE(sys::fs::createTemporaryFile("reader", "o", Path));
  FileRemover Remover(Path);
  std::error_code EC;
  raw_fd_ostream(Path, EC) << Bytes;
  return readRecords({Path.str().str()});
}

TEST(Reader, Bitcode) {
  Reading R = read(bitcodeWith(encodeChunk({stackSite("a.cpp", 1, "m")})));
  EXPECT_TRUE(R.Troubles.empty());
  ASSERT_EQ(R.Sites.size(), 1u);
  EXPECT_EQ(R.Sites[0].Name, "m");
  EXPECT_EQ(R.Records, 1u);
}

TEST(Reader, BitcodeWithBrokenRecord) {
  EXPECT_EQ(read(bitcodeWith("garbage")).Troubles.size(), 1u);
  EXPECT_EQ(read(bitcodeWith("")).Troubles.size(), 1u);
}

TEST(Reader, TruncatedBitcodeNeverCrashes) {
  std::string Whole = bitcodeWith(encodeChunk({stackSite("a.cpp", 1, "m")}));
  for (size_t Length = 0; Length < Whole.size(); Length += 4)
    EXPECT_EQ(read(StringRef(Whole).take_front(Length)).Troubles.size(), 1u)
        << Length;
}

TEST(Reader, FlippedBitcodeNeverCrashes) {
  std::string Whole = bitcodeWith(encodeChunk({stackSite("a.cpp", 1, "m")}));
  for (size_t Byte = 0; Byte < Whole.size(); Byte += 3) {
    std::string Flipped = Whole;
    Flipped[Byte] ^= 0x55;
    Reading R = read(Flipped);
    EXPECT_LE(R.Troubles.size(), 1u);
  }
}

} // namespace
