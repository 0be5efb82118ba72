package org.unisono.app.imports.internal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Encoding and delimiter from the first bytes of a file.
final class Sniff {

  private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');

  private Sniff() {}

  /// @param atEnd whether these are all the bytes there are
  static String encoding(byte[] head, boolean atEnd) {
    if (head.length >= 2 && head[0] == (byte) 0xFF && head[1] == (byte) 0xFE) {
      return "UTF-16LE";
    }
    if (head.length >= 2 && head[0] == (byte) 0xFE && head[1] == (byte) 0xFF) {
      return "UTF-16BE";
    }
    return isUtf8(head, atEnd) ? "UTF-8" : "windows-1252";
  }

  private static boolean isUtf8(byte[] head, boolean atEnd) {
    for (int cut = 0; cut <= (atEnd ? 0 : 3) && cut <= head.length; cut++) {
      try {
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .decode(ByteBuffer.wrap(head, 0, head.length - cut));
        return true;
      } catch (CharacterCodingException _) {
        // a character may be cut in two at the end of the head
      }
    }
    return mostlyUtf8(head);
  }

  /// A few broken bytes in a file that otherwise is UTF-8 are faults of their rows, not another
  /// encoding.
  private static boolean mostlyUtf8(byte[] head) {
    var text = new String(head, StandardCharsets.UTF_8);
    long broken = text.chars().filter(c -> c == '\uFFFD').count();
    long beyond = text.chars().filter(c -> c > 0x7F && c != '\uFFFD').count();
    return beyond > 0 && beyond >= broken;
  }

  /// The character that splits the first line into the most cells, quotes left out.
  static char delimiter(byte[] head, String encoding) {
    var text = new String(head, Charset.forName(encoding));
    char best = ',';
    long most = 0;
    for (char candidate : DELIMITERS) {
      long count = outsideQuotes(text, candidate);
      if (count > most) {
        best = candidate;
        most = count;
      }
    }
    return best;
  }

  private static long outsideQuotes(String text, char wanted) {
    boolean quoted = false;
    long count = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == '\n' || c == '\r')) {
        break;
      } else if (!quoted && c == wanted) {
        count++;
      }
    }
    return count;
  }
}
