package org.unisono.app.people.internal;

import static org.unisono.app.edge.SqlArrays.texts;
import static org.unisono.app.people.internal.CompaniesTable.COMPANIES;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.edge.Page;
import org.unisono.app.edge.PageRequest;
import org.unisono.app.edge.RowLocks;
import org.unisono.app.people.Company;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/// Companies in the table.
@Component
public class CompanyStore {

  private final DSLContext sql;
  private final ObjectMapper json;

  CompanyStore(DSLContext sql, ObjectMapper json) {
    this.sql = sql;
    this.json = json;
  }

  /// Which of these are companies.
  Set<UUID> known(Collection<UUID> ids) {
    return sql.select(COMPANIES.ID)
        .from(COMPANIES)
        .where(COMPANIES.ID.eq(DSL.any(ids.toArray(UUID[]::new))))
        .fetchSet(COMPANIES.ID);
  }

  /// @return empty when another company has the domain
  public Optional<Company> insert(String name, @Nullable String domain, ObjectNode fields) {
    return sql.insertInto(COMPANIES)
        .set(COMPANIES.NAME, name)
        .set(COMPANIES.DOMAIN, domain)
        .set(COMPANIES.FIELDS, JSONB.valueOf(fields.toString()))
        .onConflictDoNothing()
        .returning()
        .fetchOptional(this::company);
  }

  public boolean isDomainTaken(UUID by, @Nullable String domain) {
    return domain != null
        && sql.fetchExists(COMPANIES, DSL.lower(COMPANIES.DOMAIN).eq(domain), COMPANIES.ID.ne(by));
  }

  /// Nobody else changes it before the caller's transaction ends.
  public void hold(UUID id) {
    RowLocks.hold(sql, COMPANIES.ID, List.of(id));
  }

  public void update(UUID id, String name, @Nullable String domain, ObjectNode fields) {
    sql.update(COMPANIES)
        .set(COMPANIES.NAME, name)
        .set(COMPANIES.DOMAIN, domain)
        .set(COMPANIES.FIELDS, JSONB.valueOf(fields.toString()))
        .set(COMPANIES.VERSION, COMPANIES.VERSION.plus(1))
        .set(COMPANIES.UPDATED_AT, DSL.field("now()", COMPANIES.UPDATED_AT.getDataType()))
        .where(COMPANIES.ID.eq(id))
        .execute();
  }

  public Optional<Company> find(UUID id) {
    return sql.selectFrom(COMPANIES).where(COMPANIES.ID.eq(id)).fetchOptional(this::company);
  }

  /// Holds everybody else off these names until the transaction ends, makes what is missing, and
  /// reads who they are. Sorted: no deadlock between two batches.
  public Map<String, UUID> named(List<String> names) {
    var wanted = texts(names, n -> n);
    sql.fetch(
        """
        select count(pg_advisory_xact_lock(7002, bucket))
        from (select distinct abs(hashtext(lower(t.name)) % 4096) as bucket
              from unnest({0}) as t (name) order by bucket) b
        """,
        wanted);
    sql.execute(
        """
        insert into people.companies (name)
        select distinct on (lower(t.name)) t.name from unnest({0}) as t (name)
        where not exists (select from people.companies c where lower(c.name) = lower(t.name))
        order by lower(t.name), t.name
        """,
        wanted);
    return sql.fetch(
            """
            select t.name, (select c.id from people.companies c
                            where lower(c.name) = lower(t.name) order by c.id limit 1) as id
            from unnest({0}) as t (name)
            """,
            wanted)
        .intoMap(r -> r.get("name", String.class), r -> r.get("id", UUID.class));
  }

  public Map<UUID, String> names(Collection<UUID> ids) {
    return sql.select(COMPANIES.ID, COMPANIES.NAME)
        .from(COMPANIES)
        .where(COMPANIES.ID.eq(DSL.any(ids.toArray(UUID[]::new))))
        .fetchMap(COMPANIES.ID, COMPANIES.NAME);
  }

  public Page<Company> page(@Nullable String search, PageRequest page) {
    var name = DSL.lower(COMPANIES.NAME);
    var condition = DSL.noCondition();
    if (search != null && !search.isBlank()) {
      condition = name.startsWith(search.strip().toLowerCase(Locale.ROOT));
    }
    if (!page.isFirst()) {
      condition =
          condition.and(
              DSL.row(name, COMPANIES.ID)
                  .gt(page.after().get(0), UUID.fromString(page.after().get(1))));
    }
    var rows =
        sql.selectFrom(COMPANIES)
            .where(condition)
            .orderBy(name, COMPANIES.ID)
            .limit(page.limit() + 1)
            .fetch(this::company);
    return Page.of(rows, page, c -> List.of(c.name().toLowerCase(Locale.ROOT), c.id().toString()));
  }

  private Company company(Record r) {
    return new Company(
        r.get(COMPANIES.ID),
        r.get(COMPANIES.NAME),
        r.get(COMPANIES.DOMAIN),
        (ObjectNode) json.readTree(r.get(COMPANIES.FIELDS).data()),
        r.get(COMPANIES.VERSION));
  }
}
