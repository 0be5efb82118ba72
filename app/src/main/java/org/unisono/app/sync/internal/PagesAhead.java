package org.unisono.app.sync.internal;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import org.unisono.connector.ChangePage;
import org.unisono.connector.ChangeSource;
import org.unisono.connector.Cursor;
import org.unisono.connector.Reading;
import org.unisono.core.acting.Acting;

/// The pages of a stream, read ahead of the one that is being kept: a vendor's pace, and the way to
/// it, do not wait for our database. The first page is read when it is asked for. From [#readOn] on
/// the session is used by nobody else.
final class PagesAhead implements AutoCloseable {

  /// What a crash reads again, and what is held in memory.
  private static final int MOST = 4;

  private final ChangeSource source;
  private final Cursor from;
  private final BlockingQueue<Read> pages = new ArrayBlockingQueue<>(MOST);
  private @Nullable Thread reader;

  PagesAhead(ChangeSource source, Cursor from) {
    this.source = source;
    this.from = from;
  }

  /// A page, or what broke while it was read.
  private sealed interface Read {
    record Page(Reading<ChangePage> page) implements Read {}

    record Broke(RuntimeException why) implements Read {}
  }

  /// The next page, after the one before. None is asked for behind the last, or behind trouble.
  ///
  /// @param meanwhile is done while the page is on its way
  Reading<ChangePage> next(Meanwhile meanwhile) {
    return switch (reader == null ? new Read.Page(source.since(from)) : awaited(meanwhile)) {
      case Read.Page(var page) -> page;
      case Read.Broke(var why) -> throw why;
    };
  }

  /// Begins to read ahead, behind the first page.
  void readOn(Cursor after) {
    if (reader == null) {
      var acting = Acting.now();
      reader = Thread.ofVirtual().name("pages").start(() -> acting.run(() -> read(after)));
    }
  }

  private Read awaited(Meanwhile meanwhile) {
    try {
      var read = pages.poll();
      while (read == null) {
        read = meanwhile.goOn() ? pages.poll() : pages.take();
      }
      return read;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while it waited for a page", stopped);
    }
  }

  private void read(Cursor after) {
    try {
      var cursor = after;
      while (!Thread.currentThread().isInterrupted()) {
        var read = page(cursor);
        pages.put(read);
        if (!(read instanceof Read.Page(Reading.Of<ChangePage>(var page))) || page.complete()) {
          return;
        }
        cursor = page.next();
      }
    } catch (InterruptedException _) {
      // Nobody wants more.
    }
  }

  private Read page(Cursor cursor) {
    try {
      return new Read.Page(source.since(cursor));
    } catch (RuntimeException broke) {
      return new Read.Broke(broke);
    } catch (Error broke) {
      return new Read.Broke(new IllegalStateException(broke));
    }
  }

  /// Ends the reading; what was read ahead is let go.
  @Override
  public void close() {
    if (reader != null) {
      reader.interrupt();
      try {
        reader.join();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
