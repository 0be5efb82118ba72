package org.unisono.app.edge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The codes that our sources refuse with, read from the sources: the first argument of each
/// refusing call that is a word in camelCase.
final class RefusalCodes {

  private static final Pattern REFUSING =
      Pattern.compile(
          "(?:Refused\\s*\\.\\s*(?:malformed|rule|clash)|Fault\\.at|\\brefused?|\\bstuck|\\bfault"
              + "|new\\s+(?:\\w+\\.)*(?:\\w*Refused|Several|RowFault|Fault))\\s*\\(");
  private static final Pattern WORD = Pattern.compile("\\s*\"([a-z]+[A-Za-z]*)\"\\s*");

  private RefusalCodes() {}

  /// @param sources folders of Java sources
  static Set<String> in(Path... sources) {
    Set<String> codes = new TreeSet<>();
    for (var folder : sources) {
      try (Stream<Path> files = Files.walk(folder)) {
        files.filter(f -> f.toString().endsWith(".java")).forEach(f -> collect(f, codes));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return codes;
  }

  private static void collect(Path file, Set<String> codes) {
    try {
      var source = Files.readString(file);
      var calls = REFUSING.matcher(source);
      while (calls.find()) {
        code(source, calls.end()).ifPresent(codes::add);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Walks over the arguments that begin at `start`, one by one.
  private static Optional<String> code(String source, int start) {
    int depth = 1;
    int argument = start;
    boolean quoted = false;
    for (int i = start; i < source.length() && depth > 0; i++) {
      char c = source.charAt(i);
      if (quoted) {
        i += c == '\\' ? 1 : 0;
        quoted = c != '"';
        continue;
      }
      quoted = c == '"';
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth == 0 || depth == 1 && c == ',') {
        var word = WORD.matcher(source.substring(argument, i));
        if (word.matches()) {
          return Optional.of(word.group(1));
        }
        argument = i + 1;
      }
    }
    return Optional.empty();
  }
}
