package org.unisono.simulators.salesforce.soql;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.unisono.simulators.salesforce.soql.SoqlLexer.Kind;
import org.unisono.simulators.salesforce.soql.SoqlLexer.Token;

/// Reads one value; empty where the token is none.
final class LiteralReader {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss[.SSS][XXX][XX]", Locale.ROOT);

  private LiteralReader() {}

  static Optional<Literal> read(Token token) {
    if (token.kind() == Kind.TEXT) {
      return Optional.of(new Literal.Text(token.text()));
    }
    if (token.kind() == Kind.NUMBER) {
      return numberOrDate(token.text());
    }
    return token.kind() == Kind.WORD ? word(token.text()) : Optional.empty();
  }

  private static Optional<Literal> numberOrDate(String text) {
    try {
      if (text.contains("T") || text.contains("t")) {
        return Optional.of(new Literal.Moment(OffsetDateTime.parse(text, MOMENT).toInstant()));
      }
      if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
        return Optional.of(new Literal.Day(LocalDate.parse(text)));
      }
      return Optional.of(new Literal.Number(new BigDecimal(text)));
    } catch (DateTimeException | NumberFormatException noValue) {
      return Optional.empty();
    }
  }

  private static Optional<Literal> word(String text) {
    var upper = text.toUpperCase(Locale.ROOT);
    int colon = upper.indexOf(':');
    var name = colon < 0 ? upper : upper.substring(0, colon);
    int many = 0;
    if (colon >= 0) {
      if (!upper.substring(colon + 1).matches("\\d{1,5}")) {
        return Optional.empty();
      }
      many = Integer.parseInt(upper.substring(colon + 1));
    }
    return switch (name) {
      case "NULL" -> Optional.of(new Literal.Nothing());
      case "TRUE" -> Optional.of(new Literal.Flag(true));
      case "FALSE" -> Optional.of(new Literal.Flag(false));
      case "TODAY" -> span(Literal.Unit.DAY, 0, 0);
      case "YESTERDAY" -> span(Literal.Unit.DAY, -1, -1);
      case "TOMORROW" -> span(Literal.Unit.DAY, 1, 1);
      case "LAST_90_DAYS" -> span(Literal.Unit.DAY, -90, 0);
      case "NEXT_90_DAYS" -> span(Literal.Unit.DAY, 1, 90);
      case "LAST_N_DAYS" -> span(Literal.Unit.DAY, -many, 0);
      case "NEXT_N_DAYS" -> span(Literal.Unit.DAY, 1, many);
      default -> ofUnit(name, many);
    };
  }

  /// Fiscal quarters and years are those of the calendar.
  private static Optional<Literal> ofUnit(String name, int many) {
    for (var unit : Literal.Unit.values()) {
      var one = name.replace("FISCAL_", "");
      if (one.equals("THIS_" + unit)) {
        return span(unit, 0, 0);
      }
      if (one.equals("LAST_" + unit)) {
        return span(unit, -1, -1);
      }
      if (one.equals("NEXT_" + unit)) {
        return span(unit, 1, 1);
      }
      if (one.equals("LAST_N_" + unit + "S")) {
        return span(unit, -many, -1);
      }
      if (one.equals("NEXT_N_" + unit + "S")) {
        return span(unit, 1, many);
      }
      if (one.equals("N_" + unit + "S_AGO")) {
        return span(unit, -many, -many);
      }
    }
    return Optional.empty();
  }

  private static Optional<Literal> span(Literal.Unit unit, int first, int last) {
    return Optional.of(new Literal.Span(unit, first, last));
  }
}
