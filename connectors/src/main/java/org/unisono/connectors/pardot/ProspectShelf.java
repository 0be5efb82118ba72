package org.unisono.connectors.pardot;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.unisono.connector.Budget.Lane;
import org.unisono.connector.RemoteField;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Snag.Denied;
import org.unisono.connectors.writing.Draft;
import org.unisono.connectors.writing.Seen;
import org.unisono.connectors.writing.Shelf;
import org.unisono.core.merge.Image;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Prospects, one at a time: v5 has no batches. It has no key of ours either and takes an address
/// twice, so a new one is made only where nobody holds the address, with the mark in a custom
/// field. Where the field is missing, a create without a clear answer stays in doubt.
final class ProspectShelf implements Shelf {
  private final Rows rows;
  private final Map<String, String> addresses;
  private final Map<String, String> made = new HashMap<>();

  /// @param addresses of those to be made, by marker
  ProspectShelf(Rows rows, Map<String, String> addresses) {
    this.rows = rows;
    this.addresses = addresses;
  }

  @Override
  public int most() {
    return 1;
  }

  @Override
  public List<RemoteField> fields() {
    return Prospects.fields(rows.marker());
  }

  @Override
  public Map<String, Seen> byIds(List<String> ids) {
    var seen = new HashMap<String, Seen>();
    for (var id : ids) {
      live(id).ifPresent(one -> seen.put(id, one));
    }
    return seen;
  }

  private Optional<Seen> live(String id) {
    return rows.find(Thing.PROSPECT, id, Lane.ORDINARY).map(this::seen);
  }

  private Seen seen(JsonNode row) {
    return new Seen.Live(Prospects.record(row, rows.marker()));
  }

  @Override
  public Map<String, Seen> byMarkers(List<String> markers) {
    var seen = new HashMap<String, Seen>();
    for (var marker : markers) {
      var id = made.get(marker);
      var found =
          id != null
              ? live(id)
              : at(marker).stream()
                  .filter(row -> Json.text(row, rows.marker()).equals(marker))
                  .findFirst()
                  .map(this::seen);
      found.ifPresent(one -> seen.put(marker, one));
    }
    return seen;
  }

  /// Who holds the address of the one to be made.
  private List<JsonNode> at(String marker) {
    var address = addresses.getOrDefault(marker, "");
    return address.isEmpty()
        ? List.of()
        : rows.all(Thing.PROSPECT, Map.of("email", address), Lane.ORDINARY);
  }

  @Override
  public Map<Draft, Denied> make(List<Draft> drafts) {
    var denied = new HashMap<Draft, Denied>();
    for (var draft : drafts) {
      var marker = Objects.requireNonNull(draft.marker());
      if (!addresses.containsKey(marker)) {
        denied.put(draft, new Denied(400, "addressMissing", "email", "No prospect without one."));
        continue;
      }
      var holders = at(marker);
      if (holders.isEmpty()) {
        made.put(marker, Json.text(rows.create(Thing.PROSPECT, body(draft)), "id"));
      } else {
        var ids = holders.stream().map(row -> Json.text(row, "id")).toList();
        var text = "Prospect %s has this address.".formatted(String.join(", ", ids));
        denied.put(draft, new Denied(400, "addressTaken", "email", text));
      }
    }
    return denied;
  }

  @Override
  public Map<Draft, Denied> change(List<Draft> drafts) {
    for (var draft : drafts) {
      rows.change(Thing.PROSPECT, Objects.requireNonNull(draft.ref()).id(), body(draft));
    }
    return Map.of();
  }

  private ObjectNode body(Draft draft) {
    var body = Json.object();
    draft.given().forEach((n, v) -> body.put(n, v instanceof Image.Filled(var raw) ? raw : null));
    var marker = draft.marker();
    if (marker != null && !rows.hides(Thing.PROSPECT, rows.marker())) {
      body.put(rows.marker(), marker);
    }
    return body;
  }
}
