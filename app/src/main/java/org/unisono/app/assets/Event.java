package org.unisono.app.assets;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.unisono.core.Fault;
import org.unisono.core.Texts;

/// Something that takes place at a time, and that one registers for.
///
/// @param capacity people; null for any number
public record Event(
    @Nullable Instant startsAt,
    @Nullable Instant endsAt,
    @Nullable Integer capacity,
    @Nullable String location)
    implements AssetContent {

  @Override
  public List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    if (startsAt == null) {
      faults.add(Fault.at("/startsAt", "required", "This is required."));
    }
    if (startsAt != null && endsAt != null && endsAt.isBefore(startsAt)) {
      faults.add(Fault.at("/endsAt", "endsBeforeStart", "It ends before it starts."));
    }
    if (capacity != null && capacity < 1) {
      faults.add(Fault.at("/capacity", "badCapacity", "At least one person."));
    }
    Texts.fault("/location", location, 500).ifPresent(faults::add);
    return faults;
  }
}
