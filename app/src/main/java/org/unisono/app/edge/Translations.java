package org.unisono.app.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.unisono.core.Fault;

/// The texts of refusals in five languages, by code. `{name}` in a text stands for a parameter.
///
/// A code that is refused with and without parameters has a second text under `code.plain`. A
/// parameter whose value is one of our own words (a type, a cause) is translated too: under its
/// name, a dot and the value.
@Component
public class Translations {

  public static final List<String> LANGUAGES = List.of("en", "fr", "it", "fi", "de");

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

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
    if (!params.keySet().containsAll(placeholders(text))) {
      text = catalogue.getProperty(code + ".plain", fallback);
    }
    for (var param : params.entrySet()) {
      var value = String.valueOf(param.getValue());
      var word =
          catalogue.getProperty(param.getKey() + "." + value.toLowerCase(Locale.ROOT), value);
      text = text.replace("{" + param.getKey() + "}", word);
    }
    return text;
  }

  /// In the language of whoever has sent this request.
  public Speech speech(HttpServletRequest request) {
    return new Speech(Readers.language(request), this);
  }

  /// A fault as the reader of this language is told it.
  public Problem.Error error(String language, Fault fault) {
    return new Problem.Error(
        fault.pointer(),
        fault.code(),
        text(language, fault.code(), fault.params(), fault.message()));
  }

  private static Set<String> placeholders(String text) {
    return PLACEHOLDER.matcher(text).results().map(m -> m.group(1)).collect(Collectors.toSet());
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
