//===- Chunk.h - The bytes of the section .roost.report ---------*- C++ -*-===//
//
// Every object compiled with Roost carries the records of its maps in one
// section, which the linker drops from the program. The section is a sequence
// of chunks, so that `ld -r` and LTO may put the sections of several objects
// behind one another without knowing what is in them:
//
//        0           8    10    12       16       20       24
//        +-----------+-----+-----+--------+--------+--------+---------- -+
//        | ROOSTREC  | ver | enc | stored | plain  | crc32  | payload …  | 0…
//        +-----------+-----+-----+--------+--------+--------+---------- -+
//          magic       u16   u16   u32      u32      u32      `stored`    pad
//                                                             bytes
//
// Numbers are little-endian. The payload is JSON (docs/formats/report-json.md),
// as it is (enc 0) or compressed by zlib (enc 1). The checksum covers the bytes
// 8..19 and the payload, so that every flipped bit is seen. Zero bytes between
// and behind chunks are padding.
//
// The reader trusts nothing it reads: lengths are compared with what is there
// before anything is allocated, a chunk may hold at most MaxPlain bytes and may
// grow at most MaxRatio times when decompressed, and JSON nested deeper than
// MaxDepth is refused before a recursive parser sees it. The writer keeps to
// the same limits by starting a new chunk in time.
//
// Not modelled: which object a chunk came from, and what the chunks of one
// section have in common. docs/formats/record.md is the full description.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_REPORT_CHUNK_H
#define ROOST_REPORT_CHUNK_H

#include "IR/Site.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace roost {

/// The section's name. The global that becomes it must be marked `!exclude`.
inline constexpr llvm::StringLiteral ReportSection = ".roost.report";

namespace chunk {
inline constexpr llvm::StringLiteral Magic = "ROOSTREC";
inline constexpr unsigned Version = 1;
inline constexpr unsigned HeaderSize = 24;
/// Chunks start at multiples of it, counted from the section's start.
inline constexpr unsigned Alignment = 8;
enum class Encoding : unsigned { Plain = 0, Zlib = 1 };
/// JSON bytes of one chunk, at most.
inline constexpr unsigned MaxPlain = 16u << 20;
/// JSON bytes for each compressed byte, at most.
inline constexpr unsigned MaxRatio = 64;
/// Arrays and objects inside one another, at most.
inline constexpr unsigned MaxDepth = 32;
} // namespace chunk

/// The content of a section: one chunk, or several where one would be too big.
/// No sites give a chunk without maps, which says that Roost was there.
std::string encodeChunk(llvm::ArrayRef<Site> Sites);

/// Appends the sites of a section's content to Sites. On an error, which is one
/// sentence, those of the chunks before the trouble have been appended.
llvm::Error decodeChunks(llvm::StringRef Section, std::vector<Site> &Sites);

/// The same, all or nothing.
llvm::Expected<std::vector<Site>> decodeChunks(llvm::StringRef Section);

} // namespace roost

#endif
