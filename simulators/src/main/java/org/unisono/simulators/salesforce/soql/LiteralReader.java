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
    int days = 0;
    if (colon >= 0) {
      if (!upper.substring(colon + 1).matches("\\d{1,5}")) {
        return Optional.empty();
      }
      days = Integer.parseInt(upper.substring(colon + 1));
    }
    return switch (name) {
      case "NULL" -> Optional.of(new Literal.Nothing());
      case "TRUE" -> Optional.of(new Literal.Flag(true));
      case "FALSE" -> Optional.of(new Literal.Flag(false));
      case "TODAY" -> Optional.of(new Literal.DaySpan(0, 0));
      case "YESTERDAY" -> Optional.of(new Literal.DaySpan(-1, -1));
      case "TOMORROW" -> Optional.of(new Literal.DaySpan(1, 1));
      case "LAST_N_DAYS" -> Optional.of(new Literal.DaySpan(-days, 0));
      case "NEXT_N_DAYS" -> Optional.of(new Literal.DaySpan(1, days));
      default -> Optional.empty();
    };
  }
}
