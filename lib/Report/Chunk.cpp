//===- Chunk.cpp - Writing and reading the bytes of .roost.report ---------===//
//
// Chunk.h draws the format. Everything below decodeChunks() works on input that
// an enemy may have written.
//
//===----------------------------------------------------------------------===//

#include "Report/Chunk.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Config/llvm-config.h"
#include "llvm/Support/CRC.h"
#include "llvm/Support/Compression.h"
#include "llvm/Support/Endian.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;
using namespace roost;
using namespace roost::chunk;

namespace {

/// The fields between magic and payload.
struct Header {
  unsigned Version;
  unsigned Encoding;
  uint32_t Stored;
  uint32_t Plain;
  uint32_t Checksum;
};

/// A chunk is closed when its JSON passes this; a single site is never so big
/// that it would not fit between this and MaxPlain.
constexpr size_t CloseAt = MaxPlain / 4;

Error broken(size_t At, const Twine &What) {
  return createStringError(inconvertibleErrorCode(),
                           "record section is not readable: the chunk at byte "
                           "%zu %s",
                           At, What.str().c_str());
}

uint32_t checksum(StringRef ChunkBytes) {
  auto Covered = arrayRefFromStringRef(ChunkBytes);
  uint32_t OfFields = crc32(Covered.slice(8, 12));
  return crc32(OfFields, Covered.drop_front(HeaderSize));
}

//===--- Writing ----------------------------------------------------------===//

std::string payload(json::Array Maps) {
  std::string Text;
  raw_string_ostream OS(Text);
  OS << json::Value(
      json::Object{{"schema", SiteSchema},
                   {"tool", json::Object{{"name", "roost"},
                                         {"version", ROOST_VERSION_STRING},
                                         {"llvm", LLVM_VERSION_STRING}}},
                   {"maps", std::move(Maps)}});
  return Text;
}

void appendChunk(std::string &Section, json::Array Maps) {
  std::string Plain = payload(std::move(Maps));
  Encoding How = Encoding::Plain;
  StringRef Stored = Plain;
  SmallVector<uint8_t, 0> Compressed;
  if (compression::zlib::isAvailable()) {
    compression::zlib::compress(arrayRefFromStringRef(Plain), Compressed);
    bool Readable = Plain.size() <= Compressed.size() * uint64_t(MaxRatio);
    if (Compressed.size() < Plain.size() && Readable) {
      How = Encoding::Zlib;
      Stored = toStringRef(Compressed);
    }
  }

  size_t Start = Section.size();
  char Fields[HeaderSize - 8];
  support::endian::write16le(Fields + 0, chunk::Version);
  support::endian::write16le(Fields + 2, unsigned(How));
  support::endian::write32le(Fields + 4, Stored.size());
  support::endian::write32le(Fields + 8, Plain.size());
  support::endian::write32le(Fields + 12, 0);
  Section += Magic;
  Section.append(Fields, sizeof(Fields));
  Section += Stored;
  uint32_t Sum = checksum(StringRef(Section).drop_front(Start));
  support::endian::write32le(Section.data() + Start + 20, Sum);
  Section.resize(alignTo(Section.size(), Alignment), '\0');
}

//===--- Reading ----------------------------------------------------------===//

/// True if arrays and objects nest deeper than MaxDepth: LLVM's JSON parser
/// recurses, so such a text must not reach it.
bool nestsTooDeep(StringRef Text) {
  unsigned Depth = 0;
  bool InString = false;
  for (size_t I = 0; I < Text.size(); ++I) {
    char C = Text[I];
    if (InString) {
      if (C == '\\')
        ++I;
      else if (C == '"')
        InString = false;
      continue;
    }
    if (C == '"')
      InString = true;
    else if (C == '[' || C == '{') {
      if (++Depth > MaxDepth)
        return true;
    } else if ((C == ']' || C == '}') && Depth > 0)
      --Depth;
  }
  return false;
}

Expected<Header> readHeader(StringRef Rest, size_t At) {
  if (Rest.size() < HeaderSize || !Rest.starts_with(Magic)) {
    if (Magic.starts_with(Rest.take_front(Magic.size())))
      return broken(At, "is cut off in its header");
    return broken(At, "does not start with " + Magic);
  }
  const char *P = Rest.data();
  Header H{support::endian::read16le(P + 8), support::endian::read16le(P + 10),
           support::endian::read32le(P + 12), support::endian::read32le(P + 16),
           support::endian::read32le(P + 20)};
  if (H.Version > chunk::Version)
    return broken(At, "has format version " + Twine(H.Version) +
                          ", newer than the " + Twine(chunk::Version) +
                          " this roost reads");
  if (H.Stored > Rest.size() - HeaderSize)
    return broken(At, "is cut off: it says " + Twine(H.Stored) + " bytes, " +
                          Twine(Rest.size() - HeaderSize) + " are there");
  if (checksum(Rest.take_front(HeaderSize + H.Stored)) != H.Checksum)
    return broken(At, "is damaged: its checksum does not match");
  if (H.Version != chunk::Version)
    return broken(At, "has the unknown format version " + Twine(H.Version));
  if (H.Plain > MaxPlain)
    return broken(At, "is larger than " + Twine(MaxPlain) + " bytes");
  return H;
}

/// The chunk's JSON; Buffer owns it where it had to be decompressed.
Expected<StringRef> readPayload(StringRef Stored, const Header &H, size_t At,
                                SmallVectorImpl<uint8_t> &Buffer) {
  switch (H.Encoding) {
  case unsigned(Encoding::Plain):
    if (H.Plain != H.Stored)
      return broken(At, "gives two different lengths");
    return Stored;
  case unsigned(Encoding::Zlib): {
    if (!compression::zlib::isAvailable())
      return broken(At, "is compressed, and this roost was built without zlib");
    if (H.Plain > uint64_t(H.Stored) * MaxRatio)
      return broken(At, "says it grows more than " + Twine(MaxRatio) +
                            " times when decompressed");
    Error E = compression::zlib::decompress(arrayRefFromStringRef(Stored),
                                            Buffer, H.Plain);
    if (E || Buffer.size() != H.Plain) {
      consumeError(std::move(E));
      return broken(At, "does not decompress");
    }
    return toStringRef(Buffer);
  }
  }
  return broken(At, "has the unknown encoding " + Twine(H.Encoding));
}

Error readMaps(StringRef Text, size_t At, std::vector<Site> &Sites) {
  if (nestsTooDeep(Text))
    return broken(At, "nests too deeply");
  Expected<json::Value> V = json::parse(Text);
  if (!V) {
    consumeError(V.takeError());
    return broken(At, "does not hold JSON");
  }
  const json::Object *O = V->getAsObject();
  std::optional<int64_t> Schema =
      O ? O->getInteger("schema") : std::optional<int64_t>();
  if (!Schema || *Schema < 1)
    return broken(At, "names no schema");
  if (*Schema > SiteSchema)
    return broken(At, "has schema " + Twine(*Schema) + ", newer than the " +
                          Twine(SiteSchema) + " this roost reads");
  const json::Array *Maps = O->getArray("maps");
  if (!Maps)
    return broken(At, "has no array of maps");
  size_t Before = Sites.size();
  for (const json::Value &Map : *Maps) {
    Expected<Site> S = siteFromJSON(Map);
    if (!S) {
      Sites.resize(Before);
      return broken(At, "holds a bad map: " + toString(S.takeError()));
    }
    Sites.push_back(std::move(*S));
  }
  return Error::success();
}

} // namespace

