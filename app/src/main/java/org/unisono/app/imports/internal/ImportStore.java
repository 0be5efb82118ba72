package org.unisono.app.imports.internal;

import static org.unisono.app.imports.internal.ImportsTable.IMPORTS;
import static org.unisono.app.imports.internal.RowsTable.ROWS;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.edge.Page;
import org.unisono.app.edge.PageRequest;
import org.unisono.app.edge.SqlArrays;
import org.unisono.app.imports.Import;
import org.unisono.app.imports.Import.RowFault;
import org.unisono.app.imports.Mapping;
import org.unisono.core.acting.Acting;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/// Imports and the result of each of their rows.
@Component
public class ImportStore {

  private static final int SHOWN_FAULTS = 20;
  private static final TypeReference<List<RowFault>> FAULTS = new TypeReference<>() {};

  private final DSLContext sql;
  private final ObjectMapper json;

  ImportStore(DSLContext sql, ObjectMapper json) {
    this.sql = sql;
    this.json = json;
  }

  void insert(UUID id, String fileName, Mapping mapping, FileFormat format, List<String> header) {
    var actor = Acting.now().actor();
    sql.insertInto(IMPORTS)
        .set(IMPORTS.ID, id)
        .set(IMPORTS.FILE_NAME, fileName)
        .set(IMPORTS.BYTES, 0L)
        .set(IMPORTS.HEADER, jsonb(header))
        .set(IMPORTS.MAPPING, jsonb(mapping))
        .set(IMPORTS.FORMAT, jsonb(format))
        .set(IMPORTS.STATE, "queued")
        .set(IMPORTS.DRY_RUN, mapping.isDryRun())
        .set(IMPORTS.ACTOR_KIND, actor.kind().name())
        .set(IMPORTS.ACTOR_ID, actor.id())
        .set(IMPORTS.ACTOR_NAME, actor.name())
        .execute();
  }

  void setBytes(UUID id, long bytes) {
    sql.update(IMPORTS).set(IMPORTS.BYTES, bytes).where(IMPORTS.ID.eq(id)).execute();
  }

  List<String> header(UUID id) {
    return sql.select(IMPORTS.HEADER)
        .from(IMPORTS)
        .where(IMPORTS.ID.eq(id))
        .fetchSingle(
            r ->
                r.value1() == null
                    ? List.of()
                    : json.readValue(r.value1().data(), new TypeReference<List<String>>() {}));
  }

  Work work(UUID id) {
    return sql.selectFrom(IMPORTS)
        .where(IMPORTS.ID.eq(id))
        .fetchSingle(
            r ->
                new Work(
                    r.get(IMPORTS.STATE),
                    r.get(IMPORTS.POSITION),
                    json.readValue(r.get(IMPORTS.MAPPING).data(), Mapping.class),
                    json.readValue(r.get(IMPORTS.FORMAT).data(), FileFormat.class)));
  }

  /// Adds a batch to the counts and moves the position behind it; in the transaction of the batch.
  void advance(UUID id, long position, Collection<RowResult> results, long skipped) {
    sql.update(IMPORTS)
        .set(IMPORTS.STATE, "running")
        .set(IMPORTS.POSITION, position)
        .set(IMPORTS.CREATED, IMPORTS.CREATED.plus(count(results, "created")))
        .set(IMPORTS.UPDATED, IMPORTS.UPDATED.plus(count(results, "updated")))
        .set(IMPORTS.UNCHANGED, IMPORTS.UNCHANGED.plus(count(results, "unchanged")))
        .set(IMPORTS.REFUSED, IMPORTS.REFUSED.plus(count(results, "refused")))
        .set(IMPORTS.SKIPPED, IMPORTS.SKIPPED.plus(skipped))
        .set(
            IMPORTS.MEMBERS,
            IMPORTS.MEMBERS.plus(results.stream().filter(RowResult::isMember).count()))
        .where(IMPORTS.ID.eq(id))
        .execute();
    // Purpose: one result per row; the refused with their cells, for the file to mend.
    sql.execute(
        """
        insert into imports.rows (import_id, row, outcome, member, person_id, before, faults, cells)
        select {0}, row::bigint, outcome, member, person_id, before::jsonb, faults::jsonb, cells::jsonb
        from unnest({1}, {2}, {3}, {4}, {5}, {6}, {7})
          as t (row, outcome, member, person_id, before, faults, cells)
        """,
        DSL.val(id),
        SqlArrays.texts(results, r -> Long.toString(r.row())),
        SqlArrays.texts(results, RowResult::outcome),
        SqlArrays.texts(results, RowResult::member),
        SqlArrays.uuids(results, RowResult::personId),
        SqlArrays.texts(results, RowResult::before),
        SqlArrays.texts(
            results, r -> r.faults().isEmpty() ? null : json.writeValueAsString(r.faults())),
        SqlArrays.texts(
            results,
            r ->
                r.faults().isEmpty()
                    ? null
                    : json.writeValueAsString(
                        r.cells().stream().map(ColumnType::visible).toList())));
  }

