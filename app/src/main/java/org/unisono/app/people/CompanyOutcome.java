package org.unisono.app.people;

import java.util.UUID;
import org.unisono.core.Fault;

/// What came of the name of a company.
public sealed interface CompanyOutcome {

  /// It is here, whether it was before or not.
  record Put(UUID id) implements CompanyOutcome {}

  /// No company can have this name.
  record NotPut(Fault fault) implements CompanyOutcome {}
}
