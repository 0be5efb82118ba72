package org.unisono.simulators.salesforce.soql;

import java.util.ArrayList;
import java.util.List;

/// Cuts a query into words, numbers (also dates), quoted texts and signs.
final class SoqlLexer {
  enum Kind {
    WORD,
    NUMBER,
    TEXT,
    SIGN,
    END
  }

  record Token(Kind kind, String text, int at) {
    boolean is(String word) {
      return kind != Kind.TEXT && text.equalsIgnoreCase(word);
    }
  }

  private final String query;
  private int at;

  SoqlLexer(String query) {
    this.query = query;
  }

  List<Token> tokens() {
    var tokens = new ArrayList<Token>();
    skipBlanks();
    while (at < query.length()) {
      tokens.add(next());
      skipBlanks();
    }
    tokens.add(new Token(Kind.END, "<EOF>", query.length()));
    return tokens;
  }

  private void skipBlanks() {
    while (at < query.length() && Character.isWhitespace(query.charAt(at))) {
      at++;
    }
  }

  private Token next() {
    char c = query.charAt(at);
    if (c == '\'') {
      return quoted();
    }
    if (Character.isDigit(c) || ((c == '-' || c == '+') && digitFollows())) {
      return run(Kind.NUMBER, "+-.:");
    }
    if (Character.isLetter(c) || c == '_') {
      return run(Kind.WORD, "_.:");
    }
    return sign(c);
  }

  private boolean digitFollows() {
    return at + 1 < query.length() && Character.isDigit(query.charAt(at + 1));
  }

  private Token run(Kind kind, String alsoAllowed) {
    int start = at++;
    while (at < query.length()
        && (Character.isLetterOrDigit(query.charAt(at))
            || alsoAllowed.indexOf(query.charAt(at)) >= 0)) {
      at++;
    }
    return new Token(kind, query.substring(start, at), start);
  }

  private Token quoted() {
    int start = at++;
    var text = new StringBuilder();
    while (at < query.length() && query.charAt(at) != '\'') {
      char c = query.charAt(at++);
      text.append(c == '\\' ? escaped(start) : String.valueOf(c));
    }
    if (at >= query.length()) {
      throw new SoqlRefused(query, start, "line 1:" + start + " mismatched character '<EOF>'");
    }
    at++;
    return new Token(Kind.TEXT, text.toString(), start);
  }

  private String escaped(int start) {
    if (at >= query.length()) {
      throw new SoqlRefused(query, start, "unfinished escape");
    }
    char c = query.charAt(at++);
    return switch (c) {
      case 'n', 'N' -> "\n";
      case 'r', 'R' -> "\r";
      case 't', 'T' -> "\t";
      case '\'', '"', '\\' -> String.valueOf(c);
      // Kept with its backslash: LIKE reads \% and \_ itself.
      case '%', '_' -> "\\" + c;
      default -> throw new SoqlRefused(query, at - 1, "Illegal character sequence '\\" + c + "'");
    };
  }

  private Token sign(char c) {
    int start = at;
    var two = at + 1 < query.length() ? query.substring(at, at + 2) : "";
    if (List.of("!=", "<>", "<=", ">=").contains(two)) {
      at += 2;
    } else if ("=<>(),".indexOf(c) >= 0) {
      at++;
    } else {
      throw new SoqlRefused(query, at, "unexpected character '" + c + "'");
    }
    return new Token(Kind.SIGN, query.substring(start, at), start);
  }
}