std::string roost::encodeChunk(ArrayRef<Site> Sites) {
  std::string Section;
  json::Array Maps;
  size_t Size = 0;
  for (const Site &S : Sites) {
    json::Value Map = toJSON(S);
    std::string Text;
    raw_string_ostream(Text) << Map;
    if (Size + Text.size() > CloseAt && !Maps.empty()) {
      appendChunk(Section, std::move(Maps));
      Maps = json::Array();
      Size = 0;
    }
    Size += Text.size() + 1;
    Maps.push_back(std::move(Map));
  }
  if (!Maps.empty() || Section.empty())
    appendChunk(Section, std::move(Maps));
  return Section;
}

Error roost::decodeChunks(StringRef Section, std::vector<Site> &Sites) {
  bool Any = false;
  size_t At = 0;
  while (true) {
    At = Section.find_first_not_of('\0', At);
    if (At == StringRef::npos)
      break;
    StringRef Rest = Section.drop_front(At);
    Expected<Header> H = readHeader(Rest, At);
    if (!H)
      return H.takeError();
    SmallVector<uint8_t, 0> Buffer;
    Expected<StringRef> Text =
        readPayload(Rest.substr(HeaderSize, H->Stored), *H, At, Buffer);
    if (!Text)
      return Text.takeError();
    if (Error E = readMaps(*Text, At, Sites))
      return E;
    Any = true;
    At += HeaderSize + H->Stored;
  }
  if (!Any)
    return createStringError(inconvertibleErrorCode(),
                             "record section is empty");
  return Error::success();
}

Expected<std::vector<Site>> roost::decodeChunks(StringRef Section) {
  std::vector<Site> Sites;
  if (Error E = decodeChunks(Section, Sites))
    return E;
  return Sites;
}
