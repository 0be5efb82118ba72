package org.unisono.app.people;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// What a room above keeps of a person, and must take part in when people are merged, taken apart,
/// exported, erased or shown.
public interface PersonPart {

  /// The room's name; the key of its part in an export.
  String name();

  /// Moves what hangs on `merged` to `survivor`. In the transaction of the merge.
  ///
  /// @return what is needed to take it back
  JsonNode merge(UUID survivor, UUID merged);

  /// Takes a merge back.
  void unmerge(UUID survivor, UUID merged, JsonNode moved);

  /// All that the room knows of the person, in words a person can read.
  JsonNode export(UUID person);

  /// Removes all that tells who the person was.
  void erase(UUID person);

  /// Properties that the room adds to a person as shown, such as the score.
  default Map<UUID, Map<String, Object>> shown(Collection<UUID> people) {
    return Map.of();
  }
}
