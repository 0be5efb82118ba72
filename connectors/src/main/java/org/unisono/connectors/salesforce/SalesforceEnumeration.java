package org.unisono.connectors.salesforce;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.unisono.connector.Budget.Lane;
import org.unisono.connector.Cursor;
import org.unisono.connector.Enumeration;
import org.unisono.connector.Reading;
import org.unisono.connector.RemoteRef;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Tried;

/// All ids of an object, by ascending id, with Salesforce's own count at the end.
final class SalesforceEnumeration implements Enumeration {

  private final SalesforceApi api;
  private final Describes describes;
  private final Sobject object;
  private final String filter;
  private final int pageSize;

  SalesforceEnumeration(
      SalesforceApi api, Describes describes, Sobject object, String filter, int pageSize) {
    this.api = api;
    this.describes = describes;
    this.object = object;
    this.filter = filter;
    this.pageSize = pageSize;
  }

  @Override
  public Reading<Page> page(Cursor cursor) {
    return Tried.reading(
        () -> {
          if (cursor.isStart()) {
            describes.forget();
          }
          return read(cursor.text());
        });
  }

  private Page read(String after) {
    var soql = "SELECT Id FROM " + object.type() + where(after) + " ORDER BY Id LIMIT " + pageSize;
    var answer = api.query(soql, Lane.ORDINARY);
    List<RemoteRef> refs =
        answer
            .path("records")
            .valueStream()
            .map(row -> new RemoteRef(object.kind(), Json.text(row, "Id")))
            .toList();
    boolean more =
        refs.size() >= pageSize
            || refs.size() < answer.path("totalSize").asInt(0)
            || !answer.path("done").asBoolean(false);
    var next = refs.isEmpty() ? after : refs.getLast().id();
    var total = more ? OptionalLong.empty() : OptionalLong.of(count());
    return new Page(refs, new Cursor(next), !more, total, describes.rights(object));
  }

  private long count() {
    var answer = api.query("SELECT COUNT() FROM " + object.type() + where(""), Lane.ORDINARY);
    return answer.path("totalSize").asLong(0);
  }

  private String where(String after) {
    var conditions =
        Stream.of(after.isEmpty() ? "" : "Id > " + Soql.text(after), filter)
            .filter(c -> !c.isEmpty())
            .toList();
    return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
  }
}
