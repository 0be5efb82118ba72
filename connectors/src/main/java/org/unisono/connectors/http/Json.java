package org.unisono.connectors.http;

import org.unisono.connector.Trouble;
import org.unisono.connectors.http.Call.Verb;
import org.unisono.core.merge.Image;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// JSON trees, and the images in them.
public final class Json {

  // Numbers keep the digits that the vendor printed: an image is compared as text.
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private Json() {}

  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  public static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  public static String write(JsonNode node) {
    return MAPPER.writeValueAsString(node);
  }

  /// The answer's body; an empty object where it has none.
  public static JsonNode of(Verb verb, Answer answer) {
    if (answer.body().isBlank()) {
      return object();
    }
    try {
      return MAPPER.readTree(answer.body());
    } catch (JacksonException garbage) {
      throw Wire.trouble(verb, new Trouble.NotTheVendor(answer.status()));
    }
  }

  /// Reads what [#write] wrote.
  public static JsonNode parse(String text) {
    return MAPPER.readTree(text);
  }

  /// The member as text; empty where it is absent or null.
  public static String text(JsonNode node, String member) {
    return scalar(node.path(member));
  }

  private static String scalar(JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    if (value.isNumber()) {
      return value.decimalValue().toPlainString();
    }
    return value.isValueNode() ? value.asString() : write(value);
  }

  /// Blank where it is null; the caller sees to what was not returned at all.
  public static Image image(JsonNode value) {
    return Image.of(scalar(value));
  }
}
