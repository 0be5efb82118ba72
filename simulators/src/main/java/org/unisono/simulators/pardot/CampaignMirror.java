package org.unisono.simulators.pardot;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.unisono.simulators.Json;
import tools.jackson.databind.node.ObjectNode;

/// Connected Campaigns: one campaign here for each in Salesforce, which keeps its name, its parent
/// and whether it is in the recycle bin. What the connector user does not see is left as it is.
/// The cost is left alone too: which of Salesforce's two amounts it is, no source of ours says.
final class CampaignMirror {
  private static final String THEIRS = "salesforceId";
  private static final String PARENT = "parentCampaignId";

  private final Table table;

  CampaignMirror(Table table) {
    this.table = table;
  }

  void follow(Organisation org) {
    var ours = connected();
    var theirs = org.all("Campaign");
    for (var row : theirs) {
      var name = Json.object().put("name", Json.text(row, "Name"));
      ours.computeIfAbsent(Json.text(row, "Id"), id -> table.add(name.put(THEIRS, id)));
    }
    // Parents, once every campaign is here.
    for (var row : theirs) {
      var wanted = Json.object().put("name", Json.text(row, "Name")).put("isDeleted", false);
      var parent = ours.get(Json.text(row, "ParentId"));
      if (parent == null) {
        wanted.putNull(PARENT);
      } else {
        wanted.put(PARENT, parent.path("id").asLong(0));
      }
      keep(ours.get(Json.text(row, "Id")), wanted);
    }
    for (var row : org.recycled("Campaign")) {
      keep(ours.get(Json.text(row, "Id")), Json.object().put("isDeleted", true));
    }
  }

  /// By their id; an only one in the recycle bin counts too, and comes back out of it.
  private Map<String, ObjectNode> connected() {
    var ours = new HashMap<String, ObjectNode>();
    for (var row : table.all()) {
      var id = Json.text(row, THEIRS);
      if (!id.isEmpty()) {
        ours.merge(id, row, (one, two) -> one.path("isDeleted").asBoolean(false) ? two : one);
      }
    }
    return ours;
  }

  private void keep(@Nullable ObjectNode ours, ObjectNode wanted) {
    if (ours == null) {
      return;
    }
    boolean stands =
        wanted.properties().stream()
            .allMatch(e -> Json.text(ours, e.getKey()).equals(Json.text(wanted, e.getKey())));
    if (!stands) {
      table.change(ours, wanted);
    }
  }
}
