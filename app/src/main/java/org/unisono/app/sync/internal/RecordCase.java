package org.unisono.app.sync.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.unisono.core.merge.FieldMap;

/// One of ours with what was decided about it.
record RecordCase(OurRecord ours, RecordDecision decision, List<MappedField> maps, MirrorRow row) {

  String theirs(String field) {
    return mapped(field).theirs();
  }

  FieldMap map(String field) {
    return mapped(field).map();
  }

  private MappedField mapped(String field) {
    return maps.stream().filter(m -> m.ours().equals(field)).findFirst().orElseThrow();
  }

  @Nullable String seen(String field) {
    return ImageCodec.raw(row.image(theirs(field)));
  }
}
