# The tests of what depends on the processor, for aarch64: the compiler in use
# aims at it, with the libraries of Debian's cross compiler, and test/Runtime/
# aarch64.test runs the program under an emulator. ROOST_COMPARE_GROUPS, which
# Storage.h sets, compares every result of the NEON group with its portable twin.
#
# GoogleTest comes as source (googletest), as no package has it for aarch64.
set(aarch64_tests
  DifferentialTest.cpp FirstStorageTest.cpp FixedTest.cpp GroupTest.cpp HashTest.cpp
  MapTest.cpp SetTest.cpp Storage.cpp)

find_program(ROOST_QEMU_AARCH64 NAMES qemu-aarch64 qemu-aarch64-static)
find_path(ROOST_GTEST_SOURCE src/gtest-all.cc
  PATHS /usr/src/googletest/googletest NO_DEFAULT_PATH)
file(GLOB cross_library /usr/lib/gcc-cross/aarch64-linux-gnu/*/libstdc++.so)
if(NOT ROOST_QEMU_AARCH64 OR NOT ROOST_GTEST_SOURCE OR NOT cross_library)
  message(STATUS "no tests for aarch64 "
    "(qemu-user, googletest, g++-aarch64-linux-gnu)")
  return()
endif()

set(aarch64 --target=aarch64-linux-gnu)
add_executable(RuntimeAArch64 ${aarch64_tests}
  ${ROOST_GTEST_SOURCE}/src/gtest-all.cc ${ROOST_GTEST_SOURCE}/src/gtest_main.cc)
target_include_directories(RuntimeAArch64 PRIVATE ${PROJECT_SOURCE_DIR}/include)
target_include_directories(RuntimeAArch64 SYSTEM PRIVATE
  ${ROOST_GTEST_SOURCE} ${ROOST_GTEST_SOURCE}/include)
target_compile_options(RuntimeAArch64 PRIVATE ${aarch64} -Wall -Wextra -O1 -g1)
target_link_options(RuntimeAArch64 PRIVATE ${aarch64})
# No folder of bin, where lit would start it as a program of this machine.
set_target_properties(RuntimeAArch64 PROPERTIES
  CXX_STANDARD 17
  RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/unittests/aarch64)
add_dependencies(UnitTests RuntimeAArch64)
