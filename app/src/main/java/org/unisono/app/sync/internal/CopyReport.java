package org.unisono.app.sync.internal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.edge.Page;
import org.unisono.app.edge.PageRequest;
import org.unisono.app.sync.RemoteCopy;
import org.unisono.connector.RecordKind;
import org.unisono.core.merge.Image;

/// What was read over there, page by page.
@Component
public class CopyReport {

  private final DSLContext sql;

  CopyReport(DSLContext sql) {
    this.sql = sql;
  }

  public Page<RemoteCopy> page(UUID connection, RecordKind kind, PageRequest page) {
    var rows =
        sql.fetch(
                """
                select m.* from sync.mirror m
                where m.connection_id = {0} and m.kind = {1} and m.gone is null
                  and ({2}::text is null or m.remote_id > {2})
                order by m.remote_id limit {3}
                """,
                DSL.val(connection),
                DSL.val(Words.of(kind)),
                DSL.val(page.isFirst() ? null : page.after().getFirst(), String.class),
                DSL.val(page.limit() + 1))
            .map(CopyReport::copy);
    return Page.of(rows, page, c -> List.of(c.remoteId()));
  }

  private static RemoteCopy copy(Record r) {
    return new RemoteCopy(
        r.get("kind", String.class),
        r.get("remote_id", String.class),
        seen(ImageCodec.readFields(r.get("fields", JSONB.class).data())),
        r.get("campaign_remote", String.class),
        r.get("person_kind", String.class),
        r.get("person_remote", String.class),
        r.get("read_at", Instant.class));
  }

  /// By name; null for an empty field, none for what may not be seen.
  static Map<String, @Nullable String> seen(Map<String, Image> fields) {
    Map<String, @Nullable String> seen = new TreeMap<>();
    fields.forEach(
        (name, image) -> {
          if (!(image instanceof Image.Unknown)) {
            seen.put(name, ImageCodec.raw(image));
          }
        });
    return seen;
  }
}
