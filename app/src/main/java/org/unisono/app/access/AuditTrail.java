package org.unisono.app.access;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.access.internal.AuditStore;
import org.unisono.app.edge.Page;
import org.unisono.app.edge.PageRequest;

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

  /// Newest first.
  ///
  /// @param subjectKind only of things of this kind; null for all
  /// @param subject only of this thing; null for all
  /// @param actor only what this one did; null for all
  public Page<AuditEntry> page(
      @Nullable String subjectKind,
      @Nullable UUID subject,
      @Nullable UUID actor,
      PageRequest page) {
    return store.page(subjectKind, subject, actor, page);
  }
}
