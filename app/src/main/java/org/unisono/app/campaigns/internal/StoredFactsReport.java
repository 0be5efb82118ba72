package org.unisono.app.campaigns.internal;

import static org.unisono.app.campaigns.internal.MembersTable.MEMBERS;
import static org.unisono.app.people.views.CompaniesV.COMPANIES_V;
import static org.unisono.app.people.views.PeopleV.PEOPLE_V;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.campaigns.Cause;
import org.unisono.app.fields.FieldColumn;
import org.unisono.app.fields.FieldSubject;
import org.unisono.app.fields.Fields;
import org.unisono.app.people.PersonCatalogue;
import org.unisono.core.Money;
import org.unisono.core.rules.FieldRef;
import org.unisono.core.rules.Value;

/// What rules ask of people who are, or are to be, members: in one statement for all of them.
@Component
class StoredFactsReport {

  private final DSLContext sql;
  private final Fields fields;
  private final PersonCatalogue people;

  StoredFactsReport(DSLContext sql, Fields fields, PersonCatalogue people) {
    this.sql = sql;
    this.fields = fields;
    this.people = people;
  }

  /// @param cause of the membership; null when there is none yet
  record Stored(@Nullable Cause cause, Map<FieldRef, Value> values) {
    static final Stored NOTHING = new Stored(null, Map.of());
  }

  private record Asked(FieldRef field, FieldColumn column) {}

  Map<UUID, Stored> of(UUID campaign, Collection<FieldRef> wanted, Collection<UUID> persons) {
    var asked = wanted.stream().flatMap(f -> column(f).map(c -> new Asked(f, c)).stream()).toList();
    List<SelectFieldOrAsterisk> columns = new ArrayList<>(List.of(PEOPLE_V.ID, MEMBERS.CAUSE));
    for (var one : asked) {
      columns.add(one.column().value());
      columns.add(
          one.column().currency() == null ? DSL.castNull(String.class) : one.column().currency());
    }
    Map<UUID, Stored> all = new HashMap<>();
    sql.select(columns)
        .from(PEOPLE_V)
        .leftJoin(COMPANIES_V)
        .on(COMPANIES_V.ID.eq(PEOPLE_V.COMPANY_ID))
        .leftJoin(MEMBERS)
        .on(MEMBERS.PERSON_ID.eq(PEOPLE_V.ID))
        .and(MEMBERS.CAMPAIGN_ID.eq(campaign))
        .where(PEOPLE_V.ID.eq(DSL.any(persons.toArray(UUID[]::new))))
        .forEach(r -> all.put(r.get(PEOPLE_V.ID), stored(r, asked)));
    return all;
  }

  private Optional<FieldColumn> column(FieldRef field) {
    return switch (field.holder()) {
      case PERSON, COMPANY -> people.column(field);
      case MEMBER ->
          field.path().startsWith(CampaignFacts.CUSTOM)
              ? Optional.ofNullable(
                      fields
                          .of(FieldSubject.MEMBER)
                          .get(field.path().substring(CampaignFacts.CUSTOM.length())))
                  .map(definition -> FieldColumn.custom(MEMBERS.FIELDS, definition))
              : Optional.empty();
      case CAMPAIGN, DEAL, ACTIVITY -> Optional.empty();
    };
  }

  private static Stored stored(Record r, List<Asked> asked) {
    Map<FieldRef, Value> values = new HashMap<>();
    for (int i = 0; i < asked.size(); i++) {
      var value = value(r, 2 + 2 * i, asked.get(i).column());
      if (value != null) {
        values.put(asked.get(i).field(), value);
      }
    }
    var cause = r.get(MEMBERS.CAUSE);
    return new Stored(cause == null ? null : Cause.valueOf(cause.toUpperCase(Locale.ROOT)), values);
  }

  private static @Nullable Value value(Record r, int at, FieldColumn column) {
    if (r.get(at) == null) {
      return null;
    }
    return switch (column.type()) {
      case TEXT -> Value.of(r.get(at, String.class));
      case NUMBER -> new Value.Num(r.get(at, java.math.BigDecimal.class));
      case BOOL -> new Value.Bool(r.get(at, Boolean.class));
      case DAY -> new Value.Day(r.get(at, java.time.LocalDate.class));
      case MOMENT -> new Value.Moment(r.get(at, java.time.Instant.class));
      case MONEY ->
          new Value.MoneyValue(
              new Money(r.get(at, java.math.BigDecimal.class), r.get(at + 1, String.class)));
    };
  }
}
