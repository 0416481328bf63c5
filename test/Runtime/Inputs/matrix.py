"""Compiles a file with every C++ compiler here that Roost's runtime supports.

usage: matrix.py INCLUDE FILE

Each compiler checks FILE under each standard, and once without exceptions and
RTTI. Prints a line for each compiler; what one says goes to stdout as well.
Exits with 1 if any compiler said anything.
"""
import concurrent.futures
import shutil
import subprocess
import sys

GCC = range(12, 20)
CLANG = range(14, 24)
MODES = [
    ["-std=c++17"],
    ["-std=c++20"],
    ["-std=c++2b"],
    ["-std=c++17", "-fno-exceptions", "-fno-rtti"],
]
FLAGS = ["-fsyntax-only", "-O2", "-Wall", "-Wextra", "-Wpedantic", "-Werror"]


def said(compiler, mode, include, file):
    done = subprocess.run(
        [compiler, *FLAGS, *mode, "-I" + include, file],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    return done.stdout or ("" if done.returncode == 0 else "failed silently\n")


def main():
    include, file = sys.argv[1:]
    names = ["g++-%d" % v for v in GCC] + ["clang++-%d" % v for v in CLANG]
    compilers = [n for n in names if shutil.which(n)]
    wrong = False
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        runs = {(c, *m): pool.submit(said, c, m, include, file)
                for c in compilers for m in MODES}
    for compiler in compilers:
        complaints = ["%s %s:\n%s" % (compiler, " ".join(mode), text)
                      for mode in MODES
                      if (text := runs[(compiler, *mode)].result())]
        print(compiler, "complains" if complaints else "is content")
        print("".join(complaints), end="")
        wrong = wrong or bool(complaints)
    return int(wrong)


if __name__ == "__main__":
    sys.exit(main())
