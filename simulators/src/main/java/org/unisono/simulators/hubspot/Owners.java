package org.unisono.simulators.hubspot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Who can own something; who has left is archived. An owner's id is another than the user's.
final class Owners {
  private static final int FIRST = 5_001;

  private final List<ObjectNode> all = new ArrayList<>();

  Owners() {
    add("Anna", "Neri", "anna.neri@unisono.example");
    archive(add("Paolo", "Greco", "paolo.greco@unisono.example"));
  }

  String add(String first, String last, String email) {
    var id = String.valueOf(FIRST + all.size());
    all.add(
        Json.object()
            .put("id", id)
            .put("email", email.toLowerCase(Locale.ROOT))
            .put("firstName", first)
            .put("lastName", last)
            .put("type", "PERSON")
            .put("userId", all.size() + 1)
            .put("userIdIncludingInactive", all.size() + 1)
            .put("archived", false)
            .put("createdAt", "2026-01-01T00:00:00.000Z")
            .put("updatedAt", "2026-01-01T00:00:00.000Z"));
    return id;
  }

  void archive(String id) {
    all.stream()
        .filter(o -> Json.text(o, "id").equals(id))
        .forEach(o -> o.put("archived", true).putNull("userId"));
  }

  List<ObjectNode> all() {
    return List.copyOf(all);
  }

  JsonNode state() {
    return Json.array(all);
  }

  void restore(JsonNode state) {
    all.clear();
    state.forEach(o -> all.add((ObjectNode) o));
  }
}
