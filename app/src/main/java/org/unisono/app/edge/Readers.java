package org.unisono.app.edge;

import jakarta.servlet.http.HttpServletRequest;

/// In which language this request's answer is read.
public final class Readers {

  private static final String ATTRIBUTE = Readers.class.getName();

  private Readers() {}

  /// Remembers the language that the signed-in user has chosen.
  public static void remember(HttpServletRequest request, String language) {
    request.setAttribute(ATTRIBUTE, language);
  }

  /// The user's own choice, else the best of `Accept-Language`, else English.
  public static String language(HttpServletRequest request) {
    if (request.getAttribute(ATTRIBUTE) instanceof String chosen) {
      return chosen;
    }
    if (request.getHeader("Accept-Language") != null) {
      for (var locales = request.getLocales(); locales.hasMoreElements(); ) {
        var language = locales.nextElement().getLanguage();
        if (Translations.LANGUAGES.contains(language)) {
          return language;
        }
      }
    }
    return "en";
  }
}
