package org.unisono.simulators.dynamics.odata;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads `filter(…)/groupby((…),aggregate(…))` and its like.
public final class ApplyParser {
  private static final Pattern COUNT = Pattern.compile("\\$count as (\\w+)");
  private static final Pattern MEASURE =
      Pattern.compile("([\\w/]+) with (sum|average|min|max|countdistinct) as (\\w+)");

  private ApplyParser() {}

  /// @throws FilterRefused when it is nothing of the kind
  public static List<Apply> parse(String text) {
    return split(text, '/').stream().map(ApplyParser::step).toList();
  }

  private static Apply step(String text) {
    int open = text.indexOf('(');
    if (open < 0 || !text.endsWith(")")) {
      throw new FilterRefused("Syntax error at '%s'.".formatted(text));
    }
    var inner = text.substring(open + 1, text.length() - 1).strip();
    return switch (text.substring(0, open).strip()) {
      case "filter" -> new Apply.Keep(inner);
      case "aggregate" -> new Apply.Group(List.of(), measures(inner));
      case "groupby" -> group(inner);
      default -> throw new FilterRefused("'%s' is not supported.".formatted(text));
    };
  }

  private static Apply group(String inner) {
    var parts = split(inner, ',');
    var by = parts.getFirst().strip();
    if (!by.matches("\\([\\w/, ]+\\)") || parts.size() > 2) {
      throw new FilterRefused("Syntax error at '%s'.".formatted(inner));
    }
    var names = Stream.of(by.substring(1, by.length() - 1).split(",")).map(String::strip).toList();
    if (parts.size() == 1) {
      return new Apply.Group(names, List.of());
    }
    if (step(parts.get(1).strip()) instanceof Apply.Group(var none, var measures)
        && none.isEmpty()) {
      return new Apply.Group(names, measures);
    }
    throw new FilterRefused("'aggregate' was expected, not '%s'.".formatted(parts.get(1)));
  }

  private static List<Apply.Measure> measures(String text) {
    return split(text, ',').stream().map(m -> measure(m.strip())).toList();
  }

  private static Apply.Measure measure(String text) {
    var count = COUNT.matcher(text);
    if (count.matches()) {
      return new Apply.Measure("", "count", count.group(1));
    }
    var measure = MEASURE.matcher(text);
    if (!measure.matches()) {
      throw new FilterRefused("Syntax error at '%s'.".formatted(text));
    }
    return new Apply.Measure(measure.group(1), measure.group(2), measure.group(3));
  }

  /// By a sign that stands in no brackets and no quoted text.
  private static List<String> split(String text, char sign) {
    var parts = new ArrayList<String>();
    int depth = 0;
    boolean quoted = false;
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      quoted ^= c == '\'';
      depth += quoted ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == sign && depth == 0 && !quoted) {
        parts.add(text.substring(from, i));
        from = i + 1;
      }
    }
    parts.add(text.substring(from));
    return parts;
  }
}
