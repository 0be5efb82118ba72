package org.unisono.app.sync.internal;

import java.util.Map;
import org.unisono.core.merge.Agreement;
import org.unisono.core.merge.Image;

/// What both sides agree on of a member: the status.
final class AgreedStatus {

  private AgreedStatus() {}

  /// Of a row that was there.
  static BaseStore.Agreed ofTheirs(String ours, MirrorRow row) {
    return ofTheirs(Image.of(ours), status(row));
  }

  static BaseStore.Agreed ofTheirs(Image ours, Image theirs) {
    return new BaseStore.Agreed(images(ours, theirs), false);
  }

  static BaseStore.Agreed of(Agreement agreement) {
    return new BaseStore.Agreed(Map.of("status", agreement), false);
  }

  /// Of a row that we put there.
  static BaseStore.Agreed ofOurs(Image ours, Image theirs) {
    return new BaseStore.Agreed(images(ours, theirs), true);
  }

  private static Map<String, Agreement> images(Image ours, Image theirs) {
    return Map.of("status", Agreement.of(ours, theirs));
  }

  static Image status(MirrorRow row) {
    return status(row.fields());
  }

  /// The status of a member there; it is the one field whose name tells so.
  static Image status(Map<String, Image> fields) {
    return fields.entrySet().stream()
        .filter(e -> e.getKey().equalsIgnoreCase("status"))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(new Image.Blank());
  }
}
