package org.unisono.core.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.unisono.core.Refusal;
import org.unisono.core.Refused;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NumericNode;

/// A node and the place it stands at.
///
/// @param node what is there
/// @param pointer JSON pointer (RFC 6901) from the root of the input
public record JsonAt(JsonNode node, String pointer) {

  private static final int LONGEST_TEXT = 2_000;

  /// Numbers beyond 60 digits on either side of the point are nobody's data, and expanding
  /// `1e999999999` would fill the memory.
  private static final int MOST_DIGITS = 60;

  public static JsonAt root(JsonNode node) {
    return new JsonAt(node, "");
  }

  public Refused refuse(String code, String message) {
    return refuse(code, message, Map.of());
  }

  public Refused refuse(String code, String message, Map<String, Object> params) {
    return new Refused(Refusal.MALFORMED, pointer, code, message, params);
  }

  /// This, as an object that has no keys but these.
  public JsonAt object(Set<String> allowed) {
    object();
    for (var key : node.propertyNames()) {
      if (!allowed.contains(key)) {
        throw step(key, node.get(key))
            .refuse("unknownKey", "There is no key \"" + key + "\" here.", Map.of("key", key));
      }
    }
    return this;
  }

  public JsonAt object() {
    if (!node.isObject()) {
      throw refuse("notAnObject", "An object is expected here.");
    }
    return this;
  }

  public boolean has(String key) {
    return node.has(key);
  }

  public JsonAt need(String key) {
    return maybe(key)
        .orElseThrow(
            () ->
                step(key, node)
                    .refuse("missing", "\"" + key + "\" is missing.", Map.of("key", key)));
  }

  /// The value of the key; empty when it is absent or null.
  public Optional<JsonAt> maybe(String key) {
    var child = node.get(key);
    return child == null || child.isNull() ? Optional.empty() : Optional.of(step(key, child));
  }

  public List<JsonAt> items() {
    if (!node.isArray()) {
      throw refuse("notAnArray", "A list is expected here.");
    }
    var items = new ArrayList<JsonAt>();
    for (var item : node) {
      items.add(new JsonAt(item, pointer + "/" + items.size()));
    }
    return items;
  }

  /// The children of an object, in the order written, each with its key.
  public Map<String, JsonAt> entries() {
    object();
    var entries = new LinkedHashMap<String, JsonAt>();
    node.properties().forEach(e -> entries.put(e.getKey(), step(e.getKey(), e.getValue())));
    return entries;
  }

  public String text() {
    if (!node.isString()) {
      throw refuse("notText", "Text is expected here.");
    }
    var text = node.stringValue();
    if (text.length() > LONGEST_TEXT) {
      throw refuse("textTooLong", "Text of at most " + LONGEST_TEXT + " characters is expected.");
    }
    return text;
  }

  public boolean truth() {
    if (!node.isBoolean()) {
      throw refuse("notABoolean", "true or false is expected here.");
    }
    return node.booleanValue();
  }

  public BigDecimal number() {
    if (!(node instanceof NumericNode) || node instanceof NumericNode n && n.isNaN()) {
      throw refuse("notANumber", "A number is expected here.");
    }
    var number = node.decimalValue();
    if (Math.abs((long) number.precision() - number.scale()) > MOST_DIGITS
        || Math.abs((long) number.scale()) > MOST_DIGITS) {
      throw refuse("outOfRange", "The number is too large or too fine.");
    }
    return number;
  }

  /// A whole number, `least` and `most` included.
  public int whole(int least, int most) {
    var number = number();
    if (number.stripTrailingZeros().scale() > 0
        || number.compareTo(BigDecimal.valueOf(least)) < 0
        || number.compareTo(BigDecimal.valueOf(most)) > 0) {
      throw refuse(
          "outOfRange",
          "A whole number from " + least + " to " + most + " is expected here.",
          Map.of("least", least, "most", most));
    }
    return number.intValueExact();
  }

  public UUID id() {
    var text = text();
    try {
      var id = UUID.fromString(text);
      if (id.toString().equalsIgnoreCase(text)) {
        return id;
      }
    } catch (IllegalArgumentException notOne) {
      throw refuse("notAnId", "A UUID is expected here.");
    }
    throw refuse("notAnId", "A UUID in its full form is expected here.");
  }

  private JsonAt step(String key, JsonNode child) {
    return new JsonAt(child, pointer + "/" + key.replace("~", "~0").replace("/", "~1"));
  }
}
