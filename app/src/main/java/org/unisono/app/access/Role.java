package org.unisono.app.access;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.unisono.core.Refused;

/// What a user may do.
public enum Role {
  ADMIN(EnumSet.allOf(Permission.class)),
  MARKETER(
      EnumSet.of(
          Permission.READ,
          Permission.CAMPAIGNS_WRITE,
          Permission.PEOPLE_WRITE,
          Permission.IMPORT,
          Permission.ASSETS_WRITE,
          Permission.FLOWS_WRITE,
          Permission.ACTIVITIES_WRITE,
          Permission.DEALS_WRITE)),
  SALES(
      EnumSet.of(
          Permission.READ,
          Permission.CAMPAIGNS_WRITE,
          Permission.PEOPLE_WRITE,
          Permission.DEALS_WRITE)),
  VIEWER(EnumSet.of(Permission.READ));

  private final Set<Permission> permissions;

  Role(Set<Permission> permissions) {
    this.permissions = permissions;
  }

  public boolean may(Permission permission) {
    return permissions.contains(permission);
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Role of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /// A role that somebody has asked for.
  ///
  /// @throws Refused `unknownRole`
  public static Role named(@Nullable String word) {
    return Arrays.stream(values())
        .filter(r -> r.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                Refused.rule(
                    "/role", "unknownRole", "A role is admin, marketer, sales or viewer."));
  }
}
