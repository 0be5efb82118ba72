package org.unisono.app.email.internal;

import static org.unisono.app.email.internal.SuppressionsTable.SUPPRESSIONS;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.unisono.app.edge.SqlArrays;

/// Where tracked links go, and addresses that no mail goes to.
@Component
class LinkKeys {

  private final DSLContext sql;

  LinkKeys(DSLContext sql) {
    this.sql = sql;
  }

  private record Row(String key, UUID delivery, String target) {}

  void insert(List<RenderedMail> mails) {
    List<Row> rows = new ArrayList<>();
    for (var mail : mails) {
      mail.links().forEach((key, target) -> rows.add(new Row(key, mail.deliveryId(), target)));
    }
    if (!rows.isEmpty()) {
      sql.execute(
          """
          insert into email.link_keys (key, delivery_id, target)
          select * from unnest({0}, {1}, {2}) on conflict do nothing
          """,
          SqlArrays.texts(rows, Row::key),
          SqlArrays.uuids(rows, Row::delivery),
          SqlArrays.texts(rows, Row::target));
    }
  }

  /// The server says that there is no such mailbox.
  void suppress(String address, String reply) {
    sql.insertInto(SUPPRESSIONS)
        .set(SUPPRESSIONS.ADDRESS, address)
        .set(SUPPRESSIONS.REASON, "hardBounce")
        .set(SUPPRESSIONS.DETAIL, reply)
        .onConflictDoNothing()
        .execute();
  }
}
