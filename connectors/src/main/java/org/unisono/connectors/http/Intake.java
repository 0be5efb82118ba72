package org.unisono.connectors.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.unisono.connector.RemoteRecord;

/// Takes in the body of an answer, up to a limit. In JSON a text of more than a mebibyte, which no
/// field here could hold, is replaced by [RemoteRecord#LEFT_OUT] as it comes in: so one huge value
/// does not take its record, its page or its stream with it. Whether a text is left out depends on
/// itself only, never on what stands beside it.
final class Intake {

  /// In bytes. The longest text of the vendors' documented fields, 131,072 characters in
  /// Salesforce, fits in every spelling that JSON has.
  static final int LONGEST_TEXT = 1024 * 1024;

  private static final int CHUNK = 64 * 1024;
  private static final byte[] LEFT_OUT = RemoteRecord.LEFT_OUT.getBytes(StandardCharsets.UTF_8);

  private final int mostKept;
  private final long mostRead;
  private byte[] kept = new byte[2 * LONGEST_TEXT];
  private int size;
  private boolean inText;
  private boolean escaped;
  private boolean leftOut;
  private int textFrom;

  /// @param mostKept bytes of a body that are kept
  /// @param mostRead bytes of a body that are read, with what is left out
  Intake(int mostKept, long mostRead) {
    this.mostKept = mostKept;
    this.mostRead = mostRead;
  }

  /// The whole body in UTF-8; empty where it is larger than what is taken in. Used once.
  Optional<String> read(InputStream in) throws IOException {
    var head = in.readNBytes(LONGEST_TEXT);
    if (head.length < LONGEST_TEXT) {
      return Optional.of(text(head, head.length));
    }
    boolean json = isJson(head);
    long read = head.length;
    keep(head, head.length, json);
    var chunk = new byte[CHUNK];
    for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
      read += n;
      keep(chunk, n, json);
      if (size > mostKept || read > mostRead) {
        return Optional.empty();
      }
    }
    return Optional.of(text(kept, size));
  }

  private static String text(byte[] bytes, int length) {
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  private static boolean isJson(byte[] head) {
    int at = 0;
    while (at < head.length && head[at] >= 0 && head[at] <= ' ') {
      at++;
    }
    return at < head.length && (head[at] == '{' || head[at] == '[');
  }

  private void keep(byte[] bytes, int length, boolean json) {
    // A chunk is shorter than a text that is left out: it ends one of them at most.
    int needed = size + length + LEFT_OUT.length;
    if (needed > kept.length) {
      kept = Arrays.copyOf(kept, Math.max(kept.length * 2, needed));
    }
    if (!json) {
      System.arraycopy(bytes, 0, kept, size, length);
      size += length;
      return;
    }
    for (int i = 0; i < length; i++) {
      keep(bytes[i]);
    }
  }

  /// Quotes and backslashes are never part of a longer character in UTF-8.
  private void keep(byte next) {
    if (!inText) {
      kept[size++] = next;
      inText = next == '"';
      textFrom = size;
      return;
    }
    boolean ends = next == '"' && !escaped;
    escaped = next == '\\' && !escaped;
    if (ends) {
      end();
    } else if (!leftOut) {
      kept[size++] = next;
      if (size - textFrom > LONGEST_TEXT) {
        size = textFrom;
        leftOut = true;
      }
    }
  }

  private void end() {
    if (leftOut) {
      System.arraycopy(LEFT_OUT, 0, kept, size, LEFT_OUT.length);
      size += LEFT_OUT.length;
      leftOut = false;
    }
    kept[size++] = '"';
    inText = false;
  }
}
