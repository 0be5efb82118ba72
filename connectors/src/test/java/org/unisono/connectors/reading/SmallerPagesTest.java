package org.unisono.connectors.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.connector.Account;
import org.unisono.connector.ChangePage;
import org.unisono.connector.ChangeSource;
import org.unisono.connector.Cursor;
import org.unisono.connector.Reading;
import org.unisono.connector.Trouble;

class SmallerPagesTest {

  private static final int USUAL = 2_000;

  private final List<String> asked = new ArrayList<>();

  /// Any number of records, of which a page holds only so many.
  private ChangeSource source(Account account, int fits) {
    int size = account.number("pageSize", USUAL);
    return cursor -> {
      asked.add(cursor.text() + "/" + size);
      return size > fits
          ? new Reading.Failed<>(new Trouble.TooLarge(1))
          : Reading.of(new ChangePage(List.of(), new Cursor(cursor.text() + "+" + size), false));
    };
  }

  private ChangeSource pages(Map<String, String> settings, int fits) {
    var account = new Account(URI.create("http://localhost"), settings, Map.of());
    return SmallerPages.of(source(account, fits), account, smaller -> source(smaller, fits));
  }

  @Test
  void fewerAreAskedForUntilTheyFitAndFromThenOn() {
    var pages = pages(Map.of(), 50);
    var next = pages.since(Cursor.START).orElseThrow().next();
    pages.since(next).orElseThrow();
    assertThat(asked).containsExactly("/2000", "/200", "/20", "+20/20");
  }

  @Test
  void neverMoreThanTheAccountSays() {
    pages(Map.of("pageSize", "30"), 10).since(Cursor.START).orElseThrow();
    assertThat(asked).containsExactly("/30", "/20", "/2");
  }

  @Test
  void whatDoesNotFitAtAllIsSaidAndOtherTroubleIsNoReason() {
    assertThat(pages(Map.of(), 1).since(Cursor.START))
        .isEqualTo(new Reading.Failed<>(new Trouble.TooLarge(1)));
    var account = new Account(URI.create("http://localhost"), Map.of(), Map.of());
    Reading<ChangePage> failed = new Reading.Failed<>(new Trouble.ServerFault(500));
    var pages =
        SmallerPages.of(
            cursor -> failed,
            account,
            smaller -> {
              throw new AssertionError("no reason");
            });
    assertThat(pages.since(Cursor.START)).isEqualTo(failed);
  }
}
