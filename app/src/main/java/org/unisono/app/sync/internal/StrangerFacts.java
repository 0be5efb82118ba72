package org.unisono.app.sync.internal;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.unisono.app.sync.internal.LinkStore.Stranger;
import org.unisono.core.rules.Facts;
import org.unisono.core.rules.FieldRef;
import org.unisono.core.rules.Subject;
import org.unisono.core.rules.Value;

/// What is known of somebody who is not here.
record StrangerFacts(Stranger stranger) implements Subject {

  @Override
  public @Nullable Value value(FieldRef field) {
    if (field.holder() != FieldRef.Holder.PERSON) {
      return null;
    }
    var text =
        switch (field.path()) {
          case "email" -> stranger.email();
          case "firstName" -> stranger.firstName();
          case "lastName" -> stranger.lastName();
          case "kind" -> Words.of(stranger.person().kind());
          default -> null;
        };
    return text == null ? null : new Value.Text(text);
  }

  @Override
  public Collection<Activity> activities(String type) {
    return List.of();
  }

  @Override
  public Collection<Membership> memberships() {
    return List.of();
  }

  @Override
  public boolean inList(UUID list) {
    return false;
  }

  @Override
  public boolean inSegment(UUID segment) {
    return false;
  }

  @Override
  public Collection<? extends Facts> deals() {
    return List.of();
  }
}
