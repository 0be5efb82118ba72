package org.unisono.simulators.dynamics.odata;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a filter by recursive descent: `or` binds loosest, then `and`, then `not`.
public final class FilterParser {
  private static final Set<String> OPERATORS = Set.of("eq", "ne", "gt", "ge", "lt", "le");
  private static final Set<String> FUNCTIONS = Set.of("contains", "startswith", "endswith");
  private static final String IN = "Microsoft.Dynamics.CRM.In";

  private static final Pattern LAMBDA = Pattern.compile("(\\w+)/(any|all)");

  private final List<String> tokens;
  private final Deque<String> variables = new ArrayDeque<>();
  private int at;

  private FilterParser(List<String> tokens) {
    this.tokens = tokens;
  }

  /// @throws FilterRefused when it is no filter
  public static Filter parse(String filter) {
    var parser = new FilterParser(FilterLexer.tokens(filter));
    var parsed = parser.or();
    if (parser.at < parser.tokens.size()) {
      throw new FilterRefused("Syntax error at '%s'.".formatted(parser.tokens.get(parser.at)));
    }
    return parsed;
  }

  private Filter or() {
    var left = and();
    while (accepts("or")) {
      left = new Filter.Or(left, and());
    }
    return left;
  }

  private Filter and() {
    var left = not();
    while (accepts("and")) {
      left = new Filter.And(left, not());
    }
    return left;
  }

  private Filter not() {
    return accepts("not") ? new Filter.Not(not()) : atom();
  }

  private Filter atom() {
    if (accepts("(")) {
      var inner = or();
      expect(")");
      return inner;
    }
    var name = next();
    var lambda = LAMBDA.matcher(name);
    if (lambda.matches()) {
      return among(lambda.group(1), lambda.group(2).equals("all"));
    }
    if (FUNCTIONS.contains(name)) {
      expect("(");
      var property = property(next());
      expect(",");
      var value = text(next());
      expect(")");
      return new Filter.Text(name, property, value);
    }
    return name.equals(IN) ? in() : comparison(property(name));
  }

  /// `any()`, `any(o:o/name eq 'x')`, `all(o:o/name eq 'x')`.
  private Filter among(String navigation, boolean all) {
    expect("(");
    if (!all && accepts(")")) {
      return new Filter.Among(navigation, false, null);
    }
    var head = next();
    int colon = head.indexOf(':');
    var variable = colon < 0 ? head : head.substring(0, colon);
    var rest = colon < 0 ? next() : head.substring(colon + 1);
    if (colon < 0) {
      if (!rest.startsWith(":")) {
        throw new FilterRefused("':' was expected at '%s'.".formatted(rest));
      }
      rest = rest.substring(1);
    }
    if (!rest.isEmpty()) {
      tokens.set(--at, rest);
    }
    variables.push(variable);
    var inner = or();
    variables.pop();
    expect(")");
    return new Filter.Among(navigation, all, inner);
  }

  /// Within a lambda the columns stand behind its variable.
  private String property(String name) {
    if (variables.isEmpty()) {
      return name;
    }
    var head = variables.getFirst() + "/";
    if (!name.startsWith(head)) {
      throw new FilterRefused("'%s' is no property of '%s'.".formatted(name, variables.getFirst()));
    }
    return name.substring(head.length());
  }

  private Filter comparison(String property) {
    var operator = next();
    if (!OPERATORS.contains(operator)) {
      throw new FilterRefused("Syntax error at '%s'.".formatted(operator));
    }
    return new Filter.Compare(property, operator, literal(next()));
  }

  private Filter in() {
    expect("(");
    expect("PropertyName");
    expect("=");
    var property = text(next());
    expect(",");
    expect("PropertyValues");
    expect("=");
    expect("[");
    var values = new ArrayList<String>();
    do {
      values.add(text(next()));
    } while (accepts(","));
    expect("]");
    expect(")");
    return new Filter.In(property, values);
  }

  private static @Nullable String literal(String token) {
    return token.equals("null") ? null : token.startsWith("'") ? token.substring(1) : token;
  }

  private static String text(String token) {
    if (!token.startsWith("'")) {
      throw new FilterRefused("A string literal was expected at '%s'.".formatted(token));
    }
    return token.substring(1);
  }

  private String next() {
    if (at >= tokens.size()) {
      throw new FilterRefused("Expression expected at the end of the filter.");
    }
    return tokens.get(at++);
  }

  private boolean accepts(String token) {
    boolean here = at < tokens.size() && tokens.get(at).equals(token);
    at += here ? 1 : 0;
    return here;
  }

  private void expect(String token) {
    var found = next();
    if (!found.equals(token)) {
      throw new FilterRefused("'%s' was expected, not '%s'.".formatted(token, found));
    }
  }
}
