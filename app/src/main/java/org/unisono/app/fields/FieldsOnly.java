package org.unisono.app.fields;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.unisono.core.rules.Facts;
import org.unisono.core.rules.FieldRef;
import org.unisono.core.rules.Subject;
import org.unisono.core.rules.Value;

/// A record of which only fields are known: no rule that asks for more is accepted.
record FieldsOnly(Facts facts) implements Subject {

  @Override
  public @Nullable Value value(FieldRef field) {
    return facts.value(field);
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
