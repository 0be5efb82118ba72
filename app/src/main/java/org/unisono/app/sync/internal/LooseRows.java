package org.unisono.app.sync.internal;

import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.connector.RecordKind;

/// Records that only come in and may hang on a person and a campaign: deals, and what people did.
@Component
class LooseRows {

  private final DSLContext sql;

  LooseRows(DSLContext sql) {
    this.sql = sql;
  }

  /// @param campaign ours, where theirs is paired
  /// @param currency of that campaign
  /// @param person ours, where the one who stands on it is linked
  /// @param name of that person, as they are called there
  record Row(
      MirrorRow mirror,
      @Nullable UUID campaign,
      @Nullable String currency,
      @Nullable UUID person,
      @Nullable String name) {}

  /// Those that moved there, and those whose person or campaign has become known since.
  List<Row> moved(UUID connection, RecordKind kind, int most) {
    return sql.fetch(
            """
            select m.*, t.campaign_id, c.currency, p.local_id as person,
              coalesce(nullif(concat_ws(' ', p.first_name, p.last_name), ''), p.email)
                as person_name
            from sync.mirror m
            left join sync.twins t on t.connection_id = m.connection_id and t.remote_id = m.campaign_remote
            left join campaigns.campaigns_v c on c.id = t.campaign_id
            left join sync.mirror p on p.connection_id = m.connection_id and p.kind = m.person_kind
              and p.remote_id = m.person_remote
            where m.connection_id = {0} and m.kind = {1} and m.dirty
            order by m.remote_id limit {2}
            """,
            DSL.val(connection), DSL.val(Words.of(kind)), DSL.val(most))
        .map(
            r ->
                new Row(
                    MirrorStore.row(r),
                    r.get("campaign_id", UUID.class),
                    r.get("currency", String.class),
                    r.get("person", UUID.class),
                    r.get("person_name", String.class)));
  }
}
