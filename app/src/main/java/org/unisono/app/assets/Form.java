package org.unisono.app.assets;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.unisono.core.Fault;
import org.unisono.core.Texts;

/// Questions that a visitor answers.
///
/// @param submitLabel on the button
/// @param thanks shown after it was sent
public record Form(List<FormField> fields, @Nullable String submitLabel, @Nullable String thanks)
    implements AssetContent {

  private static final int MOST_FIELDS = 50;
  private static final String KEY = "[A-Za-z][A-Za-z0-9_]{0,62}(\\.[a-z][A-Za-z0-9_]{0,62})?";

  @Override
  public List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    if (fields == null || fields.isEmpty() || fields.size() > MOST_FIELDS) {
      faults.add(Fault.at("/fields", "badFormFields", "A form has 1 to 50 fields."));
      return faults;
    }
    var seen = new HashSet<String>();
    for (int i = 0; i < fields.size(); i++) {
      field("/fields/" + i, fields.get(i), seen, faults);
    }
    Texts.fault("/submitLabel", submitLabel, 100).ifPresent(faults::add);
    Texts.fault("/thanks", thanks, 2_000).ifPresent(faults::add);
    return faults;
  }

  private static void field(String at, FormField field, HashSet<String> seen, List<Fault> faults) {
    if (field.key() == null || !field.key().matches(KEY)) {
      faults.add(
          Fault.at(at + "/key", "badKey", "A key is made of letters, digits, hyphens and _."));
      return;
    }
    if (!seen.add(field.key())) {
      faults.add(Fault.at(at + "/key", "keyTwice", "Two fields have this key."));
    }
    if (field.kind().isEmpty()) {
      faults.add(
          new Fault(
              at + "/type",
              "unknownOption",
              "{value} is not one of: {options}.",
              Map.of(
                  "value",
                  String.valueOf(field.type()),
                  "options",
                  "text, textarea, email, phone, number, date, checkbox, pick, consent")));
    }
    if (field.kind().equals(java.util.Optional.of(FormField.Type.CONSENT))
        && Texts.orNull(field.topic()) == null) {
      faults.add(Fault.at(at + "/topic", "required", "This is required."));
    }
    Texts.fault(at + "/label", field.label(), 500).ifPresent(faults::add);
  }
}
