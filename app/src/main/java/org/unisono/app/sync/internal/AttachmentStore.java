package org.unisono.app.sync.internal;

import static org.unisono.app.edge.SqlArrays.uuids;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.unisono.connector.Asset;

/// What people have attached to twins.
@Component
class AttachmentStore {

  private final DSLContext sql;

  AttachmentStore(DSLContext sql) {
    this.sql = sql;
  }

  /// @param name as it was when it was attached
  record Attached(Asset.Kind kind, String id, String name) {}

  Map<UUID, List<Attached>> of(Collection<UUID> twins) {
    Map<UUID, List<Attached>> found = new HashMap<>();
    sql.fetch(
            """
            select twin_id, kind, remote_id, name from sync.attachments
            where twin_id = any ({0}) order by kind, name, remote_id
            """,
            uuids(twins))
        .forEach(
            r ->
                found
                    .computeIfAbsent(r.get(0, UUID.class), _ -> new ArrayList<>())
                    .add(
                        new Attached(
                            Asset.Kind.valueOf(r.get(1, String.class)),
                            r.get(2, String.class),
                            r.get(3, String.class))));
    return found;
  }

  void attach(UUID twin, Asset asset) {
    sql.execute(
        """
        insert into sync.attachments (twin_id, kind, remote_id, name) values ({0}, {1}, {2}, {3})
        on conflict (twin_id, kind, remote_id) do update set name = excluded.name
        """,
        DSL.val(twin), DSL.val(asset.kind().name()), DSL.val(asset.id()), DSL.val(asset.name()));
  }

  /// @return whether it was attached
  boolean detach(UUID twin, Asset.Kind kind, String id) {
    return sql.execute(
            "delete from sync.attachments where twin_id = {0} and kind = {1} and remote_id = {2}",
            DSL.val(twin), DSL.val(kind.name()), DSL.val(id))
        > 0;
  }
}
