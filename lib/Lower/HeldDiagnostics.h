//===- HeldDiagnostics.h - Diagnostics kept until they count ----*- C++ -*-===//
//
// While a file is compiled with our edits its diagnostics are held back. If the
// edited source compiles, they are shown, once and in order; if it does not,
// they are dropped and the twin shows those of the unedited source (rule N1).
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_LOWER_HELDDIAGNOSTICS_H
#define ROOST_LOWER_HELDDIAGNOSTICS_H

#include "clang/Basic/Diagnostic.h"
#include <memory>
#include <vector>

namespace roost {

class HeldDiagnostics : public clang::DiagnosticConsumer {
public:
  /// Takes the place of the engine's consumer.
  static HeldDiagnostics *install(clang::DiagnosticsEngine &Diags);
  /// Gives the place back and shows what was held. Ends this object's life.
  void release();

  void HandleDiagnostic(clang::DiagnosticsEngine::Level Level,
                        const clang::Diagnostic &Info) override;
  /// The counts are made when the diagnostics are shown.
  bool IncludeInDiagnosticCounts() const override { return false; }

private:
  explicit HeldDiagnostics(clang::DiagnosticsEngine &Diags) : Diags(Diags) {}

  clang::DiagnosticsEngine &Diags;
  clang::DiagnosticConsumer *Former = nullptr;
  std::unique_ptr<clang::DiagnosticConsumer> FormerOwner;
  std::vector<clang::StoredDiagnostic> Held;
};

} // namespace roost

#endif
