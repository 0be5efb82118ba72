package org.unisono.app.edge;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.springframework.stereotype.Component;

/// The texts of refusals in five languages, by code. `{name}` in a text stands for a parameter.
@Component
public class Translations {

  public static final List<String> LANGUAGES = List.of("en", "fr", "it", "fi", "de");

  private final Map<String, Properties> catalogues = new HashMap<>();

  Translations() {
    for (var language : LANGUAGES) {
      catalogues.put(language, read("/i18n/problems_" + language + ".properties"));
    }
  }

  /// The text of `code` in `language`, else `fallback`.
  public String text(String language, String code, Map<String, Object> params, String fallback) {
    var catalogue = catalogues.getOrDefault(language, new Properties());
    var text = catalogue.getProperty(code, fallback);
    for (var param : params.entrySet()) {
      text = text.replace("{" + param.getKey() + "}", String.valueOf(param.getValue()));
    }
    return text;
  }

  private static Properties read(String resource) {
    var properties = new Properties();
    try (var in = Translations.class.getResourceAsStream(resource)) {
      if (in != null) {
        properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }
}
