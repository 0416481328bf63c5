# How lit runs Roost's tests.
#
# Substitutions, besides lit's own (%s, %t, %S, %T):
#   %clangxx, %clang, %opt    of the LLVM major Roost is built for
#   %clangxx_roost            %clangxx with the plugin, as users call it
#   %same-output              utils/same-output: same behaviour with the plugin?
#   %coverage                 utils/coverage: how many maps are lowered?
#   %roost                    build/bin/roost
#   %roost_plugin             ClangRoost-<major>.so, for -fplugin=
#   %roost_pass               LLVMRoost-<major>.so, for opt's -load-pass-plugin=
#   %include                  the folder of roost/
#   %source                   the root of the source tree
#   %llvm_major               22 or 19
#   %other_clangxx            clang++ of the other major, where there is one
#   %gxx                      g++
#   %python                   the Python that runs lit
#   %unittests                the folder of the unit tests' programs
#   %fuzz                     the folder of the fuzzers
#   %qemu_aarch64             runs a program for aarch64
# FileCheck, not, count, split-file, llvm-dis, llvm-objdump, yaml2obj and all
# other tools of the major are in PATH.
#
# Features: llvm-22 or llvm-19, other-llvm, x86_64, asan, tsan, libcxx, lld, gcc, ccache, sccache,
# root (running as root, which reads unreadable files), aarch64-tests (unit tests were built for it), fuzzers.

import glob
import os
import platform

import lit.formats
import lit.util

config.name = "Roost"
config.test_format = lit.formats.ShTest(execute_external=False)
config.suffixes = [".ll", ".c", ".cpp", ".ii", ".s", ".S", ".test"]
config.excludes = ["Inputs", "CMakeLists.txt"]
config.test_source_root = os.path.dirname(__file__)
config.test_exec_root = os.path.join(config.roost_build, "test")

# A test that hangs fails. lit can only stop it where psutil is installed.
if lit_config.maxIndividualTestTimeIsSupported[0] and not lit_config.maxIndividualTestTime:
    lit_config.maxIndividualTestTime = 900

major = config.llvm_major
tools = config.llvm_tools
build = config.roost_build
clangxx = os.path.join(tools, "clang++")
plugin = os.path.join(build, "lib", "ClangRoost-%s.so" % major)
other_clangxx = lit.util.which("clang++-%s" % ("19" if major == "22" else "22"))

config.environment["PATH"] = os.pathsep.join(
    [tools, os.path.join(build, "bin"), config.environment["PATH"]])
config.environment["LC_ALL"] = "C"
# Objects from a cache would test the plugin of another day.
config.environment["CCACHE_DISABLE"] = "1"


qemu_aarch64 = lit.util.which("qemu-aarch64") or lit.util.which("qemu-aarch64-static")


def sanitizer(name):
    """Whether the compiler's runtime library of a sanitizer is installed."""
    place = "lib/clang/%s/lib/*/libclang_rt.%s*.a" % (major, name)
    return glob.glob(os.path.join(os.path.dirname(tools), place))


def terminals():
    """Whether there are pseudo terminals; a bare chroot has none."""
    try:
        for end in os.openpty():
            os.close(end)
        return True
    except OSError:
        return False


for name, value in [
    ("same-output", " ".join([
        config.python, os.path.join(config.roost_source, "utils", "same-output"),
        "--clang=" + clangxx, "--plugin=" + plugin,
        "--roost=" + os.path.join(build, "bin", "roost"), "--out=%t.same"]
        # What is lowered does not depend on the major, and one is enough for what
        # sanitizers and other levels see.
        + ([] if sanitizer("asan") and major == "22" else ["--sanitize=no"])
        + ([] if major == "22" else ["--hostile=no", "--few"]))),
    ("coverage", " ".join([
        config.python, os.path.join(config.roost_source, "utils", "coverage"),
        "--clang=" + clangxx, "--plugin=" + plugin,
        "--roost=" + os.path.join(build, "bin", "roost")])),
    ("clangxx_roost", "%s -fplugin=%s" % (clangxx, plugin)),
    ("clangxx", clangxx),
    ("clang", os.path.join(tools, "clang")),
    ("opt", os.path.join(tools, "opt")),
    ("roost_plugin", plugin),
    ("roost_pass", os.path.join(build, "lib", "LLVMRoost-%s.so" % major)),
    ("roost", os.path.join(build, "bin", "roost")),
    ("include", os.path.join(config.roost_source, "include")),
    ("source", config.roost_source),
    ("llvm_major", major),
    ("other_clangxx", other_clangxx or "clang++"),
    ("gxx", "g++"),
    ("python", config.python),
    ("fuzz", os.path.join(build, "fuzz")),
    ("unittests", os.path.join(build, "unittests")),
    ("qemu_aarch64", "%s -L /usr/aarch64-linux-gnu" % qemu_aarch64),
]:
    config.substitutions.append((r"%" + name + r"\b", value))


for feature, present in [
    ("llvm-" + major, True),
    ("other-llvm", other_clangxx),
    ("x86_64", platform.machine() == "x86_64"),
    ("asan", sanitizer("asan")),
    ("tsan", sanitizer("tsan")),
    ("libcxx", os.path.exists(os.path.join(tools, "../include/c++/v1/version"))),
    ("lld", os.path.exists(os.path.join(tools, "ld.lld"))),
    ("gcc", lit.util.which("g++")),
    ("ccache", lit.util.which("ccache")),
    ("sccache", lit.util.which("sccache")),
    ("root", os.geteuid() == 0),
    ("terminals", terminals()),
    ("fuzzers", os.path.exists(os.path.join(build, "fuzz", "FuzzFixed"))),
    ("aarch64-tests", qemu_aarch64 and os.path.exists(
        os.path.join(build, "unittests", "aarch64", "RuntimeAArch64"))),
]:
    if present:
        config.available_features.add(feature)
