package org.unisono.app.imports.internal;

import static org.unisono.app.imports.internal.PiecesTable.PIECES;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Enumeration;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Uploaded files in pieces, so that any node can go on with an import and nobody holds a whole
/// file in memory.
@Component
class FileStore {

  private static final int PIECE = 1 << 20;

  private final DSLContext sql;

  FileStore(DSLContext sql) {
    this.sql = sql;
  }

  /// @return how many bytes were stored
  long store(UUID importId, InputStream file) throws IOException {
    long bytes = 0;
    int number = 0;
    for (byte[] piece; (piece = file.readNBytes(PIECE)).length > 0; number++) {
      sql.insertInto(PIECES)
          .set(PIECES.IMPORT_ID, importId)
          .set(PIECES.NUMBER, number)
          .set(PIECES.BYTES, piece)
          .execute();
      bytes += piece.length;
    }
    return bytes;
  }

  /// Files are people's data: nobody needs one whose import has ended.
  void remove(UUID importId) {
    sql.deleteFrom(PIECES).where(PIECES.IMPORT_ID.eq(importId)).execute();
  }

  InputStream open(UUID importId) {
    return new SequenceInputStream(new Pieces(importId));
  }

  private final class Pieces implements Enumeration<InputStream> {

    private final UUID importId;
    private int number;
    private byte @Nullable [] next;

    private Pieces(UUID importId) {
      this.importId = importId;
      this.next = read();
    }

    private byte @Nullable [] read() {
      return sql.select(PIECES.BYTES)
          .from(PIECES)
          .where(PIECES.IMPORT_ID.eq(importId))
          .and(PIECES.NUMBER.eq(number++))
          .fetchOptional(PIECES.BYTES)
          .orElse(null);
    }

    @Override
    public boolean hasMoreElements() {
      return next != null;
    }

    @Override
    public InputStream nextElement() {
      if (next == null) {
        throw new NoSuchElementException();
      }
      var piece = new ByteArrayInputStream(next);
      next = read();
      return piece;
    }
  }
}
