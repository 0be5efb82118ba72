package org.unisono.app.sync.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.unisono.app.fields.FieldDefinition;
import org.unisono.app.sync.Mode;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteField;
import org.unisono.core.merge.FieldMap.Translation;

/// A field of ours that may travel.
///
/// @param key as in the API; `fields.<key>` for a custom field
/// @param label of a custom field
/// @param options of a pick list
record OurField(String key, @Nullable String label, Form form, List<String> options) {

  static final String CUSTOM = "fields.";
  static final String COMPANY = "company";
  static final String PARENT = "parentId";
  static final String OWNER = "ownerId";

  /// What its values look like, and so how they are translated.
  enum Form {
    TEXT,
    NUMBER,
    WHOLE,
    MONEY,
    DATE,
    STATE,
    TYPE,
    FLAG,
    PICK,
    /// Another campaign.
    CAMPAIGN,
    /// Somebody who works with the system.
    USER
  }

  private static final Map<String, Form> FORMS =
      Map.ofEntries(
          Map.entry("type", Form.TYPE),
          Map.entry(PARENT, Form.CAMPAIGN),
          Map.entry(OWNER, Form.USER),
          Map.entry("status", Form.STATE),
          Map.entry("startDate", Form.DATE),
          Map.entry("endDate", Form.DATE),
          Map.entry("actualStartDate", Form.DATE),
          Map.entry("actualEndDate", Form.DATE),
          Map.entry("budgetedCost", Form.MONEY),
          Map.entry("expectedCost", Form.MONEY),
          Map.entry("actualCost", Form.MONEY),
          Map.entry("expectedRevenue", Form.MONEY),
          Map.entry("expectedSize", Form.WHOLE),
          Map.entry("expectedResponsePercent", Form.NUMBER));

  private static final List<String> TYPES =
      List.of(
          "event",
          "webinar",
          "tradeShow",
          "email",
          "mailing",
          "telesales",
          "print",
          "web",
          "advertising",
          "social",
          "partner",
          "survey",
          "other");

  private static final List<String> STATES =
      List.of("planned", "active", "paused", "completed", "cancelled");

  /// In the order in which they are shown.
  static List<OurField> of(RecordKind kind, Collection<FieldDefinition> custom) {
    var own =
        kind == RecordKind.CAMPAIGN
            ? Stream.of(
                "name",
                "type",
                "status",
                "startDate",
                "endDate",
                "actualStartDate",
                "actualEndDate",
                "budgetedCost",
                "expectedCost",
                "actualCost",
                "expectedRevenue",
                "expectedSize",
                "expectedResponsePercent",
                "description",
                "objective",
                PARENT,
                OWNER)
            : Stream.of("firstName", "lastName", "phone", COMPANY, "language");
    List<OurField> all = new ArrayList<>(own.map(OurField::own).toList());
    custom.forEach(d -> custom(kind, d).ifPresent(all::add));
    return all;
  }

  private static OurField own(String key) {
    var form = FORMS.getOrDefault(key, Form.TEXT);
    var options = form == Form.TYPE ? TYPES : form == Form.STATE ? STATES : List.<String>of();
    return new OurField(key, null, form, options);
  }

  /// An amount of a person has no currency that a system would tell.
  private static Optional<OurField> custom(RecordKind kind, FieldDefinition field) {
    var form =
        switch (field.type()) {
          case TEXT -> Form.TEXT;
          case NUMBER -> Form.NUMBER;
          case MONEY -> kind == RecordKind.CAMPAIGN ? Form.MONEY : null;
          case DATE -> Form.DATE;
          case BOOLEAN -> Form.FLAG;
          case PICK -> Form.PICK;
        };
    return Optional.ofNullable(form)
        .map(f -> new OurField(CUSTOM + field.key(), field.label(), f, field.options()));
  }

  boolean isCustom() {
    return key.startsWith(CUSTOM);
  }

  /// The sum of the cost lines is counted here: it only goes out.
  boolean isComputed() {
    return key.equals("actualCost");
  }

  Mode usualWay() {
    return isComputed() ? Mode.OUT : Mode.BOTH;
  }

  /// Whether a blank would break the record, or take it from whoever cares for it.
  boolean isNeeded() {
    return key.equals("name") || key.equals("type") || key.equals("status") || key.equals(OWNER);
  }

  /// Whether values of the two can be translated at all.
  boolean fits(RemoteField theirs) {
    return switch (form) {
      case TEXT, TYPE, STATE, PICK ->
          theirs.type() == RemoteField.Type.TEXT || theirs.type() == RemoteField.Type.CHOICE;
      case NUMBER, WHOLE, MONEY -> theirs.type() == RemoteField.Type.NUMBER;
      case DATE -> theirs.type() == RemoteField.Type.DATE;
      case FLAG -> theirs.type() == RemoteField.Type.FLAG;
      case CAMPAIGN, USER -> false;
    };
  }

  Translation translation(RemoteField theirs) {
    return switch (form) {
      case TEXT ->
          theirs.options().isEmpty()
              ? Translations.text(theirs.length())
              : Translations.option(theirs.options());
      case NUMBER -> isCustom() ? Translations.exact() : Translations.number(2);
      case MONEY -> Translations.number(2);
      case WHOLE -> Translations.number(0);
      case DATE -> Translations.date();
      case STATE -> Translations.state(theirs.options());
      case TYPE, PICK ->
          theirs.options().isEmpty()
              ? Translations.oneOf(options)
              : Translations.label(theirs.options(), options);
      case FLAG -> Translations.flag();
      // Whose counterpart it is, a connection knows.
      case CAMPAIGN, USER -> Translation.SAME;
    };
  }
}
