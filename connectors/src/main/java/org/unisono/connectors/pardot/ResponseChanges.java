package org.unisono.connectors.pardot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.unisono.connector.Budget.Lane;
import org.unisono.connector.Change;
import org.unisono.connector.ChangePage;
import org.unisono.connector.ChangeSource;
import org.unisono.connector.Cursor;
import org.unisono.connector.Reading;
import org.unisono.connectors.http.Tried;

/// The log of activities, which only grows: read behind the last id. After the end some ids are
/// read again, for rows that turn up late.
final class ResponseChanges implements ChangeSource {
  private static final long OVERLAP = 50;

  private final Rows rows;
  private final int pageSize;

  ResponseChanges(Rows rows, int pageSize) {
    this.rows = rows;
    this.pageSize = pageSize;
  }

  @Override
  public Reading<ChangePage> since(Cursor cursor) {
    return Tried.reading(() -> page(cursor.isStart() ? 0 : Long.parseLong(cursor.text())));
  }

  private ChangePage page(long last) {
    var query = new LinkedHashMap<String, String>();
    query.put("orderBy", "id ASC");
    query.put("limit", String.valueOf(pageSize));
    query.put("idGreaterThan", String.valueOf(last));
    var found = rows.query(Thing.ACTIVITY, query, Lane.ORDINARY);
    if (found.isEmpty()) {
      // One page may be lost.
      found = rows.query(Thing.ACTIVITY, query, Lane.ORDINARY);
    }
    if (found.isEmpty()) {
      return new ChangePage(List.of(), cursor(Math.max(0, last - OVERLAP)), true);
    }
    var changes = new ArrayList<Change>();
    long passed = last;
    for (var row : found) {
      long id = row.path("id").asLong(0);
      if (id > passed) {
        Responses.of(row).map(Change.Upserted::new).ifPresent(changes::add);
        passed = id;
      }
    }
    return new ChangePage(changes, cursor(passed), false);
  }

  private static Cursor cursor(long last) {
    return new Cursor(String.valueOf(last));
  }
}
