package org.unisono.app.assets;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One question of a form.
///
/// @param key `email`, `firstName`, `lastName`, `phone` or `fields.<key>` are put on the person;
///     any other stays in the activity
/// @param type text, textarea, email, phone, number, date, checkbox, pick or consent
/// @param options of a pick
/// @param topic of a consent: what the person agrees to receive
public record FormField(
    String key,
    @Nullable String label,
    @Nullable String type,
    @Nullable Boolean required,
    @Nullable List<String> options,
    @Nullable String topic) {

  /// Sorts of question.
  public enum Type {
    TEXT,
    TEXTAREA,
    EMAIL,
    PHONE,
    NUMBER,
    DATE,
    CHECKBOX,
    PICK,
    CONSENT
  }

  public Optional<Type> kind() {
    if (type == null) {
      return Optional.of(key.equals("email") ? Type.EMAIL : Type.TEXT);
    }
    for (var kind : Type.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(type)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  public String shownLabel() {
    return Objects.requireNonNullElse(label, key);
  }

  public boolean isRequired() {
    return Boolean.TRUE.equals(required);
  }

  public List<String> choices() {
    return options == null ? List.of() : options;
  }
}
