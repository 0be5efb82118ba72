package org.unisono.app.people;

import static org.unisono.app.people.views.CompaniesV.COMPANIES_V;
import static org.unisono.app.people.views.PeopleV.PEOPLE_V;

import java.util.Map;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.fields.FieldColumn;
import org.unisono.app.fields.FieldSubject;
import org.unisono.app.fields.Fields;
import org.unisono.core.rules.FieldCatalogue;
import org.unisono.core.rules.FieldRef;
import org.unisono.core.rules.ValueType;

/// Which fields of people and companies a rule may name, and where they stand.
@Component
public class PersonCatalogue implements FieldCatalogue {

  private static final String CUSTOM = "fields.";
  private static final Map<String, FieldColumn> PERSON =
      Map.of(
          "email", FieldColumn.text(PEOPLE_V.EMAIL),
          "firstName", FieldColumn.text(PEOPLE_V.FIRST_NAME),
          "lastName", FieldColumn.text(PEOPLE_V.LAST_NAME),
          "kind", FieldColumn.text(PEOPLE_V.KIND),
          "stage", FieldColumn.text(PEOPLE_V.STAGE),
          "language", FieldColumn.text(PEOPLE_V.LANGUAGE),
          "timeZone", FieldColumn.text(PEOPLE_V.TIME_ZONE),
          "createdAt", FieldColumn.moment(PEOPLE_V.CREATED_AT),
          "updatedAt", FieldColumn.moment(PEOPLE_V.UPDATED_AT));
  private static final Map<String, FieldColumn> COMPANY =
      Map.of(
          "name", FieldColumn.text(COMPANIES_V.NAME),
          "domain", FieldColumn.text(COMPANIES_V.DOMAIN));

  private final Fields fields;

  PersonCatalogue(Fields fields) {
    this.fields = fields;
  }

  @Override
  public @Nullable ValueType typeOf(FieldRef field) {
    return column(field).map(FieldColumn::type).orElse(null);
  }

  /// Where the field stands; empty when there is no such field.
  public Optional<FieldColumn> column(FieldRef field) {
    return switch (field.holder()) {
      case PERSON -> column(field.path(), PERSON, FieldSubject.PERSON, PEOPLE_V.FIELDS);
      case COMPANY -> column(field.path(), COMPANY, FieldSubject.COMPANY, COMPANIES_V.FIELDS);
      case CAMPAIGN, MEMBER, DEAL, ACTIVITY -> Optional.empty();
    };
  }

  private Optional<FieldColumn> column(
      String path, Map<String, FieldColumn> known, FieldSubject subject, Field<JSONB> custom) {
    if (!path.startsWith(CUSTOM)) {
      return Optional.ofNullable(known.get(path));
    }
    return Optional.ofNullable(fields.of(subject).get(path.substring(CUSTOM.length())))
        .map(definition -> FieldColumn.custom(custom, definition));
  }
}
