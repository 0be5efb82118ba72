package org.unisono.simulators.sugar;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.unisono.simulators.Json;
import tools.jackson.databind.node.ObjectNode;

/// `filter[field][operator]=value`, all joined by one `filter[operator]`: a flat list of clauses,
/// compared with what stands in the database.
record SuiteFilter(boolean all, List<Clause> clauses) {
  private static final Pattern CLAUSE = Pattern.compile("filter\\[(\\w+)](?:\\[(\\w*)])?");

  private enum Operator {
    EQ,
    NEQ,
    GT,
    GTE,
    LT,
    LTE,
    LIKE
  }

  private record Clause(String field, Operator operator, String value) {

    boolean holds(ObjectNode row) {
      var held = Json.text(row, field);
      int order = compare(held, value);
      return switch (operator) {
        case EQ -> order == 0;
        case NEQ -> order != 0;
        case GT -> order > 0;
        case GTE -> order >= 0;
        case LT -> order < 0;
        case LTE -> order <= 0;
        case LIKE -> like(held);
      };
    }

    /// Numbers by size, texts without regard to case, as the database's collation has it.
    private static int compare(String one, String other) {
      var number = "-?\\d{1,15}(\\.\\d{1,9})?";
      return one.matches(number) && other.matches(number)
          ? Double.compare(Double.parseDouble(one), Double.parseDouble(other))
          : one.compareToIgnoreCase(other);
    }

    private boolean like(String held) {
      var parts = new ArrayList<String>();
      List.of(value.split("%", -1)).forEach(p -> parts.add(Pattern.quote(p)));
      return Pattern.compile(String.join(".*", parts), Pattern.CASE_INSENSITIVE)
          .matcher(held)
          .matches();
    }
  }

  static SuiteFilter parse(Crm crm, CrmModule module, Map<String, String> query) {
    boolean all = true;
    var clauses = new ArrayList<Clause>();
    for (var entry : query.entrySet()) {
      var match = CLAUSE.matcher(entry.getKey());
      if (!match.matches()) {
        continue;
      }
      var field = match.group(1);
      var operator = match.group(2);
      if (field.equals("operator")) {
        all = operator(entry.getValue());
      } else if (!crm.hasField(module, field)) {
        throw new SuiteRefused(
            "Filter field %s in %s module is not found".formatted(field, module.object()));
      } else if (operator == null) {
        throw new SuiteRefused("Filter field %s must be an array".formatted(field));
      } else if (field.equals("email_opt_out") || field.equals("invalid_email")) {
        // No column of the table that is asked.
        throw SuiteRefused.database();
      } else {
        clauses.add(new Clause(field, known(operator), entry.getValue()));
      }
    }
    return new SuiteFilter(all, clauses);
  }

  private static boolean operator(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "and" -> true;
      case "or" -> false;
      default -> throw new SuiteRefused("Filter operator %s is invalid".formatted(text));
    };
  }

  private static Operator known(String text) {
    for (var operator : Operator.values()) {
      if (operator.name().equalsIgnoreCase(text)) {
        return operator;
      }
    }
    throw new SuiteRefused("Filter operator %s is invalid".formatted(text));
  }

  boolean asksForDeleted() {
    return clauses.stream().anyMatch(c -> c.field().equals("deleted") && c.value().equals("1"));
  }

  List<ObjectNode> apply(List<ObjectNode> rows) {
    return rows.stream().filter(this::holds).toList();
  }

  private boolean holds(ObjectNode row) {
    return clauses.isEmpty()
        || (all
            ? clauses.stream().allMatch(c -> c.holds(row))
            : clauses.stream().anyMatch(c -> c.holds(row)));
  }
}
