package org.unisono.simulators.sugar;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.unisono.simulators.Json;
import tools.jackson.databind.node.ObjectNode;

/// The conditions that the older service takes: what stands behind `WHERE`. Comparisons, `LIKE`,
/// `IN`, `BETWEEN`, `IS NULL`, joined by `AND`, `OR` and `NOT`; and the sub-select by which clients
/// look for an address.
final class SqlWhere {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:(?<text>'(?:[^'\\\\]|''|\\\\.)*'|\"[^\"]*\")|(?<sign><=|>=|<>|!=|[=<>(),])"
              + "|(?<word>[\\w.`%:*-]+))");
  private static final String NUMBER = "-?\\d{1,15}(\\.\\d{1,9})?";

  private final Crm crm;
  private final CrmModule module;
  private final List<String> tokens = new ArrayList<>();
  private int at;

  private SqlWhere(Crm crm, CrmModule module) {
    this.crm = crm;
    this.module = module;
  }

  /// An empty text holds of every row.
  static Predicate<ObjectNode> of(Crm crm, CrmModule module, String text) {
    var where = new SqlWhere(crm, module);
    where.read(text.strip());
    if (where.tokens.isEmpty()) {
      return row -> true;
    }
    var parsed = where.or();
    if (where.at < where.tokens.size()) {
      throw new DatabaseFailed();
    }
    return parsed;
  }

  /// Quoted texts keep a leading quote, which tells them from names.
  private void read(String text) {
    var matcher = TOKEN.matcher(text);
    int from = 0;
    while (from < text.length()) {
      if (!matcher.find(from) || matcher.start() != from) {
        throw new DatabaseFailed();
      }
      var quoted = matcher.group("text");
      tokens.add(
          quoted == null
              ? matcher.group().strip().replace("`", "")
              : "'" + quoted.substring(1, quoted.length() - 1).replaceAll("''|\\\\'", "'"));
      from = matcher.end();
    }
  }

  private Predicate<ObjectNode> or() {
    var left = and();
    while (accepts("or")) {
      left = left.or(and());
    }
    return left;
  }

  private Predicate<ObjectNode> and() {
    var left = not();
    while (accepts("and")) {
      left = left.and(not());
    }
    return left;
  }

  private Predicate<ObjectNode> not() {
    if (accepts("not")) {
      return not().negate();
    }
    if (accepts("(")) {
      var inner = or();
      expect(")");
      return inner;
    }
    return comparison();
  }

  private Predicate<ObjectNode> comparison() {
    var column = next();
    var name = column.substring(column.indexOf('.') + 1);
    if (column.equals("1") && accepts("=")) {
      boolean same = next().equals("1");
      return row -> same;
    }
    boolean elsewhere =
        crm.fields(module).stream().anyMatch(f -> f.name().equals(name) && f.isElsewhere());
    if (!crm.hasField(module, name) || elsewhere) {
      throw new DatabaseFailed();
    }
    boolean negated = accepts("not");
    var held = negated ? negated(name) : plain(name);
    return negated ? held.negate() : held;
  }

  private Predicate<ObjectNode> negated(String name) {
    return switch (word()) {
      case "in" -> in(name);
      case "like" -> like(name);
      case "between" -> between(name);
      default -> throw new DatabaseFailed();
    };
  }

  private Predicate<ObjectNode> plain(String name) {
    var operator = word();
    return switch (operator) {
      case "in" -> in(name);
      case "like" -> like(name);
      case "between" -> between(name);
      case "is" -> {
        boolean not = accepts("not");
        expect("null");
        yield row -> Json.text(row, name).isEmpty() != not;
      }
      case "=", "<>", "!=", "<", ">", "<=", ">=" -> {
        var value = literal(next());
        yield row -> holds(operator, compare(Json.text(row, name), value));
      }
      default -> throw new DatabaseFailed();
    };
  }

  private static boolean holds(String operator, int order) {
    return switch (operator) {
      case "=" -> order == 0;
      case "<>", "!=" -> order != 0;
      case "<" -> order < 0;
      case ">" -> order > 0;
      case "<=" -> order <= 0;
      default -> order >= 0;
    };
  }

  /// Numbers by size, texts without regard to case, as the database's collation has it.
  private static int compare(String one, String other) {
    return one.matches(NUMBER) && other.matches(NUMBER)
        ? Double.compare(Double.parseDouble(one), Double.parseDouble(other))
        : one.compareToIgnoreCase(other);
  }

  private Predicate<ObjectNode> between(String name) {
    var from = literal(next());
    expect("and");
    var until = literal(next());
    return row ->
        compare(Json.text(row, name), from) >= 0 && compare(Json.text(row, name), until) <= 0;
  }

  private Predicate<ObjectNode> like(String name) {
    var pattern = pattern(literal(next()));
    return row -> pattern.matcher(Json.text(row, name)).matches();
  }

  private static Pattern pattern(String like) {
    var regex = new StringBuilder();
    for (var part : like.split("(?=[%_])|(?<=[%_])")) {
      regex.append(part.equals("%") ? ".*" : part.equals("_") ? "." : Pattern.quote(part));
    }
    return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  }

  private Predicate<ObjectNode> in(String name) {
    expect("(");
    if (accepts("select")) {
      return byAddress(name);
    }
    var values = new ArrayList<String>();
    do {
      values.add(literal(next()).toLowerCase(Locale.ROOT));
    } while (accepts(","));
    expect(")");
    return row -> values.contains(Json.text(row, name).toLowerCase(Locale.ROOT));
  }

  /// `id in (select … where … email_address = '…' …)`: whatever else the sub-select says.
  private Predicate<ObjectNode> byAddress(String name) {
    var inner = new ArrayList<String>();
    for (int depth = 1; depth > 0; ) {
      var token = next();
      depth += token.equals("(") ? 1 : token.equals(")") ? -1 : 0;
      inner.add(token);
    }
    for (int i = 0; i + 2 < inner.size(); i++) {
      var column = inner.get(i).toLowerCase(Locale.ROOT);
      var operator = inner.get(i + 1).toLowerCase(Locale.ROOT);
      boolean told = inner.get(i + 2).startsWith("'");
      if (name.equals("id") && told && column.matches("(\\w+\\.)?email_address(_caps)?")) {
        var pattern = pattern(literal(inner.get(i + 2)).replaceAll("^$", " "));
        var text = literal(inner.get(i + 2));
        return operator.equals("like")
            ? row -> pattern.matcher(Json.text(row, "email1")).matches()
            : row -> Json.text(row, "email1").equalsIgnoreCase(text);
      }
    }
    throw new DatabaseFailed();
  }

  private static String literal(String token) {
    if (token.startsWith("'")) {
      return token.substring(1);
    }
    if (!token.matches(NUMBER)) {
      throw new DatabaseFailed();
    }
    return token;
  }

  private String next() {
    if (at >= tokens.size()) {
      throw new DatabaseFailed();
    }
    return tokens.get(at++);
  }

  private String word() {
    return next().toLowerCase(Locale.ROOT);
  }

  private boolean accepts(String token) {
    boolean here = at < tokens.size() && tokens.get(at).equalsIgnoreCase(token);
    at += here ? 1 : 0;
    return here;
  }

  private void expect(String token) {
    if (!accepts(token)) {
      throw new DatabaseFailed();
    }
  }
}
