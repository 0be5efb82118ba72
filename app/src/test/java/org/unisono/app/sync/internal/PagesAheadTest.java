package org.unisono.app.sync.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.unisono.connector.Change;
import org.unisono.connector.ChangePage;
import org.unisono.connector.ChangeSource;
import org.unisono.connector.Cursor;
import org.unisono.connector.Reading;
import org.unisono.connector.Trouble;

/// Pages that are asked for before they are needed.
class PagesAheadTest {

  private static final int PAGES = 12;

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final Set<Thread> readers = ConcurrentHashMap.newKeySet();

  private static Reading<ChangePage> page(int number, int of) {
    return Reading.of(
        new ChangePage(List.of(), new Cursor(Integer.toString(number + 1)), number + 1 == of));
  }

  private static int number(Cursor cursor) {
    return cursor.isStart() ? 0 : Integer.parseInt(cursor.text());
  }

  private ChangeSource pages(int of) {
    return cursor -> {
      asked.add(cursor.text());
      readers.add(Thread.currentThread());
      return page(number(cursor), of);
    };
  }

  private static ChangePage some(Reading<ChangePage> read) {
    return read.orElseThrow();
  }

  private static List<String> all(PagesAhead pages) {
    List<String> cursors = new ArrayList<>();
    while (true) {
      var page = some(pages.next(Meanwhile.NOTHING));
      cursors.add(page.next().text());
      if (page.complete()) {
        return cursors;
      }
      pages.readOn(page.next());
    }
  }

  @Test
  void theyComeInTheirOrderAndOnce() {
    try (var pages = new PagesAhead(pages(PAGES), Cursor.START)) {
      assertThat(all(pages))
          .containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12");
    }
    assertThat(asked).hasSize(PAGES).doesNotHaveDuplicates();
  }

  @Test
  void theOnlyOneIsReadByWhoeverAsks() {
    try (var pages = new PagesAhead(pages(1), Cursor.START)) {
      assertThat(some(pages.next(Meanwhile.NOTHING)).complete()).isTrue();
    }
    assertThat(readers).containsExactly(Thread.currentThread());
  }

  @Test
  void someAreReadBeforeTheyAreAskedForAndNotAllOfThem() throws InterruptedException {
    // One was asked for, four wait, and one more waits for its place.
    var ahead = new CountDownLatch(6);
    var tooFar = new CountDownLatch(7);
    ChangeSource source =
        cursor -> {
          ahead.countDown();
          tooFar.countDown();
          return page(number(cursor), 1_000);
        };
    try (var pages = new PagesAhead(source, Cursor.START)) {
      pages.readOn(some(pages.next(Meanwhile.NOTHING)).next());
      assertThat(ahead.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(tooFar.await(200, TimeUnit.MILLISECONDS)).isFalse();
    }
  }

  @Test
  void whileAPageIsOnItsWaySomethingElseIsDone() {
    var partsDone = new CountDownLatch(3);
    ChangeSource source =
        cursor -> {
          if (number(cursor) == 1) {
            // The page comes when all parts have been done.
            await(partsDone);
          }
          return page(number(cursor), 3);
        };
    var meanwhile =
        new Meanwhile() {
          @Override
          public void kept(List<Change> changes) {}

          @Override
          public boolean goOn() {
            partsDone.countDown();
            return partsDone.getCount() > 0;
          }
        };
    try (var pages = new PagesAhead(source, Cursor.START)) {
      pages.readOn(some(pages.next(meanwhile)).next());
      assertThat(some(pages.next(meanwhile)).next().text()).isEqualTo("2");
      assertThat(some(pages.next(meanwhile)).complete()).isTrue();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void nothingIsAskedForBehindTrouble() {
    ChangeSource source =
        cursor -> {
          asked.add(cursor.text());
          return number(cursor) < 2
              ? page(number(cursor), PAGES)
              : new Reading.Failed<>(new Trouble.ServerFault(500));
        };
    try (var pages = new PagesAhead(source, Cursor.START)) {
      pages.readOn(some(pages.next(Meanwhile.NOTHING)).next());
      assertThat(some(pages.next(Meanwhile.NOTHING)).complete()).isFalse();
      assertThat(pages.next(Meanwhile.NOTHING)).isInstanceOf(Reading.Failed.class);
    }
    assertThat(asked).containsExactly("", "1", "2");
  }

  @Test
  void whatBreaksBreaksWhereItIsAskedFor() {
    ChangeSource source =
        cursor -> {
          if (number(cursor) == 1) {
            throw new IllegalStateException("broken");
          }
          return page(number(cursor), PAGES);
        };
    try (var pages = new PagesAhead(source, Cursor.START)) {
      pages.readOn(some(pages.next(Meanwhile.NOTHING)).next());
      assertThatThrownBy(() -> pages.next(Meanwhile.NOTHING)).hasMessage("broken");
    }
  }

  @Test
  void whoeverStopsWaitsForNoOtherPage() throws InterruptedException {
    var underWay = new CountDownLatch(1);
    var never = new CountDownLatch(1);
    var wasStopped = new AtomicBoolean();
    ChangeSource source =
        cursor -> {
          if (number(cursor) > 0) {
            underWay.countDown();
            try {
              never.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException _) {
              wasStopped.set(true);
              Thread.currentThread().interrupt();
            }
          }
          return page(number(cursor), PAGES);
        };
    try (var pages = new PagesAhead(source, Cursor.START)) {
      pages.readOn(some(pages.next(Meanwhile.NOTHING)).next());
      assertThat(underWay.await(20, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(wasStopped).isTrue();
  }
}
