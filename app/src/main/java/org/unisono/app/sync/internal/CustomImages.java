package org.unisono.app.sync.internal;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.unisono.app.fields.FieldDefinition;
import org.unisono.core.merge.Image;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Values of custom fields as images, and back in the form that their definition asks for.
final class CustomImages {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private CustomImages() {}

  /// By our name, `fields.<key>`.
  static Map<String, Image> of(ObjectNode values) {
    Map<String, Image> images = new LinkedHashMap<>();
    for (var entry : values.properties()) {
      images.put(OurField.CUSTOM + entry.getKey(), image(entry.getValue()));
    }
    return images;
  }

  private static Image image(JsonNode value) {
    if (value.isNull()) {
      return new Image.Blank();
    }
    if (value.isObject()) {
      return Image.of(Translations.ours(new BigDecimal(value.path("amount").asString()), 2));
    }
    if (value.isNumber()) {
      var number = value.decimalValue().stripTrailingZeros();
      return Image.of(number.signum() == 0 ? "0" : number.toPlainString());
    }
    return Image.of(value.isBoolean() ? String.valueOf(value.asBoolean()) : value.asString());
  }

  /// @param values as they are
  /// @param taken by our name, also of fields that are not custom
  /// @param currency of an amount that has none yet
  static ObjectNode into(
      ObjectNode values,
      Map<String, Image> taken,
      Map<String, FieldDefinition> definitions,
      String currency) {
    var all = values.deepCopy();
    taken.forEach(
        (ours, image) -> {
          var key = ours.startsWith(OurField.CUSTOM) ? ours.substring(7) : "";
          var definition = definitions.get(key);
          if (definition != null) {
            all.set(key, node(definition, image, values.get(key), currency));
          }
        });
    return all;
  }

  private static JsonNode node(
      FieldDefinition field, Image image, @Nullable JsonNode before, String currency) {
    if (!(image instanceof Image.Filled(var raw))) {
      return NODES.nullNode();
    }
    return switch (field.type()) {
      case TEXT, DATE, PICK -> NODES.stringNode(raw);
      case NUMBER -> NODES.numberNode(new BigDecimal(raw));
      case BOOLEAN -> NODES.booleanNode(raw.equals("true"));
      case MONEY ->
          NODES
              .objectNode()
              .put("amount", raw)
              .put(
                  "currency",
                  before == null ? currency : before.path("currency").asString(currency));
    };
  }
}
