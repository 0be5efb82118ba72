package org.unisono.connectors.reading;

import java.util.List;
import java.util.function.Function;
import org.unisono.connector.Account;
import org.unisono.connector.ChangePage;
import org.unisono.connector.ChangeSource;
import org.unisono.connector.Cursor;
import org.unisono.connector.Reading;
import org.unisono.connector.Trouble;

/// Asks for fewer records at once where a page is larger than what is taken in, and goes on with
/// as few to the end of the pass. One huge text is no reason to: it is left out as it comes in.
public final class SmallerPages implements ChangeSource {

  private static final String PAGE_SIZE = "pageSize";

  /// Two at least: some pages are told apart by the moments of their first and last record.
  private static final List<Integer> SIZES = List.of(200, 20, 2);

  private final Account account;
  private final Function<Account, ChangeSource> smaller;
  private ChangeSource now;
  private int at;

  private SmallerPages(
      ChangeSource usual, Account account, Function<Account, ChangeSource> smaller) {
    this.account = account;
    this.smaller = smaller;
    now = usual;
  }

  /// @param smaller of an account whose setting `pageSize` is heeded; its cursors hold no number of
  ///     pages, or it is a roll, which is read whole in any case
  public static ChangeSource of(
      ChangeSource usual, Account account, Function<Account, ChangeSource> smaller) {
    return usual instanceof RollChanges ? usual : new SmallerPages(usual, account, smaller);
  }

  @Override
  public Reading<ChangePage> since(Cursor cursor) {
    var page = now.since(cursor);
    int usual = account.number(PAGE_SIZE, Integer.MAX_VALUE);
    while (page instanceof Reading.Failed<ChangePage>(Trouble.TooLarge _) && at < SIZES.size()) {
      int size = SIZES.get(at++);
      if (size < usual) {
        now = smaller.apply(account.with(PAGE_SIZE, String.valueOf(size)));
        page = now.since(cursor);
      }
    }
    return page;
  }
}
