package org.unisono.simulators.salesforce.soql;

import java.util.List;

/// What a `WHERE` asks of a record.
public sealed interface Condition {
  /// How a field is compared.
  enum Operator {
    EQUAL,
    NOT_EQUAL,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL,
    LIKE
  }

  record All(List<Condition> parts) implements Condition {}

  record Any(List<Condition> parts) implements Condition {}

  record Not(Condition part) implements Condition {}

  record Compare(String field, Operator operator, Literal value) implements Condition {}

  record In(String field, List<Literal> values) implements Condition {}

  /// A reference to one of the rows that another query finds.
  record InRows(String field, Soql rows) implements Condition {}

  record NotIn(String field, List<Literal> values) implements Condition {}
}
