package org.unisono.app.imports.internal;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.unisono.core.Refusal;
import org.unisono.core.Refused;

/// The rows of a file, streamed. What cannot be read as CSV is refused with its line.
final class CsvRows implements Iterator<CsvRecord>, AutoCloseable {

  /// Characters; a larger cell is a broken quote or not a table.
  private static final int LARGEST_RECORD = 1 << 20;

  private final CsvReader<CsvRecord> reader;
  private final Iterator<CsvRecord> records;
  private @Nullable CsvRecord next;

  CsvRows(InputStream file, String encoding, char delimiter) {
    var decoder =
        Charset.forName(encoding)
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    reader =
        CsvReader.builder()
            .fieldSeparator(delimiter)
            .skipEmptyLines(true)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .allowUnclosedQuote(false)
            .maxBufferSize(LARGEST_RECORD)
            .ofCsvRecord(new InputStreamReader(withoutMark(file), decoder));
    records = reader.iterator();
  }

  /// Leaves out a byte order mark.
  private static InputStream withoutMark(InputStream file) {
    try {
      var in = new BufferedInputStream(file, 1 << 16);
      in.mark(4);
      int a = in.read();
      int b = in.read();
      int c = in.read();
      in.reset();
      if (a == 0xEF && b == 0xBB && c == 0xBF) {
        in.skipNBytes(3);
      } else if ((a == 0xFF && b == 0xFE) || (a == 0xFE && b == 0xFF)) {
        in.skipNBytes(2);
      }
      return in;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean hasNext() {
    while (next == null && read(records::hasNext)) {
      var record = read(records::next);
      next = isBlank(record) ? null : record;
    }
    return next != null;
  }

  /// A line of spaces, as editors leave at the end of a file, is no row.
  private static boolean isBlank(CsvRecord record) {
    return record.getFieldCount() == 1 && record.getField(0).isBlank();
  }

  @Override
  public CsvRecord next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException();
    }
    var record = next;
    next = null;
    return record;
  }

  private static <T> T read(java.util.function.Supplier<T> step) {
    try {
      return step.get();
    } catch (CsvParseException e) {
      throw broken(e);
    }
  }

  private static Refused broken(CsvParseException e) {
    var text = String.valueOf(e.getMessage());
    var line = text.replaceAll("(?s).*?line (\\d+).*", "$1");
    var place = line.matches("\\d+") ? line : "?";
    if (text.contains("buffer") || text.contains("exceed")) {
      return refused(
          "cellTooLarge", "A cell near line {line} has more than a million characters.", place);
    }
    return text.contains("nclosed") || text.contains("closing quote") && text.contains("issing")
        ? refused("unclosedQuote", "A quote that opens near line {line} is never closed.", place)
        : refused("brokenRow", "The row at line {line} is not CSV: see its quotes.", place);
  }

  private static Refused refused(String code, String message, String line) {
    return new Refused(Refusal.RULE_BROKEN, "/file", code, message, Map.of("line", line));
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
