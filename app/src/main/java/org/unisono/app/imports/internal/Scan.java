package org.unisono.app.imports.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.unisono.app.imports.Found;
import org.unisono.core.Refusal;
import org.unisono.core.Refused;

/// Reads a whole file once, before anything is changed: is it CSV to its end, how many rows, and
/// what do the columns hold?
final class Scan {

  private static final int HEAD = 1 << 20;

  private Scan() {}

  /// @param source opens the file anew each time
  /// @throws Refused `emptyFile`, `duplicateHeader`, `unclosedQuote`, `cellTooLarge`, `brokenRow`
  static Scanned scan(Source source) {
    try {
      byte[] head;
      try (var in = source.open()) {
        head = in.readNBytes(HEAD);
      }
      var encoding = Sniff.encoding(head, head.length < HEAD);
      char delimiter = Sniff.delimiter(head, encoding);
      var digest = MessageDigest.getInstance("SHA-256");
      try (var rows =
          new CsvRows(new DigestInputStream(source.open(), digest), encoding, delimiter)) {
        return read(rows, encoding, delimiter, digest);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Scanned read(CsvRows rows, String encoding, char delimiter, MessageDigest digest) {
    if (!rows.hasNext()) {
      throw Refused.rule("/file", "emptyFile", "The file is empty.");
    }
    var headers = headers(rows.next().getFields());
    var columns = headers.stream().map(_ -> new ColumnType()).toList();
    long count = 0;
    while (rows.hasNext()) {
      var row = rows.next();
      count++;
      int cells = Math.min(row.getFieldCount(), columns.size());
      for (int i = 0; i < cells; i++) {
        columns.get(i).see(row.getField(i));
      }
    }
    Map<String, String> dates = new HashMap<>();
    List<Found.Header> found = new ArrayList<>();
    for (int i = 0; i < headers.size(); i++) {
      var column = columns.get(i);
      var format = column.dateFormat();
      if (format != null) {
        dates.put(headers.get(i), format);
      }
      found.add(
          new Found.Header(
              headers.get(i),
              column.samples(),
              Guess.target(headers.get(i)),
              column.type(),
              format));
    }
    var name = HexFormat.of().formatHex(digest.digest()).substring(0, 16);
    return new Scanned(
        new FileFormat(encoding, delimiter, count, dates, name),
        new Found(encoding, String.valueOf(delimiter), count, found));
  }

  private static List<String> headers(List<String> cells) {
    var headers = cells.stream().map(String::strip).toList();
    Set<String> seen = new HashSet<>();
    for (var header : headers) {
      if (!seen.add(header)) {
        throw new Refused(
            Refusal.RULE_BROKEN,
            "/file",
            "duplicateHeader",
            "Two columns are called {header}.",
            Map.of("header", header));
      }
    }
    return headers;
  }

  /// A file that can be opened more than once.
  interface Source {
    InputStream open() throws IOException;
  }

  record Scanned(FileFormat format, Found found) {}
}
