package org.unisono.simulators.salesforce;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.unisono.simulators.salesforce.soql.Condition;
import org.unisono.simulators.salesforce.soql.Condition.Operator;
import org.unisono.simulators.salesforce.soql.Literal;
import org.unisono.simulators.salesforce.soql.Soql;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Turns a condition into a test of rows, after checking that fields and values fit.
final class Filters {
  private final Reads reads;
  private final InstantSource clock;
  private final Rows rows;

  /// Finds the ids that a query within a condition names.
  interface Rows {
    Set<String> ids(SObjectField field, SObjectType type, Soql query);
  }

  Filters(Reads reads, InstantSource clock, Rows rows) {
    this.reads = reads;
    this.clock = clock;
    this.rows = rows;
  }

  Predicate<ObjectNode> test(SObjectType type, Condition condition) {
    return test(type, name -> Column.of(reads, type, name), condition);
  }

  /// @param columns what the names in the condition stand for
  Predicate<ObjectNode> test(
      SObjectType type, Function<String, Column> columns, Condition condition) {
    return switch (condition) {
      case Condition.All all ->
          all.parts().stream().map(p -> test(type, columns, p)).reduce(row -> true, Predicate::and);
      case Condition.Any any ->
          any.parts().stream().map(p -> test(type, columns, p)).reduce(row -> false, Predicate::or);
      case Condition.Not not -> test(type, columns, not.part()).negate();
      case Condition.In in -> anyOf(columns, in.field(), in.values());
      case Condition.NotIn in -> anyOf(columns, in.field(), in.values()).negate();
      case Condition.InRows in -> inRows(type, columns.apply(in.field()), in.rows());
      case Condition.Compare c -> compare(columns, c);
    };
  }

  private Predicate<ObjectNode> inRows(SObjectType type, Column column, Soql query) {
    var ids = rows.ids(column.field(), type, query);
    return row -> ids.contains(column.value().apply(row).asString(""));
  }

  private Predicate<ObjectNode> anyOf(
      Function<String, Column> columns, String field, List<Literal> values) {
    return values.stream()
        .map(v -> compare(columns, new Condition.Compare(field, Operator.EQUAL, v)))
        .reduce(row -> false, Predicate::or);
  }

  private Predicate<ObjectNode> compare(Function<String, Column> columns, Condition.Compare asked) {
    var column = columns.apply(asked.field());
    var value = column.value();
    if (asked.value() instanceof Literal.Nothing) {
      boolean equal = asked.operator() == Operator.EQUAL;
      return row -> value.apply(row).isNull() == equal;
    }
    checkFits(column.field(), asked.value());
    if (asked.operator() == Operator.LIKE && asked.value() instanceof Literal.Text text) {
      var like = pattern(text.value());
      return row -> like.matcher(value.apply(row).asString()).matches();
    }
    return row -> holds(column.field(), value.apply(row), asked);
  }

  private boolean holds(SObjectField field, JsonNode stored, Condition.Compare asked) {
    if (stored.isNull()) {
      return asked.operator() == Operator.NOT_EQUAL;
    }
    if (asked.value() instanceof Literal.Span span) {
      return inSpan(field, stored, span, asked.operator());
    }
    return decide(asked.operator(), order(field, stored, asked.value()));
  }

  private static boolean decide(Operator operator, int order) {
    return switch (operator) {
      case EQUAL, LIKE -> order == 0;
      case NOT_EQUAL -> order != 0;
      case LESS -> order < 0;
      case LESS_OR_EQUAL -> order <= 0;
      case GREATER -> order > 0;
      case GREATER_OR_EQUAL -> order >= 0;
    };
  }

  private static int order(SObjectField field, JsonNode stored, Literal value) {
    return switch (value) {
      case Literal.Text t when field.type().isId() ->
          stored.asString().compareTo(SalesforceIds.full(t.value()));
      case Literal.Text t ->
          stored.asString().toLowerCase(Locale.ROOT).compareTo(t.value().toLowerCase(Locale.ROOT));
      case Literal.Number n -> stored.decimalValue().compareTo(n.value());
      case Literal.Flag f -> Boolean.compare(stored.asBoolean(), f.value());
      case Literal.Day d -> LocalDate.parse(stored.asString()).compareTo(d.value());
      case Literal.Moment m -> SalesforceTime.parse(stored.asString()).compareTo(m.value());
      case Literal.Nothing _, Literal.Span _ -> throw new IllegalStateException();
    };
  }

  private boolean inSpan(
      SObjectField field, JsonNode stored, Literal.Span span, Operator operator) {
    var today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    var day =
        field.type() == FieldType.DATE
            ? LocalDate.parse(stored.asString())
            : SalesforceTime.parse(stored.asString()).atZone(ZoneOffset.UTC).toLocalDate();
    int fromFirst = day.compareTo(start(span.unit(), today, span.first()));
    int fromLast = day.compareTo(start(span.unit(), today, span.last() + 1).minusDays(1));
    return switch (operator) {
      case EQUAL, LIKE -> fromFirst >= 0 && fromLast <= 0;
      case NOT_EQUAL -> fromFirst < 0 || fromLast > 0;
      case LESS -> fromFirst < 0;
      case LESS_OR_EQUAL -> fromLast <= 0;
      case GREATER -> fromLast > 0;
      case GREATER_OR_EQUAL -> fromFirst >= 0;
    };
  }

  /// The first day of the unit that is so many units from the one of today.
  private static LocalDate start(Literal.Unit unit, LocalDate today, int away) {
    return switch (unit) {
      case DAY -> today.plusDays(away);
      case WEEK -> today.minusDays(today.getDayOfWeek().getValue() % 7).plusWeeks(away);
      case MONTH -> today.withDayOfMonth(1).plusMonths(away);
      case QUARTER ->
          today
              .withDayOfMonth(1)
              .minusMonths((today.getMonthValue() - 1) % 3)
              .plusMonths(3L * away);
      case YEAR -> today.withDayOfYear(1).plusYears(away);
    };
  }

  private static void checkFits(SObjectField field, Literal value) {
    var type = field.type();
    boolean fits =
        switch (value) {
          case Literal.Text _ ->
              !type.isNumber()
                  && type != FieldType.BOOLEAN
                  && type != FieldType.DATE
                  && type != FieldType.DATETIME;
          case Literal.Number _ -> type.isNumber();
          case Literal.Flag _ -> type == FieldType.BOOLEAN;
          case Literal.Day _ -> type == FieldType.DATE;
          case Literal.Moment _ -> type == FieldType.DATETIME;
          case Literal.Span _ -> type == FieldType.DATE || type == FieldType.DATETIME;
          case Literal.Nothing _ -> true;
        };
    if (!fits) {
      throw SalesforceRefused.bad(
          "INVALID_FIELD",
          "value of filter criterion for field '%s' must be of type %s"
              .formatted(field.name(), type.described()));
    }
  }

  private static Pattern pattern(String like) {
    var regex = new StringBuilder();
    for (int i = 0; i < like.length(); i++) {
      char c = like.charAt(i);
      if (c == '\\' && i + 1 < like.length()) {
        regex.append(Pattern.quote(String.valueOf(like.charAt(++i))));
      } else {
        regex.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.compile(
        regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
  }
}
