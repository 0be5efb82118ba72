package org.unisono.connectors.dynamics;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.unisono.connector.Budget.Lane;
import org.unisono.connector.Cursor;
import org.unisono.connector.Enumeration;
import org.unisono.connector.Reading;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteRef;
import org.unisono.connector.Scope;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Tried;

/// All ids of a table, by version, or all members of the twins in the scope.
final class DynamicsEnumeration implements Enumeration {
  private final DynamicsApi api;
  private final Rolls rolls;
  private final RecordKind kind;
  private final Scope scope;
  private final int pageSize;

  DynamicsEnumeration(DynamicsApi api, Rolls rolls, RecordKind kind, Scope scope, int pageSize) {
    this.api = api;
    this.rolls = rolls;
    this.kind = kind;
    this.scope = scope;
    this.pageSize = pageSize;
  }

  @Override
  public Reading<Page> page(Cursor cursor) {
    return Tried.reading(() -> kind == RecordKind.MEMBER ? members() : rows(cursor));
  }

  /// Without a total when a list did not give as many as it counts: then it proves nothing.
  private Page members() {
    var read = scope.twins().stream().map(rolls::read).toList();
    List<RemoteRef> refs =
        read.stream()
            .flatMap(roll -> roll.members().values().stream())
            .map(member -> member.record().ref())
            .toList();
    boolean whole = read.stream().allMatch(Rolls.Roll::whole);
    var total = whole ? OptionalLong.of(refs.size()) : OptionalLong.empty();
    return new Page(refs, Cursor.START, true, total, api.rights());
  }

  /// A row that changes meanwhile moves to the end and is listed twice: then the total is more than
  /// the ids, and the listing is not whole.
  private Page rows(Cursor cursor) {
    var entity = Entity.of(kind);
    var state = cursor.isStart() ? Json.object() : Json.parse(cursor.text());
    long before = state.path("listed").asLong(0);
    long after = state.path("after").asLong(0);
    var path =
        entity.set()
            + "?$count=true&$orderby="
            + DynamicsApi.encoded("versionnumber asc")
            + "&$select=versionnumber,"
            + entity.key()
            + "&$filter="
            + DynamicsApi.encoded("versionnumber gt " + after);
    var answer = api.get(path, Lane.ORDINARY, pageSize);
    var found = answer.path("value").valueStream().toList();
    long left = answer.path("@odata.count").asLong(0);
    boolean more = found.size() >= pageSize || found.size() < left || answer.has("@odata.nextLink");
    long last =
        Stream.concat(Stream.of(after), found.stream().map(r -> r.path("versionnumber").asLong(0)))
            .mapToLong(Long::longValue)
            .max()
            .orElse(after);
    var next = Json.object().put("listed", before + found.size()).put("after", last);
    return new Page(
        found.stream().map(r -> new RemoteRef(kind, Json.text(r, entity.key()))).toList(),
        new Cursor(Json.write(next)),
        !more,
        more ? OptionalLong.empty() : OptionalLong.of(before + left),
        api.rights());
  }
}
