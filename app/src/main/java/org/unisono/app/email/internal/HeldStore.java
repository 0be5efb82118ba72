package org.unisono.app.email.internal;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.unisono.app.edge.SqlArrays;
import org.unisono.app.email.HoldMail;

/// Mailings that wait for word from elsewhere. What a person has set off themselves, by a form or a
/// flow, does not wait.
@Component
public class HeldStore {

  private final DSLContext sql;
  private final ObjectProvider<HoldMail> holds;

  HeldStore(DSLContext sql, ObjectProvider<HoldMail> holds) {
    this.sql = sql;
    this.holds = holds;
  }

  /// Puts those back whose people are to wait; an attempt is not counted.
  ///
  /// @return those that wait
  Set<UUID> hold(List<Leased> batch) {
    var people = batch.stream().map(Leased::personId).filter(Objects::nonNull).distinct().toList();
    Set<UUID> held = new HashSet<>();
    holds.orderedStream().forEach(hold -> held.addAll(hold.held(people)));
    if (held.isEmpty()) {
      return Set.of();
    }
    return putBack(batch.stream().filter(l -> held.contains(l.personId())).toList());
  }

  private Set<UUID> putBack(Collection<Leased> leased) {
    return new HashSet<>(
        sql.fetch(
                """
                update email.deliveries d
                set state = 'waiting', reason = 'consentLags', lease_until = null,
                    due_at = clock_timestamp() + interval '1 minute'
                from unnest({0}, {1}) as t (id, fence)
                where d.id = t.id and d.fence = t.fence::bigint and d.state = 'leased'
                  and d.source_kind = 'send'
                returning d.id
                """,
                SqlArrays.uuids(leased, Leased::id),
                SqlArrays.texts(leased, l -> Long.toString(l.fence())))
            .getValues(0, UUID.class));
  }

  public void due() {
    sql.execute(
        """
        update email.deliveries set due_at = clock_timestamp(), reason = null
        where state = 'waiting' and reason = 'consentLags'
        """);
  }
}
