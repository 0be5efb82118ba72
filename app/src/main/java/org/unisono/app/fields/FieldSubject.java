package org.unisono.app.fields;

import java.util.Locale;

/// What a custom field belongs to.
public enum FieldSubject {
  PERSON,
  COMPANY,
  CAMPAIGN,
  MEMBER;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
