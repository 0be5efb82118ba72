package org.unisono.app.sync.internal;

import static org.unisono.app.edge.SqlArrays.texts;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.unisono.app.sync.AgreedState.Members;

/// Adds up what a twin agrees on.
@Component
class AgreedReport {

  private final DSLContext sql;

  AgreedReport(DSLContext sql) {
    this.sql = sql;
  }

  /// Members here by the status that both sides agreed on. Who has left since is not counted, nor
  /// whose answer in the inbox is still to be carried out.
  List<Members> members(TwinRow twin) {
    return sql.fetch(
            """
            select a.ours, a.theirs, count(*)
            from (select local_id, images -> 'status' ->> 'o' as ours,
                    images -> 'status' ->> 't' as theirs
                  from sync.bases
                  where connection_id = {0} and kind = 'member' and owner_id = {1}) a
            join campaigns.members_v m on m.campaign_id = {2} and m.person_id = a.local_id
              and m.standing <> 'ended'
            where a.ours <> {3} and a.theirs is distinct from {3}
            group by 1, 2 order by 3 desc, 1, 2
            """,
            DSL.val(twin.connectionId()),
            DSL.val(twin.id()),
            DSL.val(twin.campaignId()),
            DSL.val(ImageCodec.raw(AnswerInbox.ASKED)))
        .map(
            r -> new Members(r.get(0, String.class), r.get(1, String.class), r.get(2, Long.class)));
  }

  /// What they said of the fields whose last write they refused; empty where they said nothing.
  Map<String, String> refused(TwinRow twin, Collection<String> fields) {
    if (fields.isEmpty()) {
      return Map.of();
    }
    return sql.fetch(
            """
            select field, coalesce(answer, '') from (
              select distinct on (field) field, outcome, answer from sync.ledger
              where campaign_id = {0} and twin_id = {1} and stream = 'campaigns'
                and field = any ({2})
              order by field, at desc, id desc) latest
            where outcome = 'refused'
            """,
            DSL.val(twin.campaignId()), DSL.val(twin.id()), texts(fields, f -> f))
        .intoMap(r -> r.get(0, String.class), r -> r.get(1, String.class));
  }
}
