package org.unisono.core;

import java.util.Map;

/// One place that is wrong.
///
/// @param pointer JSON pointer into the input (`/startDate`), or `""` for the whole
/// @param code stable code in camelCase; the key under which the text is translated
/// @param message the text in English, for logs and for clients without a catalogue
/// @param params values the text is built from; never secrets
public record Fault(String pointer, String code, String message, Map<String, Object> params) {

  public Fault {
    params = Map.copyOf(params);
  }

  public static Fault at(String pointer, String code, String message) {
    return new Fault(pointer, code, message, Map.of());
  }

  /// The English text with its values in their places, for where no catalogue is at hand.
  public String text() {
    var text = message;
    for (var param : params.entrySet()) {
      text = text.replace("{" + param.getKey() + "}", String.valueOf(param.getValue()));
    }
    return text;
  }
}
