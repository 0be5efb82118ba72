package org.unisono.app.access;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

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
}
