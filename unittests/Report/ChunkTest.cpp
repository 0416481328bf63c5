//===- ChunkTest.cpp - The bytes of .roost.report, whole and broken -------===//

#include "Report/Chunk.h"
#include "Sites.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/CRC.h"
#include "llvm/Support/Compression.h"
#include "llvm/Support/Endian.h"
#include "gtest/gtest.h"

using namespace llvm;
using namespace roost;

namespace {

/// A chunk with any content, right in all that is not tested.
std::string chunkOf(StringRef Stored, unsigned Version = 1,
                    unsigned Encoding = 0,
                    std::optional<uint32_t> Plain = std::nullopt) {
  std::string C = "ROOSTREC";
  C.resize(24);
  support::endian::write16le(C.data() + 8, Version);
  support::endian::write16le(C.data() + 10, Encoding);
  support::endian::write32le(C.data() + 12, Stored.size());
  support::endian::write32le(C.data() + 16, Plain.value_or(Stored.size()));
  C += Stored;
  auto Bytes = arrayRefFromStringRef(C);
  uint32_t Sum = crc32(crc32(Bytes.slice(8, 12)), Bytes.drop_front(24));
  support::endian::write32le(C.data() + 20, Sum);
  return C;
}

std::string errorOf(StringRef Section) {
  auto Sites = decodeChunks(Section);
  if (Sites)
    return "no error";
  std::string Text = toString(Sites.takeError());
  // One sentence, in the tone of all of them.
  EXPECT_EQ(StringRef(Text).count('\n'), 0u);
  EXPECT_FALSE(StringRef(Text).ends_with("."));
  return Text;
}

std::string chunkOfMaps(StringRef Maps) {
  return chunkOf(("{\"schema\":1,\"maps\":" + Maps + "}").str());
}

std::vector<Site> someSites() {
  return {stackSite("a.cpp", 9, "m"), returnedSite("a.cpp", 16, "r")};
}

TEST(Chunk, RoundTrip) {
  std::vector<Site> Before = someSites();
  Before[0].Name = "m \"quoted\" \\ \xc3\xa4 \x01";
  auto After = decodeChunks(encodeChunk(Before));
  ASSERT_TRUE(bool(After));
  ASSERT_EQ(After->size(), 2u);
  EXPECT_EQ(jsonOf((*After)[0]), jsonOf(Before[0]));
  EXPECT_EQ(jsonOf((*After)[1]), jsonOf(Before[1]));
}

TEST(Chunk, NoSites) {
  auto After = decodeChunks(encodeChunk({}));
  ASSERT_TRUE(bool(After));
  EXPECT_TRUE(After->empty());
}

TEST(Chunk, IsDeterministic) {
  EXPECT_EQ(encodeChunk(someSites()), encodeChunk(someSites()));
}

TEST(Chunk, BackToBackWithPadding) {
  std::string One = encodeChunk({stackSite("a.cpp", 1, "a")});
  std::string Two = encodeChunk({stackSite("b.cpp", 2, "b")});
  EXPECT_EQ(One.size() % chunk::Alignment, 0u);
  for (unsigned Padding : {0u, 1u, 7u, 8u, 100u}) {
    std::string Zeros(Padding, '\0');
    auto After = decodeChunks(One + Zeros + Two + Zeros);
    ASSERT_TRUE(bool(After)) << Padding;
    ASSERT_EQ(After->size(), 2u);
    EXPECT_EQ((*After)[1].At.File, "b.cpp");
  }
}

TEST(Chunk, ManySitesBecomeSeveralChunks) {
  std::vector<Site> Before;
  for (unsigned I = 0; I < 12000; ++I) {
    Before.push_back(returnedSite("a.cpp", I + 1, "m" + utostr(I * 7919)));
    Before.back().Flow[0].Text.append(400, 'x');
  }
  std::string Section = encodeChunk(Before);
  EXPECT_GT(StringRef(Section).count("ROOSTREC"), 1u);
  auto After = decodeChunks(Section);
  ASSERT_TRUE(bool(After));
  ASSERT_EQ(After->size(), Before.size());
  EXPECT_EQ(jsonOf(After->back()), jsonOf(Before.back()));
}

TEST(Chunk, RepetitiveContentStaysReadable) {
  // Compresses better than readers believe, so it must be stored plain.
  Site S = stackSite("a.cpp", 1, "m");
  S.Type = std::string(100000, 'x');
  auto After = decodeChunks(encodeChunk({S}));
  ASSERT_TRUE(bool(After));
  EXPECT_EQ((*After)[0].Type, S.Type);
}

TEST(Chunk, TruncatedAtEveryLength) {
  std::string Whole = encodeChunk(someSites());
  size_t End = StringRef(Whole).rtrim('\0').size();
  for (size_t Length = 0; Length < End; ++Length) {
    SCOPED_TRACE(Length);
    std::string Cut = Whole.substr(0, Length);
    EXPECT_NE(errorOf(Cut), "no error");
    // As an object file pads it.
    EXPECT_NE(errorOf(Cut + std::string(16, '\0')), "no error");
  }
}

TEST(Chunk, EveryFlippedBitIsSeen) {
  std::string Whole = encodeChunk(someSites());
  size_t End = StringRef(Whole).rtrim('\0').size();
  for (size_t Byte = 0; Byte < End; ++Byte)
    for (unsigned Bit = 0; Bit < 8; ++Bit) {
      SCOPED_TRACE(Byte);
      std::string Flipped = Whole;
      Flipped[Byte] ^= 1 << Bit;
      EXPECT_NE(errorOf(Flipped), "no error");
    }
}

TEST(Chunk, EmptyOrZeroSection) {
  EXPECT_EQ(errorOf(""), "record section is empty");
  EXPECT_EQ(errorOf(StringRef("\0\0\0\0\0\0\0\0", 8)),
            "record section is empty");
}

TEST(Chunk, ForeignContent) {
  EXPECT_EQ(errorOf("something else, and longer than a header"),
            "record section is not readable: the chunk at byte 0 does not "
            "start with ROOSTREC");
  // Foreign bytes behind a good chunk.
  std::string Good = encodeChunk(someSites());
  EXPECT_NE(errorOf(Good + "garbage"), "no error");
}

TEST(Chunk, GoodChunksBeforeTheTroubleAreKept) {
  std::vector<Site> Sites;
  Error E = decodeChunks(encodeChunk(someSites()) + "garbage", Sites);
  EXPECT_TRUE(bool(E));
  consumeError(std::move(E));
  EXPECT_EQ(Sites.size(), 2u);
}

TEST(Chunk, NewerVersionAndSchema) {
  EXPECT_EQ(errorOf(chunkOf("{}", 2)),
            "record section is not readable: the chunk at byte 0 has format "
            "version 2, newer than the 1 this roost reads");
  EXPECT_EQ(errorOf(chunkOf("{\"schema\":2,\"maps\":[]}")),
            "record section is not readable: the chunk at byte 0 has schema 2, "
            "newer than the 1 this roost reads");
  EXPECT_NE(errorOf(chunkOf("{}", 0)), "no error");
}

TEST(Chunk, HostileLengths) {
  std::string C = chunkOf("{\"schema\":1,\"maps\":[]}");
  for (uint32_t Length : {0u, 0x7fffffffu, 0x80000000u, 0xffffffffu}) {
    std::string Stored = C, Plain = C;
    support::endian::write32le(Stored.data() + 12, Length);
    support::endian::write32le(Plain.data() + 16, Length);
    EXPECT_NE(errorOf(Stored), "no error");
    EXPECT_NE(errorOf(Plain), "no error");
  }
  // The same with a checksum that matches.
  EXPECT_NE(errorOf(chunkOf("{}", 1, 0, 0xffffffffu)), "no error");
  EXPECT_NE(errorOf(chunkOf("{}", 1, 1, 0xffffffffu)), "no error");
  EXPECT_NE(errorOf(chunkOf("{}", 1, 1, chunk::MaxPlain)), "no error");
  EXPECT_NE(errorOf(chunkOf("", 1, 1, 0)), "no error");
}

TEST(Chunk, DecompressionIsBounded) {
  if (!compression::zlib::isAvailable())
    GTEST_SKIP() << "LLVM was built without zlib";
  std::string Bomb(chunk::MaxPlain, ' ');
  SmallVector<uint8_t, 0> Small;
  compression::zlib::compress(arrayRefFromStringRef(Bomb), Small);
  EXPECT_EQ(errorOf(chunkOf(toStringRef(Small), 1, 1, Bomb.size())),
            "record section is not readable: the chunk at byte 0 says it grows "
            "more than 64 times when decompressed");
  // A length that is smaller than the truth, and one that is larger.
  std::string Text = "{\"schema\":1,\"maps\":[]}";
  compression::zlib::compress(arrayRefFromStringRef(Text), Small);
  EXPECT_EQ(errorOf(chunkOf(toStringRef(Small), 1, 1, Text.size())),
            "no error");
  EXPECT_NE(errorOf(chunkOf(toStringRef(Small), 1, 1, Text.size() - 1)),
            "no error");
  EXPECT_NE(errorOf(chunkOf(toStringRef(Small), 1, 1, Text.size() + 1)),
            "no error");
}

TEST(Chunk, UnknownEncoding) {
  EXPECT_NE(errorOf(chunkOf("{\"schema\":1,\"maps\":[]}", 1, 2)), "no error");
}

TEST(Chunk, DeepNestingDoesNotRecurse) {
  std::string Deep(1 << 20, '[');
  EXPECT_EQ(errorOf(chunkOf(Deep)), "record section is not readable: the chunk "
                                    "at byte 0 nests too deeply");
  // Brackets in strings, behind escapes too, are no nesting.
  std::string Text = "{\"schema\":1,\"maps\":[],\"x\":\"\\\"" +
                     std::string(100, '[') + "\\\\\"}";
  EXPECT_EQ(errorOf(chunkOf(Text)), "no error");
}

TEST(Chunk, WrongJSON) {
  EXPECT_NE(errorOf(chunkOf("not json")), "no error");
  EXPECT_NE(errorOf(chunkOf("[]")), "no error");
  EXPECT_NE(errorOf(chunkOf("{\"maps\":[]}")), "no error");
  EXPECT_NE(errorOf(chunkOf("{\"schema\":-1,\"maps\":[]}")), "no error");
  EXPECT_NE(errorOf(chunkOf("{\"schema\":\"1\",\"maps\":[]}")), "no error");
  EXPECT_NE(errorOf(chunkOf("{\"schema\":1}")), "no error");
  EXPECT_NE(errorOf(chunkOfMaps("{}")), "no error");
  EXPECT_NE(errorOf(chunkOfMaps("[1]")), "no error");
  EXPECT_NE(errorOf(chunkOfMaps("[{}]")), "no error");
  EXPECT_EQ(errorOf(chunkOfMaps("[]")), "no error");
}

} // namespace
