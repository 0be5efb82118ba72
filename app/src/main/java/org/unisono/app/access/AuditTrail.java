package org.unisono.app.access;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.access.internal.AuditStore;

/// Who did what to which thing, kept with the change itself.
@Component
public class AuditTrail {

  private final AuditStore store;

  AuditTrail(AuditStore store) {
    this.store = store;
  }

  /// Writes one entry in the caller's transaction, with the actor and origin that are bound.
  ///
  /// @param what `noun.pastParticiple`
  /// @param detail never secrets, never a person's data
  public void record(
      String what, String subjectKind, @Nullable UUID subject, Map<String, ?> detail) {
    store.insert(what, subjectKind, subject, detail);
  }
}
