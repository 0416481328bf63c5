# Finds the LLVM and Clang of the chosen major, and refuses every other.
find_package(LLVM CONFIG QUIET
  PATHS /usr/lib/llvm-${ROOST_LLVM_MAJOR}/lib/cmake/llvm NO_DEFAULT_PATH)
if(NOT LLVM_FOUND)
  find_package(LLVM REQUIRED CONFIG)
endif()
if(NOT LLVM_VERSION_MAJOR EQUAL ROOST_LLVM_MAJOR)
  message(FATAL_ERROR "found LLVM ${LLVM_PACKAGE_VERSION}, need major "
    "${ROOST_LLVM_MAJOR}; install llvm-${ROOST_LLVM_MAJOR}-dev")
endif()
set(ROOST_LLVM_TOOLS ${LLVM_TOOLS_BINARY_DIR})
set(ROOST_CLANGXX ${ROOST_LLVM_TOOLS}/clang++)
message(STATUS "Roost for LLVM ${LLVM_PACKAGE_VERSION} in ${LLVM_INSTALL_PREFIX}")

# What every compiler part is built with. LLVM's own symbols come from the
# process that loads us, so nothing here links LLVM but the `roost` program.
add_library(roost_compiler_part INTERFACE)
target_include_directories(roost_compiler_part INTERFACE
  ${CMAKE_CURRENT_SOURCE_DIR}/lib ${CMAKE_CURRENT_BINARY_DIR}/lib)
target_include_directories(roost_compiler_part SYSTEM INTERFACE
  ${LLVM_INCLUDE_DIRS})
separate_arguments(ROOST_LLVM_DEFINITIONS NATIVE_COMMAND "${LLVM_DEFINITIONS}")
target_compile_definitions(roost_compiler_part INTERFACE
  ${ROOST_LLVM_DEFINITIONS} ROOST_LLVM_MAJOR=${ROOST_LLVM_MAJOR}
  ROOST_VERSION_STRING="${PROJECT_VERSION}")
target_compile_options(roost_compiler_part INTERFACE
  -fno-rtti -fno-exceptions -fvisibility=hidden -fvisibility-inlines-hidden
  -Wall -Wextra -Wno-unused-parameter)
