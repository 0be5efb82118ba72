package org.unisono.core.rules;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Which field is meant: of whom, and the path within, as in `person.email` or
/// `company.fields.income`.
public record FieldRef(Holder holder, String path) {

  private static final Pattern PATH =
      Pattern.compile("[A-Za-z][A-Za-z0-9_-]*(\\.[A-Za-z0-9_-]+){0,4}");

  /// Of whom. Outside of the person, the subject's context says which one is meant: the person's
  /// company, the campaign and membership at hand, the deal or activity that is looked at.
  public enum Holder {
    PERSON,
    COMPANY,
    CAMPAIGN,
    MEMBER,
    DEAL,
    ACTIVITY;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public FieldRef {
    if (!PATH.matcher(path).matches()) {
      throw new IllegalArgumentException("no path of a field: " + path);
    }
  }

  /// Reads `person.email`; empty when it is not of that form.
  public static Optional<FieldRef> read(String text) {
    int dot = text.indexOf('.');
    if (dot < 0 || !PATH.matcher(text.substring(dot + 1)).matches()) {
      return Optional.empty();
    }
    var word = text.substring(0, dot);
    return Arrays.stream(Holder.values())
        .filter(holder -> holder.word().equals(word))
        .findFirst()
        .map(holder -> new FieldRef(holder, text.substring(dot + 1)));
  }

  /// @throws IllegalArgumentException when it is not a field; for text in the program
  public static FieldRef of(String text) {
    return read(text).orElseThrow(() -> new IllegalArgumentException("no field: " + text));
  }

  @Override
  public String toString() {
    return holder.word() + "." + path;
  }
}
