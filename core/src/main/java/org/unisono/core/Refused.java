package org.unisono.core;

import java.util.List;
import java.util.Map;

/// What is not allowed, thrown where it is found and mapped once, at the edge, to problem+json.
///
/// Rooms may subclass it when callers want to tell their refusals apart. The code is stable and is
/// the key of the translated text.
public class Refused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Refusal kind;
  private final transient List<Fault> faults;

  public Refused(Refusal kind, List<Fault> faults) {
    super(faults.getFirst().code() + ": " + faults.getFirst().message());
    this.kind = kind;
    this.faults = List.copyOf(faults);
  }

  public Refused(
      Refusal kind, String pointer, String code, String message, Map<String, Object> params) {
    this(kind, List.of(new Fault(pointer, code, message, params)));
  }

  public static Refused malformed(String pointer, String code, String message) {
    return new Refused(Refusal.MALFORMED, pointer, code, message, Map.of());
  }

  public static Refused rule(String pointer, String code, String message) {
    return new Refused(Refusal.RULE_BROKEN, pointer, code, message, Map.of());
  }

  public static Refused clash(String pointer, String code, String message) {
    return new Refused(Refusal.CLASH, pointer, code, message, Map.of());
  }

  /// @param what the noun of the thing that was asked for, such as `campaign`
  public static Refused notFound(String what, Object id) {
    return new Refused(
        Refusal.NOT_FOUND,
        "",
        "notFound",
        "There is no " + what + " " + id + ".",
        Map.of("what", what, "id", String.valueOf(id)));
  }

  public Refusal kind() {
    return kind;
  }

  /// At least one; the first is the one that is named in the title.
  public List<Fault> faults() {
    return faults;
  }

  public String code() {
    return faults.getFirst().code();
  }
}
