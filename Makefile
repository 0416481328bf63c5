# Roost: `make demo` shows it, `make check` tests it. See README.md.
#
# LLVM   the major to build for, 22 or 19
# BUILD  the folder to build in, one for each major
# FUZZ_SECONDS  how long `make fuzz` runs each fuzzer
# FIRST, PROGRAMS  the first seed of `make fuzz-programs` and `make
#                  fuzz-placements`, and how many
LLVM ?= 22
FUZZ_SECONDS ?= 300
FIRST ?= 1
PROGRAMS ?= 100
BUILD ?= $(if $(filter 22,$(LLVM)),build,build-$(LLVM))

PRODUCT = bin/roost lib/ClangRoost-$(LLVM).so lib/LLVMRoost-$(LLVM).so

all:
	@utils/build $(LLVM) $(BUILD)

demo:
	@utils/install-deps --for=demo $(LLVM)
	@utils/build $(LLVM) $(BUILD) $(PRODUCT)
	@utils/demo --llvm=$(LLVM) --build=$(BUILD)

check:
	@utils/install-deps --for=check $(LLVM)
	@utils/build $(LLVM) $(BUILD) all test-depends
	@utils/check --no-build $(BUILD)

# Also `utils/bench --help`, for a part of it after a change.
bench:
	@utils/install-deps --for=bench $(LLVM)
	@utils/bench --compiler=clang++-$(LLVM) table limit collisions

fuzz:
	@utils/install-deps --for=check 22
	@utils/build 22 build Fuzzers
	@utils/fuzz --seconds=$(FUZZ_SECONDS) build

# Random programs, compiled with and without: such that keep references, and such
# whose maps live everywhere.
fuzz-programs: KIND = references
fuzz-placements: KIND = placements
fuzz-programs fuzz-placements:
	@utils/install-deps --for=check $(LLVM)
	@utils/build $(LLVM) $(BUILD) $(PRODUCT)
	@utils/fuzz-programs --kind=$(KIND) --clang=clang++-$(LLVM) \
	  --plugin=$(BUILD)/lib/ClangRoost-$(LLVM).so --out=$(BUILD)/$@ \
	  --jobs=$$(nproc) $(FIRST) $(PROGRAMS)

# Both majors, one sum: what the continuous integration runs.
check-all:
	@.ci/run

clean:
	rm -rf $(BUILD)

help:
	@echo 'make            build the plugins and the roost program into $(BUILD)/'
	@echo 'make demo       compile the examples with and without Roost and compare them'
	@echo 'make check      build and run every test'
	@echo 'make check-all  the same for LLVM 22 and LLVM 19'
	@echo 'make bench      measure the tables and their peers, write bench/results/'
	@echo 'make fuzz       run each fuzzer for FUZZ_SECONDS (300)'
	@echo 'make fuzz-programs  compare PROGRAMS (100) random programs with and without'
	@echo 'make fuzz-placements  the same, whose maps live everywhere'
	@echo 'make clean      remove $(BUILD)/'
	@echo 'LLVM=19         chooses the other major, BUILD=DIR another folder'
	@echo 'demo, check and bench install what is missing through apt, as root'

.PHONY: all demo check check-all fuzz fuzz-programs fuzz-placements bench clean help
