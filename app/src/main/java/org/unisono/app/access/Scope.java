package org.unisono.app.access;

import java.util.Locale;

/// The most that a token may do, within what its user may.
public enum Scope {
  READ,
  WRITE,
  ADMIN;

  boolean allows(Permission permission) {
    return switch (permission) {
      case PUBLIC, SIGNED_IN, READ -> true;
      case CAMPAIGNS_WRITE,
          PEOPLE_WRITE,
          IMPORT,
          ASSETS_WRITE,
          FLOWS_WRITE,
          ACTIVITIES_WRITE,
          DEALS_WRITE ->
          this != READ;
      case ADMIN -> this == ADMIN;
    };
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Scope of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
