//===- AllocatorTest.cpp - Allocators with state and with a will ----------===//
#include "Types.h"
#include <gtest/gtest.h>
#include <memory_resource>

using namespace roosttest;
using roost::detail::checkInvariants;

namespace {

/// An allocator with a number, whose traits are as given.
template <class T, bool OnCopy, bool OnMove, bool OnSwap> struct Numbered {
  using value_type = T;
  using propagate_on_container_copy_assignment = std::bool_constant<OnCopy>;
  using propagate_on_container_move_assignment = std::bool_constant<OnMove>;
  using propagate_on_container_swap = std::bool_constant<OnSwap>;
  using is_always_equal = std::false_type;
  template <class U> struct rebind {
    using other = Numbered<U, OnCopy, OnMove, OnSwap>;
  };

  explicit Numbered(int Number) : Number(Number) {}
  template <class U>
  Numbered(const Numbered<U, OnCopy, OnMove, OnSwap> &From) noexcept
      : Number(From.Number) {}
  T *allocate(std::size_t Count) {
    // The owner's number stands before the memory.
    auto *Memory = static_cast<char *>(
        ::operator new(64 + Count * sizeof(T), std::align_val_t(64)));
    *reinterpret_cast<int *>(Memory) = Number;
    return reinterpret_cast<T *>(Memory + 64);
  }
  void deallocate(T *Memory, std::size_t) noexcept {
    char *Begin = reinterpret_cast<char *>(Memory) - 64;
    EXPECT_EQ(*reinterpret_cast<int *>(Begin), Number) << "another's memory";
    ::operator delete(Begin, std::align_val_t(64));
  }
  Numbered select_on_container_copy_construction() const {
    return Numbered(Number + 100);
  }
  friend bool operator==(Numbered A, Numbered B) {
    return A.Number == B.Number;
  }
  friend bool operator!=(Numbered A, Numbered B) {
    return A.Number != B.Number;
  }
  int Number;
};

template <bool OnCopy, bool OnMove, bool OnSwap>
using Map = roost::unordered_flat_map<
    int, Tracked, std::hash<int>, std::equal_to<int>,
    Numbered<std::pair<const int, Tracked>, OnCopy, OnMove, OnSwap>>;

template <class M> M filled(int Number, int Count) {
  M Table{typename M::allocator_type(Number)};
  for (int I = 0; I != Count; ++I)
    Table.try_emplace(I, I);
  return Table;
}
template <class M> void expectHolds(const M &Table, int Number, int Count) {
  checkInvariants(Table);
  EXPECT_EQ(Table.get_allocator().Number, Number);
  ASSERT_EQ(Table.size(), static_cast<std::size_t>(Count));
  for (int I = 0; I != Count; ++I)
    ASSERT_EQ(Table.at(I).number(), I);
}

template <class M> void checkPropagation() {
  using Traits = std::allocator_traits<typename M::allocator_type>;
  for (int Count : {0, 3, 100})
    for (int Other : {1, 2}) {
      const M Source = filled<M>(1, Count);
      expectHolds(M(Source), 101, Count);
      expectHolds(M(Source, typename M::allocator_type(Other)), Other, Count);
      M Target = filled<M>(Other, 50);
      Target = Source;
      expectHolds(Target,
                  Traits::propagate_on_container_copy_assignment::value ? 1
                                                                        : Other,
                  Count);
      M From = filled<M>(1, Count), To = filled<M>(Other, 50);
      To = std::move(From);
      expectHolds(
          To, Traits::propagate_on_container_move_assignment::value ? 1 : Other,
          Count);
      M Given = filled<M>(1, Count);
      expectHolds(M(std::move(Given), typename M::allocator_type(Other)), Other,
                  Count);
      M A = filled<M>(1, Count), B = filled<M>(Other, 50);
      if (Other == 1 || Traits::propagate_on_container_swap::value) {
        A.swap(B);
        expectHolds(A, Other, 50);
        expectHolds(B, 1, Count);
      }
    }
}

TEST(Allocator, Propagation) {
  checkPropagation<Map<false, false, false>>();
  checkPropagation<Map<true, false, false>>();
  checkPropagation<Map<false, true, false>>();
  checkPropagation<Map<false, false, true>>();
  checkPropagation<Map<true, true, true>>();
  EXPECT_EQ(Tracked::living(), 0);
}
TEST(Allocator, PropagationInFirstStorage) {
  StorageScope Given;
  checkPropagation<Map<false, false, false>>();
  checkPropagation<Map<true, true, true>>();
  EXPECT_EQ(Tracked::living(), 0);
}

long Made, Gone;

/// Counts the elements it constructs and destroys.
template <class T> struct CountingAllocator : std::allocator<T> {
  template <class U> struct rebind {
    using other = CountingAllocator<U>;
  };
  CountingAllocator() = default;
  template <class U> CountingAllocator(const CountingAllocator<U> &) noexcept {}
  template <class U, class... Arguments>
  void construct(U *At, Arguments &&...Values) {
    ++Made;
    ::new (static_cast<void *>(At)) U(std::forward<Arguments>(Values)...);
  }
  template <class U> void destroy(U *At) {
    ++Gone;
    At->~U();
  }
};

TEST(Allocator, ConstructsAndDestroysEveryElement) {
  Made = Gone = 0;
  {
    roost::unordered_flat_map<int, int, std::hash<int>, std::equal_to<int>,
                              CountingAllocator<std::pair<const int, int>>>
        M;
    for (int I = 0; I != 100; ++I)
      M[I] = I;
    auto Copy = M;
    Copy.erase(7);
    EXPECT_EQ(Made - Gone, 199);
  }
  EXPECT_EQ(Made, Gone);
  EXPECT_GT(Made, 200);
}

TEST(Allocator, MemoryResources) {
  std::pmr::monotonic_buffer_resource Pool;
  roost::unordered_flat_map<
      std::pmr::string, std::pmr::string, std::hash<std::pmr::string>,
      std::equal_to<std::pmr::string>,
      std::pmr::polymorphic_allocator<
          std::pair<const std::pmr::string, std::pmr::string>>>
      M(&Pool);
  for (int I = 0; I != 100; ++I)
    M.try_emplace(std::pmr::string(30, 'k') + std::to_string(I).c_str(),
                  std::pmr::string(40, 'v'));
  for (const auto &[Key, Value] : M) {
    ASSERT_EQ(Key.get_allocator().resource(), &Pool);
    ASSERT_EQ(Value.get_allocator().resource(), &Pool);
  }
  auto Elsewhere = M;
  EXPECT_EQ(Elsewhere.get_allocator().resource(),
            std::pmr::get_default_resource());
  EXPECT_TRUE(Elsewhere == M);
}

} // namespace
