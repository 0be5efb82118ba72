package org.unisono.app.edge;

import org.springframework.stereotype.Component;
import org.unisono.core.Refused;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/// JSON merge patch (RFC 7396) onto a typed body: the patched document is read as strictly as a new
/// one.
@Component
public class MergePatch {

  private final ObjectMapper json;

  MergePatch(ObjectMapper json) {
    this.json = json;
  }

  /// @param current what is there, as the body that a client would have posted
  /// @throws Refused `notAnObject`; unknown fields and wrong types rise as reading errors with
  /// their place
  public <T> T apply(T current, JsonNode patch, Class<T> type) {
    if (!(patch instanceof ObjectNode changes)) {
      throw Refused.malformed("", "notAnObject", "A merge patch is a JSON object.");
    }
    JsonNode document = json.valueToTree(current);
    merge((ObjectNode) document, changes);
    return json.treeToValue(document, type);
  }

  private static void merge(ObjectNode target, ObjectNode patch) {
    for (var change : patch.properties()) {
      var name = change.getKey();
      switch (change.getValue()) {
        case ObjectNode inner -> {
          var there =
              target.get(name) instanceof ObjectNode object ? object : target.putObject(name);
          merge(there, inner);
        }
        case JsonNode value when value.isNull() -> target.putNull(name);
        case JsonNode value -> target.set(name, value);
      }
    }
  }
}
