package org.unisono.app.imports.internal;

import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.unisono.app.people.PersonPart;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// What imports have kept of a person when people are merged, exported or erased: the values that
/// rows replaced, and refused rows as they were.
@Component
class ImportPart implements PersonPart {

  private final DSLContext sql;
  private final ObjectMapper json;

  ImportPart(DSLContext sql, ObjectMapper json) {
    this.sql = sql;
    this.json = json;
  }

  @Override
  public String name() {
    return "imports";
  }

  /// A row stays with the record that it made or changed.
  @Override
  public JsonNode merge(UUID survivor, UUID merged) {
    return json.createObjectNode();
  }

  @Override
  public void unmerge(UUID survivor, UUID merged, JsonNode moved) {}

  @Override
  public JsonNode export(UUID person) {
    var rows = json.createArrayNode();
    sql.fetch(
            """
            select i.file_name, i.created_at, r.row, r.outcome, r.before::text
            from imports.rows r join imports.imports i on i.id = r.import_id
            where r.person_id = {0} order by i.created_at, r.row
            """,
            DSL.val(person))
        .forEach(
            r -> {
              var row =
                  rows.addObject()
                      .put("file", r.get(0, String.class))
                      .put("at", r.get(1, java.time.OffsetDateTime.class).toString())
                      .put("row", r.get(2, Long.class))
                      .put("outcome", r.get(3, String.class));
              if (r.get(4) != null) {
                row.set("before", json.readTree(r.get(4, String.class)));
              }
            });
    return rows;
  }

  /// Refused rows belong to nobody here, so those that name an address of the person go too.
  @Override
  public void erase(UUID person) {
    sql.execute(
        "update imports.rows set before = null, cells = null where person_id = {0}",
        DSL.val(person));
    // Purpose: no refused row tells an address of the person; that it was refused stays.
    sql.execute(
        """
        update imports.rows r
        set cells = '[]', faults = jsonb_build_array(jsonb_build_object('row', r.row,
          'column', null, 'code', 'erased', 'message', '', 'params', null))
        where r.faults is not null and exists (
          select from people.emails_v e
          where e.person_id = {0} and position(e.address in lower(r.cells::text)) > 0)
        """,
        DSL.val(person));
  }
}
