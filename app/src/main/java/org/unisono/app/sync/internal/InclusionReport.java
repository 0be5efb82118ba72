package org.unisono.app.sync.internal;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Component;

/// Members of paired campaigns who have no record there.
@Component
class InclusionReport {

  private final DSLContext sql;

  InclusionReport(DSLContext sql) {
    this.sql = sql;
  }

  /// @param all how many have no record there
  /// @param would of them those for whom the condition holds
  /// @param few of those, some
  record Found(int all, int would, List<UUID> few) {}

  Found count(UUID connection, Function<Field<UUID>, Condition> condition, int few) {
    var person = DSL.field(DSL.name("missing", "person_id"), SQLDataType.UUID);
    var missing =
        DSL.table(
            """
            (select distinct m.person_id from sync.twins t
             join campaigns.members_v m on m.campaign_id = t.campaign_id
             where t.connection_id = {0} and not t.stopped and t.gone is null and m.standing <> 'ended'
               and not exists (select from sync.mirror r where r.connection_id = {0}
                 and r.local_id = m.person_id and r.kind in ('lead', 'contact')
                 and r.gone is null)) as missing
            """,
            DSL.val(connection));
    var holds = condition.apply(person);
    var counted =
        sql.select(DSL.count(), DSL.count().filterWhere(holds)).from(missing).fetchSingle();
    var some = sql.select(person).from(missing).where(holds).orderBy(person).limit(few);
    return new Found(counted.value1(), counted.value2(), some.fetch(person));
  }
}
