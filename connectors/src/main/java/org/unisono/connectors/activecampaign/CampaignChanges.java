package org.unisono.connectors.activecampaign;

import java.util.ArrayList;
import org.unisono.connector.Change;
import org.unisono.connector.ChangePage;
import org.unisono.connector.ChangeSource;
import org.unisono.connector.Cursor;
import org.unisono.connector.Reading;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Tried;
import tools.jackson.databind.node.ObjectNode;

/// Campaigns. A tag tells no moment of its last change: each pass reads all of ours and tells those
/// that are not as in the pass before, and once more those that had changed in that one. The cursor
/// holds a hash of each, with a mark on what is to be told again.
final class CampaignChanges implements ChangeSource {
  private static final String AGAIN = "!";

  private final Tags tags;

  CampaignChanges(Tags tags) {
    this.tags = tags;
  }

  @Override
  public Reading<ChangePage> since(Cursor cursor) {
    return Tried.reading(
        () -> page(cursor.isStart() ? Json.object() : (ObjectNode) Json.parse(cursor.text())));
  }

  private ChangePage page(ObjectNode known) {
    var changes = new ArrayList<Change>();
    var next = Json.object();
    boolean first = known.isEmpty();
    for (var tag : tags.campaigns()) {
      var record = Tags.record(tag);
      var id = record.ref().id();
      var hash = Integer.toHexString(record.fields().hashCode());
      var before = Json.text(known, id);
      boolean changed = !before.replace(AGAIN, "").equals(hash);
      if (changed || before.endsWith(AGAIN)) {
        changes.add(new Change.Upserted(record));
      }
      next.put(id, changed && !first ? hash + AGAIN : hash);
    }
    next.put("read", "all");
    return new ChangePage(changes, new Cursor(Json.write(next)), true);
  }
}
