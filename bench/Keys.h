//===- Keys.h - What is stored
//----------------------------------------------===//
//
// Keys and values of the benchmarks, the same ones in every program and in
// go/table.go: number I of a kind is a function of I alone.
//
//   u64      random numbers                   short   8 to 15 random characters
//   seq      0, 1, 2, ...                     long    32 to 64 random
//   characters step12   multiples of 2^12 step32   multiples of 2^32
//
// Values carry a number and are 8, 64 or 256 bytes large.
//
//===----------------------------------------------------------------------===//
#ifndef BENCH_KEYS_H
#define BENCH_KEYS_H

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bench {

using Number = std::uint64_t;

/// The I-th number of a random sequence without repetitions (splitmix64).
inline Number randomNumber(Number I) {
  Number Z = (I + 1) * 0x9e3779b97f4a7c15;
  Z = (Z ^ (Z >> 30)) * 0xbf58476d1ce4e5b9;
  Z = (Z ^ (Z >> 27)) * 0x94d049bb133111eb;
  return Z ^ (Z >> 31);
}

/// Another random sequence, for orders and lengths.
inline Number randomChoice(Number I) { return randomNumber(~I); }

inline std::string randomText(Number I, std::size_t Size) {
  std::string Text(Size, '\0');
  Number From = randomNumber(I);
  for (std::size_t At = 0; At != Size; ++At) {
    if (At % 8 == 0 && At != 0)
      From = randomNumber(From);
    Text[At] = static_cast<char>('0' + (From >> (At % 8 * 8) & 63));
  }
  return Text;
}

template <class Key> Key makeKey(std::string_view Kind, Number I);

template <> inline Number makeKey(std::string_view Kind, Number I) {
  if (Kind == "seq")
    return I;
  if (Kind == "step12")
    return I << 12;
  if (Kind == "step32")
    return I << 32;
  return randomNumber(I);
}

template <> inline std::string makeKey(std::string_view Kind, Number I) {
  const Number Choice = randomChoice(I);
  return randomText(I, Kind == "long" ? 32 + Choice % 33 : 8 + Choice % 8);
}

template <std::size_t Bytes> struct Padded {
  Padded() = default;
  explicit Padded(Number First) : First(First), Rest() {}
  Number First;
  unsigned char Rest[Bytes - sizeof(Number)];
};

template <std::size_t Bytes> struct ValueOf { using type = Padded<Bytes>; };
template <> struct ValueOf<8> { using type = Number; };
template <std::size_t Bytes> using Value = typename ValueOf<Bytes>::type;

inline Number numberIn(Number From) { return From; }
template <std::size_t Bytes> Number numberIn(const Padded<Bytes> &From) {
  return From.First;
}

/// Puts `Values[Begin, End)` into a random order.
template <class T>
void shuffle(std::vector<T> &Values, std::size_t Begin, std::size_t End) {
  for (std::size_t Left = End - Begin; Left > 1; --Left)
    std::swap(Values[Begin + Left - 1],
              Values[Begin + randomChoice(Begin + Left) % Left]);
}

} // namespace bench

#endif
