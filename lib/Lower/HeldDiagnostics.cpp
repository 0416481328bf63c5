//===- HeldDiagnostics.cpp - Holding and showing --------------------------===//

#include "Lower/HeldDiagnostics.h"

using namespace clang;
using namespace roost;

HeldDiagnostics *HeldDiagnostics::install(DiagnosticsEngine &Diags) {
  auto *Held = new HeldDiagnostics(Diags);
  Held->Former = Diags.getClient();
  Held->FormerOwner = Diags.takeClient();
  Diags.setClient(Held, /*ShouldOwnClient=*/false);
  return Held;
}

void HeldDiagnostics::HandleDiagnostic(DiagnosticsEngine::Level Level,
                                       const Diagnostic &Info) {
  Held.emplace_back(Level, Info);
}

void HeldDiagnostics::release() {
  std::unique_ptr<HeldDiagnostics> Self(this);
  bool Owned = FormerOwner != nullptr;
  FormerOwner.release();
  Diags.setClient(Former, Owned);
  for (const StoredDiagnostic &D : Held)
    Diags.Report(D);
}
