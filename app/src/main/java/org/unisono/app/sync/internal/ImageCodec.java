package org.unisono.app.sync.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.unisono.core.merge.Agreement;
import org.unisono.core.merge.Image;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Images as JSON: `{"field": {"o": ours, "t": theirs, "g": given}}`, null for a blank.
final class ImageCodec {

  private static final JsonMapper JSON = JsonMapper.shared();

  private ImageCodec() {}

  static String write(Map<String, Agreement> base) {
    var all = JSON.createObjectNode();
    base.forEach(
        (field, agreement) -> {
          var one = all.putObject(field);
          one.put("o", raw(agreement.ours()));
          one.put("t", raw(agreement.theirs()));
          if (agreement.given() != null) {
            one.put("g", raw(agreement.given()));
          }
        });
    return JSON.writeValueAsString(all);
  }

  static Map<String, Agreement> read(String text) {
    Map<String, Agreement> base = new LinkedHashMap<>();
    for (var entry : JSON.readTree(text).properties()) {
      base.put(entry.getKey(), agreement(entry.getValue()));
    }
    return base;
  }

  /// That of one field.
  static Agreement agreement(String text) {
    return agreement(JSON.readTree(text));
  }

  private static Agreement agreement(JsonNode one) {
    return new Agreement(
        image(one.path("o")), image(one.path("t")), one.has("g") ? image(one.path("g")) : null);
  }

  /// What a record shows; what cannot be seen is `{"?": why}`.
  static String writeFields(Map<String, Image> fields) {
    var all = JSON.createObjectNode();
    new TreeMap<>(fields)
        .forEach(
            (field, image) -> {
              if (image instanceof Image.Unknown(var why)) {
                all.putObject(field).put("?", why.name());
              } else {
                all.put(field, raw(image));
              }
            });
    return JSON.writeValueAsString(all);
  }

  static Map<String, Image> readFields(String text) {
    Map<String, Image> fields = new LinkedHashMap<>();
    for (var entry : JSON.readTree(text).properties()) {
      var value = entry.getValue();
      fields.put(
          entry.getKey(),
          value.isObject()
              ? new Image.Unknown(Image.Why.valueOf(value.path("?").asString()))
              : image(value));
    }
    return fields;
  }

  private static Image image(JsonNode node) {
    return node.isString() ? Image.of(node.asString()) : new Image.Blank();
  }

  static @Nullable String raw(Image image) {
    return image instanceof Image.Filled(var text) ? text : null;
  }
}
