package org.unisono.simulators.salesforce.soql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.unisono.simulators.salesforce.soql.Condition.Operator;
import org.unisono.simulators.salesforce.soql.SoqlLexer.Kind;
import org.unisono.simulators.salesforce.soql.SoqlLexer.Token;

/// Recursive descent over the tokens. `AND` and `OR` on one level need brackets, as in Salesforce.
final class SoqlParser {
  private final String query;
  private final List<Token> tokens;
  private int at;

  SoqlParser(String query) {
    this.query = query;
    this.tokens = new SoqlLexer(query).tokens();
  }

  Soql query() {
    var query = select();
    if (now().kind() != Kind.END) {
      throw unexpected();
    }
    return query;
  }

  private Soql select() {
    expect("SELECT");
    var selected = selected();
    expect("FROM");
    var from = word();
    Optional<Condition> where = take("WHERE") ? Optional.of(condition()) : Optional.empty();
    var groupBy = take("GROUP") ? groupBy() : List.<String>of();
    Optional<Condition> having = take("HAVING") ? Optional.of(condition()) : Optional.empty();
    var order = take("ORDER") ? order() : List.<Soql.Order>of();
    int limit = take("LIMIT") ? number() : -1;
    int offset = take("OFFSET") ? number() : 0;
    if (take("FOR")) {
      word();
    }
    return new Soql(selected, from, where, groupBy, having, order, limit, offset);
  }

  private List<String> groupBy() {
    expect("BY");
    var keys = new ArrayList<String>();
    do {
      keys.add(expression());
    } while (take(","));
    return keys;
  }

  Condition conditionAlone() {
    var condition = condition();
    if (now().kind() != Kind.END) {
      throw unexpected();
    }
    return condition;
  }

  private List<Selected> selected() {
    if (now().is("COUNT") && tokens.get(at + 1).is("(") && tokens.get(at + 2).is(")")) {
      at += 3;
      return List.of();
    }
    var selected = new ArrayList<Selected>();
    do {
      selected.add(one());
    } while (take(","));
    return selected;
  }

  private Selected one() {
    if (take("(")) {
      var children = select();
      expect(")");
      return new Selected.Children(children);
    }
    var name = expression();
    var alias = now().kind() == Kind.WORD && !now().is("FROM") ? word() : "";
    int bracket = name.indexOf('(');
    return Arrays.stream(Selected.Function.values())
        .filter(f -> bracket > 0 && f.name().equals(name.substring(0, bracket)))
        .findFirst()
        .<Selected>map(f -> aggregate(f, name.substring(bracket + 1, name.length() - 1), alias))
        .orElseGet(() -> new Selected.Field(name, alias));
  }

  private static Selected aggregate(Selected.Function function, String field, String alias) {
    return new Selected.Aggregate(function, field, alias);
  }

  /// A field's name, or a function of one, whose name is put into capitals.
  private String expression() {
    var name = word();
    if (!take("(")) {
      return name;
    }
    var of = word();
    expect(")");
    return name.toUpperCase(Locale.ROOT) + "(" + of + ")";
  }

  private Condition condition() {
    var first = part();
    var parts = new ArrayList<>(List.of(first));
    if (now().is("AND")) {
      while (take("AND")) {
        parts.add(part());
      }
      return new Condition.All(parts);
    }
    if (now().is("OR")) {
      while (take("OR")) {
        parts.add(part());
      }
      return new Condition.Any(parts);
    }
    return first;
  }

  private Condition part() {
    if (take("NOT")) {
      return new Condition.Not(part());
    }
    if (take("(")) {
      var inner = condition();
      expect(")");
      return inner;
    }
    var field = expression();
    if (take("IN")) {
      return isSelect() ? rows(field) : new Condition.In(field, list());
    }
    if (take("NOT")) {
      expect("IN");
      return isSelect() ? new Condition.Not(rows(field)) : new Condition.NotIn(field, list());
    }
    return new Condition.Compare(field, operator(), literal());
  }

  private boolean isSelect() {
    return now().is("(") && tokens.get(at + 1).is("SELECT");
  }

  private Condition rows(String field) {
    expect("(");
    var rows = select();
    expect(")");
    return new Condition.InRows(field, rows);
  }

  private Operator operator() {
    var token = next();
    return switch (token.text().toUpperCase(Locale.ROOT)) {
      case "=" -> Operator.EQUAL;
      case "!=", "<>" -> Operator.NOT_EQUAL;
      case "<" -> Operator.LESS;
      case "<=" -> Operator.LESS_OR_EQUAL;
      case ">" -> Operator.GREATER;
      case ">=" -> Operator.GREATER_OR_EQUAL;
      case "LIKE" -> Operator.LIKE;
      default -> {
        at--;
        throw unexpected();
      }
    };
  }

  private List<Literal> list() {
    expect("(");
    var values = new ArrayList<Literal>();
    do {
      values.add(literal());
    } while (take(","));
    expect(")");
    return values;
  }

  private Literal literal() {
    var token = next();
    var read = LiteralReader.read(token);
    if (read.isEmpty()) {
      at--;
      throw unexpected();
    }
    return read.get();
  }

  private List<Soql.Order> order() {
    expect("BY");
    var keys = new ArrayList<Soql.Order>();
    do {
      var field = expression();
      boolean down = take("DESC");
      if (!down) {
        take("ASC");
      }
      var nulls = down ? Soql.Nulls.LAST : Soql.Nulls.FIRST;
      if (take("NULLS")) {
        nulls = take("LAST") ? Soql.Nulls.LAST : Soql.Nulls.FIRST;
        if (nulls == Soql.Nulls.FIRST) {
          expect("FIRST");
        }
      }
      var direction = down ? Soql.Direction.DESCENDING : Soql.Direction.ASCENDING;
      keys.add(new Soql.Order(field, direction, nulls));
    } while (take(","));
    return keys;
  }

  private int number() {
    var token = next();
    if (token.kind() != Kind.NUMBER || !token.text().matches("\\d{1,9}")) {
      at--;
      throw unexpected();
    }
    return Integer.parseInt(token.text());
  }

  private String word() {
    if (now().kind() != Kind.WORD) {
      throw unexpected();
    }
    return next().text();
  }

  private void expect(String word) {
    if (!take(word)) {
      throw unexpected();
    }
  }

  private boolean take(String word) {
    if (now().is(word)) {
      at++;
      return true;
    }
    return false;
  }

  private Token now() {
    return tokens.get(at);
  }

  private Token next() {
    var token = now();
    if (token.kind() == Kind.END) {
      throw unexpected();
    }
    at++;
    return token;
  }

  private SoqlRefused unexpected() {
    return new SoqlRefused(query, now().at(), "unexpected token: '" + now().text() + "'");
  }
}
