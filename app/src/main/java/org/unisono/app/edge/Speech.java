package org.unisono.app.edge;

import java.util.Map;
import org.unisono.core.Fault;

/// How a page speaks to whoever reads it.
///
/// @param language one of [Translations#LANGUAGES]
public record Speech(String language, Translations translations) {

  /// The text of a code in the reader's language.
  public String say(String code) {
    return say(code, Map.of());
  }

  public String say(String code, Map<String, Object> params) {
    return translations.text(language, code, params, code);
  }

  public String say(Fault fault) {
    return translations.text(language, fault.code(), fault.params(), fault.message());
  }
}
