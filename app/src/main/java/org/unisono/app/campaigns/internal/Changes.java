package org.unisono.app.campaigns.internal;

import static org.unisono.app.campaigns.internal.HistoryTable.HISTORY;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.stereotype.Component;
import org.unisono.app.campaigns.CampaignHistoryEntry;
import org.unisono.app.edge.Page;
import org.unisono.app.edge.PageRequest;
import org.unisono.core.acting.Acting;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/// The history of a head: what changed from what to what.
@Component
public class Changes {

  private final DSLContext sql;
  private final ObjectMapper json;

  Changes(DSLContext sql, ObjectMapper json) {
    this.sql = sql;
    this.json = json;
  }

  /// @return the names of the fields that differ
  List<String> record(UUID campaign, ObjectNode was, ObjectNode now) {
    var changes = json.createObjectNode();
    for (var entry : now.properties()) {
      var before = was.path(entry.getKey());
      if (!before.equals(entry.getValue())) {
        var change = changes.putObject(entry.getKey());
        change.set("from", before.isMissingNode() ? json.nullNode() : before);
        change.set("to", entry.getValue());
      }
    }
    if (!changes.isEmpty()) {
      insert(campaign, changes);
    }
    return List.copyOf(changes.propertyNames());
  }

  private void insert(UUID campaign, JsonNode changes) {
    var acting = Acting.now();
    sql.insertInto(HISTORY)
        .set(HISTORY.CAMPAIGN_ID, campaign)
        .set(HISTORY.ACTOR_KIND, acting.actor().kind().name().toLowerCase(Locale.ROOT))
        .set(HISTORY.ACTOR_NAME, acting.actor().name())
        .set(HISTORY.ORIGIN, acting.origin().word())
        .set(HISTORY.CHANGES, JSONB.valueOf(changes.toString()))
        .execute();
  }

  /// Newest first.
  public Page<CampaignHistoryEntry> page(UUID campaign, PageRequest page) {
    var condition = HISTORY.CAMPAIGN_ID.eq(campaign);
    if (!page.isFirst()) {
      condition = condition.and(HISTORY.ID.lt(UUID.fromString(page.after().getFirst())));
    }
    var rows =
        sql.selectFrom(HISTORY)
            .where(condition)
            .orderBy(HISTORY.ID.desc())
            .limit(page.limit() + 1)
            .fetch(
                r ->
                    new CampaignHistoryEntry(
                        r.get(HISTORY.ID),
                        r.get(HISTORY.AT),
                        r.get(HISTORY.ACTOR_NAME),
                        r.get(HISTORY.ORIGIN),
                        json.readTree(r.get(HISTORY.CHANGES).data())));
    return Page.of(rows, page, e -> List.of(e.id().toString()));
  }
}
