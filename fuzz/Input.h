//===- Input.h - A fuzzer's bytes as decisions ------------------*- C++ -*-===//
//
// Bytes are taken from the front, so that a change of one byte leaves the
// decisions before it as they were. Behind the end everything is zero.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_FUZZ_INPUT_H
#define ROOST_FUZZ_INPUT_H

#include <cstddef>
#include <cstdint>

namespace roostfuzz {

class Input {
public:
  Input(const std::uint8_t *Data, std::size_t Size)
      : At(Data), End(Data + Size) {}

  bool done() const { return At == End; }
  unsigned byte() { return done() ? 0 : *At++; }
  /// A number below `Limit`, which is at most 65536.
  unsigned below(unsigned Limit) {
    unsigned Value = byte();
    if (Limit > 256)
      Value = Value << 8 | byte();
    return Value % Limit;
  }
  bool flip() { return byte() & 1; }

private:
  const std::uint8_t *At, *End;
};

} // namespace roostfuzz

#endif
