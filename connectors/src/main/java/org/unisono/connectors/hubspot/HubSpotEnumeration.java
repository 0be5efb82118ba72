package org.unisono.connectors.hubspot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import org.unisono.connector.Budget.Lane;
import org.unisono.connector.Cursor;
import org.unisono.connector.Enumeration;
import org.unisono.connector.Reading;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteRef;
import org.unisono.connector.Scope;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Tried;

/// All campaigns, contacts or deals, or all members of the twins in the scope.
final class HubSpotEnumeration implements Enumeration {

  private static final int MOST = 100;

  private final HubSpotApi api;
  private final RecordKind kind;
  private final Scope scope;

  HubSpotEnumeration(HubSpotApi api, RecordKind kind, Scope scope) {
    this.api = api;
    this.kind = kind;
    this.scope = scope;
  }

  @Override
  public Reading<Page> page(Cursor cursor) {
    return Tried.reading(
        () ->
            switch (kind) {
              case MEMBER -> members();
              case CAMPAIGN -> campaigns(cursor.isStart() ? 0 : Integer.parseInt(cursor.text()));
              case CONTACT, DEAL -> objects(HubSpotKind.of(kind), cursor.text());
              case LEAD, STATUS, CONSENT, LIST, RESPONSE ->
                  throw new IllegalArgumentException("HubSpot does not list " + kind);
            });
  }

  /// Without a total when a part did not give as many as it counts: then it proves nothing.
  private Page members() {
    var rolls = new Rolls(api);
    var refs = new ArrayList<RemoteRef>();
    boolean whole = true;
    for (var twin :
        scope.twins().stream().sorted(Comparator.comparing(t -> t.campaign().id())).toList()) {
      var roll = rolls.read(twin);
      whole &= roll.whole();
      roll.statuses().keySet().forEach(c -> refs.add(Rolls.member(twin, c, "-").ref()));
    }
    var total = whole ? OptionalLong.of(refs.size()) : OptionalLong.empty();
    return new Page(refs, Cursor.START, true, total, api.rights());
  }

  private Page campaigns(int after) {
    var answer =
        api.get("/marketing/v3/campaigns?sort=createdAt&limit=%d&after=%d".formatted(MOST, after));
    var refs = refs(answer.path("results").valueStream().map(r -> Json.text(r, "id")).toList());
    int total = answer.path("total").asInt(0);
    int next = after + refs.size();
    boolean complete = next >= total || refs.isEmpty();
    return new Page(
        refs, new Cursor(String.valueOf(next)), complete, OptionalLong.of(total), api.rights());
  }

  private Page objects(HubSpotKind of, String after) {
    var path = "/crm/v3/objects/" + of.plural() + "?limit=" + MOST;
    var answer = api.get(after.isEmpty() ? path : path + "&after=" + after);
    var refs = refs(answer.path("results").valueStream().map(r -> Json.text(r, "id")).toList());
    // Only an empty page is the last: one without a way on may have been cut short.
    boolean complete = refs.isEmpty();
    var total = complete ? OptionalLong.of(count(of)) : OptionalLong.empty();
    var next = complete ? after : refs.getLast().id();
    return new Page(refs, new Cursor(next), complete, total, api.rights());
  }

  private long count(HubSpotKind of) {
    var ask = Json.object().put("limit", 1);
    var path = "/crm/v3/objects/" + of.plural() + "/search";
    return api.ask(path, ask, Lane.ORDINARY).path("total").asLong(0);
  }

  private List<RemoteRef> refs(List<String> ids) {
    return ids.stream().map(id -> new RemoteRef(kind, id)).toList();
  }
}
