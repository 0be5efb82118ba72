package org.unisono.core.rules;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody or something of which only fields are known: whatever else a rule asks for is not so.
public record FieldsOnly(Facts facts) implements Subject {

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
