package org.unisono.connectors.pardot;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.unisono.connector.Budget.Lane;
import org.unisono.connector.Cursor;
import org.unisono.connector.Enumeration;
import org.unisono.connector.Reading;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteRef;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Tried;

/// All campaigns or all prospects. Account Engagement counts neither: they are read twice. Nor does
/// it show how much of them a user sees, so the mark of the rights is what was seen: a listing
/// proves no deletion, and need not, as the recycle bin tells.
final class PardotEnumeration implements Enumeration {
  private final Rows rows;
  private final RecordKind kind;

  PardotEnumeration(Rows rows, RecordKind kind) {
    this.rows = rows;
    this.kind = kind;
  }

  @Override
  public Reading<Page> page(Cursor cursor) {
    return Tried.reading(
        () ->
            switch (kind) {
              case CAMPAIGN -> counted(Thing.CAMPAIGN);
              case CONTACT -> counted(Thing.PROSPECT);
              case LEAD, MEMBER, STATUS, CONSENT, LIST, DEAL, RESPONSE ->
                  throw new IllegalArgumentException("Account Engagement does not list " + kind);
            });
  }

  /// What two readings agree on counts as the total, else there is none.
  private Page counted(Thing thing) {
    var first = all(thing);
    var second = all(thing);
    var total = first.equals(second) ? OptionalLong.of(first.size()) : OptionalLong.empty();
    return new Page(List.copyOf(second), Cursor.START, true, total, rights(second));
  }

  private String rights(Set<RemoteRef> seen) {
    return rows.api().identity() + " " + Integer.toHexString(seen.hashCode());
  }

  private Set<RemoteRef> all(Thing thing) {
    var refs = new HashSet<RemoteRef>();
    for (long last = 0; ; ) {
      var query = new LinkedHashMap<String, String>();
      query.put("orderBy", "id ASC");
      query.put("limit", String.valueOf(rows.pageSize()));
      query.put("idGreaterThan", String.valueOf(last));
      var found = rows.query(thing, query, Lane.ORDINARY);
      if (found.isEmpty()) {
        return refs;
      }
      for (var row : found) {
        refs.add(new RemoteRef(kind, Json.text(row, "id")));
        last = Math.max(last, row.path("id").asLong(0));
      }
    }
  }
}
