package org.unisono.connectors.dynamics;

import java.util.ArrayList;
import java.util.List;
import org.unisono.connector.Budget.Lane;
import org.unisono.connector.Change;
import org.unisono.connector.RemoteRef;
import org.unisono.connectors.http.Json;

/// Deleted rows, from the table's change tracking.
final class Deletions {
  private static final String TRACK = "odata.track-changes,odata.maxpagesize=5000";

  private final DynamicsApi api;

  Deletions(DynamicsApi api) {
    this.api = api;
  }

  /// Where deletions are told from now on; empty when the listing was cut short.
  String begin(Entity entity, Lane lane) {
    var link = api.all(entity.set() + "?$select=" + entity.key(), lane, TRACK).deltaLink();
    return link.isEmpty() ? "" : DynamicsApi.local(link);
  }

  /// What was deleted since, and where to go on.
  record Told(List<Change> changes, String link) {}

  Told since(Entity entity, String link, Lane lane) {
    var told = api.all(link, lane, TRACK);
    var changes = new ArrayList<Change>();
    for (var row : told.rows()) {
      if (Json.text(row, "reason").equals("deleted")) {
        var ref = new RemoteRef(entity.kind(), Json.text(row, "id"));
        changes.add(new Change.Deleted(ref, Change.Evidence.DELETE_FEED, null));
      }
    }
    var next = told.deltaLink();
    return new Told(changes, next.isEmpty() ? link : DynamicsApi.local(next));
  }
}
