//===- Compat.h - All that differs between LLVM versions --------*- C++ -*-===//
//
// The only file that asks which LLVM it is compiled with. Each piece hides one
// difference behind one name, so that no logic elsewhere has to. Pieces that
// need clang are not here: this header serves the `roost` program as well.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_SUPPORT_COMPAT_H
#define ROOST_SUPPORT_COMPAT_H

#include "llvm/Config/llvm-config.h"

// Option tables: LLVM 20 put their strings into one table of their own.
#if LLVM_VERSION_MAJOR >= 20
#define ROOST_OPT_TABLE_ARGUMENTS(Infos)                                       \
  OptionStrTable, OptionPrefixesTable, Infos
#else
#define ROOST_OPT_TABLE_ARGUMENTS(Infos) Infos
#endif

//===--- IR and pass pipelines --------------------------------------------===//

#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/InstrTypes.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/Passes/PassBuilder.h"
#if LLVM_VERSION_MAJOR >= 22
#include "llvm/Plugins/PassPlugin.h"
#else
#include "llvm/Passes/PassPlugin.h"
#endif

namespace roost::compat {

/// The attribute that says a pointer argument is not kept.
inline llvm::Attribute capturesNone(llvm::LLVMContext &Context) {
#if LLVM_VERSION_MAJOR >= 22
  return llvm::Attribute::getWithCaptureInfo(Context,
                                             llvm::CaptureInfo::none());
#else
  return llvm::Attribute::get(Context, llvm::Attribute::NoCapture);
#endif
}

/// True if Call may keep the pointer in its data operand Operand. Looking at
/// the address alone is not keeping; LLVM 19 can't tell the two apart.
inline bool mayKeep(const llvm::CallBase &Call, unsigned Operand) {
#if LLVM_VERSION_MAJOR >= 22
  return llvm::capturesAnyProvenance(Call.getCaptureInfo(Operand));
#else
  return !Call.doesNotCapture(Operand);
#endif
}

/// The object a lifetime marker speaks of; before LLVM 22 its size came first.
inline llvm::Value *lifetimeObject(const llvm::LifetimeIntrinsic &Marker) {
  return Marker.getArgOperand(Marker.arg_size() - 1);
}

/// A lifetime marker for the Bytes bytes of Object where B stands.
inline void createLifetime(llvm::IRBuilderBase &B, bool Start,
                           llvm::AllocaInst *Object, uint64_t Bytes) {
#if LLVM_VERSION_MAJOR >= 22
  Start ? B.CreateLifetimeStart(Object) : B.CreateLifetimeEnd(Object);
#else
  llvm::ConstantInt *Size = B.getInt64(Bytes);
  Start ? B.CreateLifetimeStart(Object, Size)
        : B.CreateLifetimeEnd(Object, Size);
#endif
}

/// Where in a build a pipeline runs.
enum class Phase {
  Compile,    ///< all there is, or all that is known of it
  BeforeLink, ///< bitcode comes out, and a link that optimizes will follow
  AtLink,     ///< this is that link
};

#if LLVM_VERSION_MAJOR >= 22
inline Phase phaseOf(llvm::ThinOrFullLTOPhase P) {
  switch (P) {
  case llvm::ThinOrFullLTOPhase::None:
    return Phase::Compile;
  case llvm::ThinOrFullLTOPhase::ThinLTOPreLink:
  case llvm::ThinOrFullLTOPhase::FullLTOPreLink:
    return Phase::BeforeLink;
  case llvm::ThinOrFullLTOPhase::ThinLTOPostLink:
  case llvm::ThinOrFullLTOPhase::FullLTOPostLink:
    return Phase::AtLink;
  }
  llvm_unreachable("all phases are above");
}
#endif

/// Calls Add(pass manager, level, phase) at the OptimizerEarly extension point,
/// which learned of phases in LLVM 20. Before, everything is a compilation.
template <typename AddPasses>
void atOptimizerEarly(llvm::PassBuilder &PB, AddPasses Add) {
#if LLVM_VERSION_MAJOR >= 22
  PB.registerOptimizerEarlyEPCallback(
      [Add](llvm::ModulePassManager &MPM, llvm::OptimizationLevel Level,
            llvm::ThinOrFullLTOPhase P) { Add(MPM, Level, phaseOf(P)); });
#else
  PB.registerOptimizerEarlyEPCallback(
      [Add](llvm::ModulePassManager &MPM, llvm::OptimizationLevel Level) {
        Add(MPM, Level, Phase::Compile);
      });
#endif
}

/// Where a link with optimization begins, in both kinds of it: Add(pass
/// manager, level). Not before LLVM 20, which can't tell a link from a
/// compilation.
template <typename AddPasses>
void atStartOfLink(llvm::PassBuilder &PB, AddPasses Add) {
#if LLVM_VERSION_MAJOR >= 22
  PB.registerFullLinkTimeOptimizationEarlyEPCallback(Add);
  PB.registerPipelineEarlySimplificationEPCallback(
      [Add](llvm::ModulePassManager &MPM, llvm::OptimizationLevel Level,
            llvm::ThinOrFullLTOPhase P) {
        if (P == llvm::ThinOrFullLTOPhase::ThinLTOPostLink)
          Add(MPM, Level);
      });
#endif
}

} // namespace roost::compat

#endif
