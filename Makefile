# Roost: `make demo` shows it, `make check` tests it. See README.md.
LLVM ?= 22
BUILD ?= $(if $(filter 22,$(LLVM)),build,build-$(LLVM))
all: build
build: configure
	ninja -C $(BUILD)
configure: $(BUILD)/build.ninja
$(BUILD)/build.ninja:
	cmake -G Ninja -S . -B $(BUILD) -DROOST_LLVM_MAJOR=$(LLVM) -DCMAKE_CXX_COMPILER=clang++-$(LLVM) -DCMAKE_C_COMPILER=clang-$(LLVM)
.PHONY: all build configure
