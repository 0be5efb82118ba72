package org.unisono.app.sales.internal;

import static org.unisono.app.sales.internal.CriteriaTable.CRITERIA;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.stereotype.Component;
import org.unisono.app.sales.Qualification.Criterion;
import org.unisono.core.rules.RuleCodec;
import tools.jackson.databind.ObjectMapper;

/// The criteria of qualification, in their order.
@Component
public class CriteriaStore {

  private final DSLContext sql;
  private final ObjectMapper json;

  CriteriaStore(DSLContext sql, ObjectMapper json) {
    this.sql = sql;
    this.json = json;
  }

  public List<Criterion> all() {
    return sql.selectFrom(CRITERIA)
        .orderBy(CRITERIA.POSITION)
        .fetch(
            r ->
                new Criterion(
                    r.get(CRITERIA.LABEL),
                    RuleCodec.read(json.readTree(r.get(CRITERIA.RULE).data()))));
  }

  public void replace(List<Criterion> wanted) {
    sql.deleteFrom(CRITERIA).execute();
    var insert = sql.insertInto(CRITERIA, CRITERIA.LABEL, CRITERIA.RULE, CRITERIA.POSITION);
    for (int i = 0; i < wanted.size(); i++) {
      var rule = JSONB.valueOf(RuleCodec.write(wanted.get(i).rule()).toString());
      insert = insert.values(wanted.get(i).label(), rule, i);
    }
    if (!wanted.isEmpty()) {
      insert.execute();
    }
  }
}
