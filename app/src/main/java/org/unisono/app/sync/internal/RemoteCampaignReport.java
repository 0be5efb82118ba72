package org.unisono.app.sync.internal;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.campaigns.Campaign;
import org.unisono.app.sync.RemoteCampaign;

/// Campaigns of the other side that can be paired, the likeliest first.
@Component
public class RemoteCampaignReport {

  private static final int MOST = 50;

  private final DSLContext sql;

  RemoteCampaignReport(DSLContext sql) {
    this.sql = sql;
  }

  /// Their names for the name, the status and the start.
  record Names(String name, String status, String start) {}

  /// @param ours null when none of ours is looked for
  List<RemoteCampaign> like(
      UUID connection, Names names, @Nullable String search, @Nullable Campaign ours) {
    return sql
        .fetch(
            """
            select m.remote_id, m.fields ->> {1} as name, m.fields ->> {2} as status,
              m.fields ->> {3} as start,
              exists (select from sync.twins t where t.connection_id = {0} and t.remote_id = m.remote_id) as twinned
            from sync.mirror m
            where m.connection_id = {0} and m.kind = 'campaign' and m.gone is null
              and ({4}::text is null or m.fields ->> {1} ilike {4} or m.remote_id = {5})
            """,
            DSL.val(connection),
            DSL.val(names.name()),
            DSL.val(names.status()),
            DSL.val(names.start()),
            DSL.val(search == null || search.isBlank() ? null : "%" + search.strip() + "%"),
            DSL.val(search == null ? "" : search.strip()))
        .map(
            r -> {
              var name = r.get("name", String.class);
              return new RemoteCampaign(
                  r.get("remote_id", String.class),
                  name == null ? r.get("remote_id", String.class) : name,
                  r.get("status", String.class),
                  r.get("start", String.class),
                  r.get("twinned", Boolean.class),
                  likeness(ours, name, r.get("start", String.class)));
            })
        .stream()
        .sorted(
            Comparator.comparing(RemoteCampaign::twinned)
                .thenComparing(Comparator.comparingDouble(RemoteCampaign::likeness).reversed())
                .thenComparing(RemoteCampaign::name))
        .limit(MOST)
        .toList();
  }

  private static double likeness(
      @Nullable Campaign ours, @Nullable String name, @Nullable String start) {
    return ours == null || name == null
        ? 0
        : Likeness.of(ours.name(), name, ours.startDate(), start);
  }
}
