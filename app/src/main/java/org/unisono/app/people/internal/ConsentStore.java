package org.unisono.app.people.internal;

import static org.unisono.app.people.internal.ConsentsTable.CONSENTS;
import static org.unisono.app.people.internal.EmailsTable.EMAILS;
import static org.unisono.app.people.internal.PurposesTable.PURPOSES;

import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.edge.Page;
import org.unisono.app.edge.PageRequest;
import org.unisono.app.edge.SqlArrays;
import org.unisono.app.people.Consent;
import org.unisono.app.people.ConsentState;
import org.unisono.app.people.Consents;
import org.unisono.app.people.NewConsent;

/// The consent ledger in the table.
@Component
public class ConsentStore {

  private static final String CHANNEL = "email";

  private final DSLContext sql;
  private final InstantSource clock;

  ConsentStore(DSLContext sql, InstantSource clock) {
    this.sql = sql;
    this.clock = clock;
  }

  public void insert(List<NewConsent> entries) {
    var now = clock.instant();
    // Purpose: append what is new. A retry of the same statement adds no second row.
    sql.execute(
        """
        insert into people.consents (address, person_id, purpose, state, proof, source, at, recorded_at)
        select t.address, t.person_id, t.purpose, t.state, t.proof, t.source, t.at, {0}
        from unnest({1}, {2}, {3}, {4}, {5}, {6}, {7})
          as t (address, person_id, purpose, state, proof, source, at)
        where not exists (
          select from people.consents c
          where c.address = t.address and c.channel = 'email' and c.purpose = t.purpose
            and c.state = t.state and c.source = t.source and c.at = t.at)
        """,
        DSL.val(now),
        SqlArrays.texts(entries, e -> Addresses.normal(e.address())),
        SqlArrays.uuids(entries, NewConsent::personId),
        SqlArrays.texts(entries, NewConsent::purpose),
        SqlArrays.texts(entries, e -> e.said().name().toLowerCase(Locale.ROOT)),
        SqlArrays.texts(entries, NewConsent::proof),
        SqlArrays.texts(entries, NewConsent::source),
        SqlArrays.instants(entries, e -> e.at() == null ? now : e.at()));
  }

  /// Who holds one of the addresses; the first 1,000.
  public List<UUID> holders(Collection<String> addresses) {
    return sql.selectDistinct(EMAILS.PERSON_ID)
        .from(EMAILS)
        .where(
            EMAILS.ADDRESS.eq(
                DSL.any(addresses.stream().map(Addresses::normal).toArray(String[]::new))))
        .limit(1_000)
        .fetch(EMAILS.PERSON_ID);
  }

  /// The rule of [Consents#state], as SQL.
  public Map<String, ConsentState> states(Collection<String> addresses, String purpose) {
    Map<String, ConsentState> states = new HashMap<>();
    if (addresses.isEmpty()) {
      return states;
    }
    sql.fetch(
            """
            select c.address, bool_or(c.state = 'denied' and not exists (
                select from people.consents g
                where g.address = c.address and g.channel = c.channel and g.purpose = c.purpose
                  and g.state = 'granted' and g.proof is not null and g.at > c.at)),
              bool_or(c.state = 'granted')
            from people.consents c
            where c.address = any ({0}) and c.channel = {1} and c.purpose in ({2}, {3})
            group by c.address
            """,
            SqlArrays.texts(addresses, a -> a),
            DSL.val(CHANNEL),
            DSL.val(purpose),
            DSL.val(Consents.ALL_MARKETING))
        .forEach(r -> states.put(r.get(0, String.class), state(r)));
    return states;
  }

  private static ConsentState state(Record r) {
    if (r.get(1, Boolean.class)) {
      return ConsentState.DENIED;
    }
    return r.get(2, Boolean.class) ? ConsentState.GRANTED : ConsentState.UNKNOWN;
  }

  /// Names of purposes by their key.
  public void name(Map<String, String> names) {
    var rows = names.entrySet();
    sql.execute(
        """
        insert into people.purposes as p (purpose, label)
        select t.purpose, t.label from unnest({0}, {1}) as t (purpose, label) order by 1
        on conflict (purpose) do update set label = excluded.label where p.label <> excluded.label
        """,
        SqlArrays.texts(rows, Map.Entry::getKey), SqlArrays.texts(rows, Map.Entry::getValue));
  }

  /// Every purpose of the ledger that is its own name: one look into the index for each.
  public List<String> purposes() {
    return sql.fetch(
            """
            with recursive each (purpose) as (
              select min(c.purpose) from people.consents c
              union all
              select (select min(c.purpose) from people.consents c where c.purpose > e.purpose)
              from each e where e.purpose is not null)
            select e.purpose from each e
            where e.purpose is not null
              and not exists (select from people.purposes p where p.purpose = e.purpose)
            order by lower(e.purpose), e.purpose
            """)
        .getValues(0, String.class);
  }

  public int denied(String purpose) {
    return sql.fetchSingle(
            """
            select count(distinct c.address)::integer from people.consents c
            where c.purpose = {0} and c.channel = {1} and c.state = 'denied'
            """,
            DSL.val(purpose), DSL.val(CHANNEL))
        .get(0, Integer.class);
  }

  /// The next 1,000 who hold an address of which something was said for the purpose.
  public List<UUID> concerned(String purpose, @Nullable UUID after) {
    return sql.fetch(
            """
            select distinct e.person_id from people.consents c
            join people.emails e on e.address = c.address
            where c.purpose = {0} and c.channel = {1} and ({2}::uuid is null or e.person_id > {2})
            order by 1 limit 1000
            """,
            DSL.val(purpose), DSL.val(CHANNEL), DSL.val(after, UUID.class))
        .getValues(0, UUID.class);
  }

  public Page<Consent> of(Collection<String> addresses, PageRequest page) {
    var condition =
        page.isFirst()
            ? DSL.noCondition()
            : CONSENTS.ID.lt(UUID.fromString(page.after().getFirst()));
    var rows =
        sql.select(CONSENTS.asterisk(), PURPOSES.LABEL)
            .from(CONSENTS)
            .leftJoin(PURPOSES)
            .on(PURPOSES.PURPOSE.eq(CONSENTS.PURPOSE))
            .where(
                CONSENTS.ADDRESS.eq(
                    DSL.any(addresses.stream().map(Addresses::normal).toArray(String[]::new))))
            .and(condition)
            .orderBy(CONSENTS.ID.desc())
            .limit(page.limit() + 1)
            .fetch(
                r ->
                    new Consent(
                        r.get(CONSENTS.ID),
                        r.get(CONSENTS.ADDRESS),
                        r.get(CONSENTS.CHANNEL),
                        r.get(CONSENTS.PURPOSE),
                        Objects.requireNonNullElse(r.get(PURPOSES.LABEL), r.get(CONSENTS.PURPOSE)),
                        r.get(CONSENTS.STATE),
                        r.get(CONSENTS.PROOF),
                        r.get(CONSENTS.SOURCE),
                        r.get(CONSENTS.AT),
                        r.get(CONSENTS.RECORDED_AT)));
    return Page.of(rows, page, c -> List.of(c.id().toString()));
  }
}
