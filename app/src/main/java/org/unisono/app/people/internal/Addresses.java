package org.unisono.app.people.internal;

import com.sanctionco.jmail.EmailValidator;
import com.sanctionco.jmail.JMail;
import java.util.Locale;
import java.util.Optional;
import org.unisono.core.Fault;
import org.unisono.core.Refused;
import org.unisono.core.Texts;

/// E-mail addresses: what is one, and when two are the same.
public final class Addresses {

  private static final int LONGEST = 254; // RFC 5321, 4.5.3.1.3 less the angle brackets
  private static final EmailValidator VALIDATOR = JMail.strictValidator();

  private Addresses() {}

  /// The form in which addresses are compared: lower case, nothing around it. Providers treat the
  /// local part as case-insensitive, whatever RFC 5321 allows.
  public static String normal(String address) {
    return address.strip().toLowerCase(Locale.ROOT);
  }

  /// @throws Refused `badEmail`, `tooLong`, `controlCharacter`
  public static void check(String pointer, String address) {
    fault(pointer, address)
        .ifPresent(
            f -> {
              throw Refused.rule(f.pointer(), f.code(), f.message());
            });
  }

  public static Optional<Fault> fault(String pointer, String address) {
    var hidden = Texts.fault(pointer, address, LONGEST);
    if (hidden.isPresent()) {
      return hidden;
    }
    return VALIDATOR.isValid(address.strip())
        ? Optional.empty()
        : Optional.of(Fault.at(pointer, "badEmail", "This is not an e-mail address."));
  }
}