  private static long count(Collection<RowResult> results, String outcome) {
    return results.stream().filter(r -> r.outcome().equals(outcome)).count();
  }

  void finish(UUID id, String state, Instant at) {
    sql.update(IMPORTS)
        .set(IMPORTS.STATE, state)
        .set(IMPORTS.FINISHED_AT, at)
        .where(IMPORTS.ID.eq(id))
        .execute();
  }

  public Optional<Import> find(UUID id) {
    return sql.selectFrom(IMPORTS)
        .where(IMPORTS.ID.eq(id))
        .fetchOptional(r -> shown(r, faults(id, SHOWN_FAULTS)));
  }

  public Page<Import> page(PageRequest page) {
    var condition =
        page.isFirst()
            ? DSL.noCondition()
            : IMPORTS.ID.lt(UUID.fromString(page.after().getFirst()));
    var rows =
        sql.selectFrom(IMPORTS)
            .where(condition)
            .orderBy(IMPORTS.ID.desc())
            .limit(page.limit() + 1)
            .fetch(r -> shown(r, List.of()));
    return Page.of(rows, page, i -> List.of(i.id().toString()));
  }

  List<RowFault> faults(UUID id, int most) {
    return sql
        .select(ROWS.FAULTS)
        .from(ROWS)
        .where(ROWS.IMPORT_ID.eq(id))
        .and(ROWS.FAULTS.isNotNull())
        .orderBy(ROWS.ROW)
        .limit(most)
        .fetch(r -> json.readValue(r.value1().data(), FAULTS))
        .stream()
        .flatMap(List::stream)
        .limit(most)
        .toList();
  }

  /// Refused rows after `row`, with their cells.
  public List<RowResult> refused(UUID id, long after, int most) {
    return sql.selectFrom(ROWS)
        .where(ROWS.IMPORT_ID.eq(id))
        .and(ROWS.FAULTS.isNotNull())
        .and(ROWS.ROW.gt(after))
        .orderBy(ROWS.ROW)
        .limit(most)
        .fetch(this::result);
  }

  /// Rows that changed something, latest first, before `row`.
  List<RowResult> changed(UUID id, long before, int most) {
    return sql.selectFrom(ROWS)
        .where(ROWS.IMPORT_ID.eq(id))
        .and(ROWS.FAULTS.isNull())
        .and(ROWS.ROW.lt(before))
        .orderBy(ROWS.ROW.desc())
        .limit(most)
        .fetch(this::result);
  }

  private RowResult result(Record r) {
    return new RowResult(
        r.get(ROWS.ROW),
        r.get(ROWS.OUTCOME),
        r.get(ROWS.MEMBER),
        r.get(ROWS.PERSON_ID),
        r.get(ROWS.BEFORE) == null ? null : r.get(ROWS.BEFORE).data(),
        r.get(ROWS.FAULTS) == null ? List.of() : json.readValue(r.get(ROWS.FAULTS).data(), FAULTS),
        r.get(ROWS.CELLS) == null
            ? List.of()
            : json.readValue(r.get(ROWS.CELLS).data(), new TypeReference<List<String>>() {}));
  }

  private Import shown(Record r, List<RowFault> faults) {
    var mapping = json.readValue(r.get(IMPORTS.MAPPING).data(), Mapping.class);
    var format = json.readValue(r.get(IMPORTS.FORMAT).data(), FileFormat.class);
    double progress =
        format.rows() == 0 ? 1 : (double) r.get(IMPORTS.POSITION) / (double) format.rows();
    return new Import(
        r.get(IMPORTS.ID),
        r.get(IMPORTS.FILE_NAME),
        r.get(IMPORTS.STATE),
        r.get(IMPORTS.DRY_RUN),
        mapping.campaignId(),
        new Import.Counts(
            format.rows(),
            r.get(IMPORTS.CREATED),
            r.get(IMPORTS.UPDATED),
            r.get(IMPORTS.UNCHANGED),
            r.get(IMPORTS.MEMBERS),
            r.get(IMPORTS.SKIPPED),
            r.get(IMPORTS.REFUSED)),
        progress,
        faults,
        mapping,
        r.get(IMPORTS.CREATED_AT),
        r.get(IMPORTS.FINISHED_AT));
  }

  private JSONB jsonb(Object value) {
    return JSONB.valueOf(json.writeValueAsString(value));
  }

  /// @param position rows that are behind us
  record Work(String state, long position, Mapping mapping, FileFormat format) {}

  /// What came of one row.
  ///
  /// @param member what came of the membership, or null where none was asked for
  /// @param before the values that were replaced, as JSON
  /// @param cells only kept of refused rows
  public record RowResult(
      long row,
      String outcome,
      @Nullable String member,
      @Nullable UUID personId,
      @Nullable String before,
      List<RowFault> faults,
      List<String> cells) {

    boolean isMember() {
      return member != null && !member.equals("refused");
    }
  }
}
