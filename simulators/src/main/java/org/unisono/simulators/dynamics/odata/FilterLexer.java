package org.unisono.simulators.dynamics.odata;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Cuts a filter into tokens; quoted texts keep a leading quote, which tells them from names.
final class FilterLexer {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:(?<text>'(?:[^']|'')*')|(?<quoted>\"(?:[^\"\\\\]|\\\\.)*\")"
              + "|(?<sign>[(),=\\[\\]])|(?<word>[^\\s(),=\\[\\]'\"]+))");

  private FilterLexer() {}

  static List<String> tokens(String filter) {
    var tokens = new ArrayList<String>();
    var matcher = TOKEN.matcher(filter);
    int at = 0;
    while (at < filter.length()) {
      if (!matcher.find(at) || matcher.start() != at) {
        if (filter.substring(at).isBlank()) {
          break;
        }
        throw new FilterRefused("Syntax error at position %d in '%s'.".formatted(at, filter));
      }
      tokens.add(token(matcher.group("text"), matcher.group("quoted"), matcher.group().strip()));
      at = matcher.end();
    }
    return tokens;
  }

  private static String token(@Nullable String text, @Nullable String quoted, String plain) {
    if (text != null) {
      return "'" + text.substring(1, text.length() - 1).replace("''", "'");
    }
    return quoted == null ? plain : "'" + quoted.substring(1, quoted.length() - 1);
  }
}
