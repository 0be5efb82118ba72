package org.unisono.app.assets.internal;

import java.util.Map;
import org.unisono.app.assets.FormField;
import org.unisono.app.edge.Speech;
import org.unisono.core.Fault;

/// One question as HTML: a label, the control, and what is wrong, tied together for screen readers.
final class FieldHtml {

  private static final Map<String, String> AUTOCOMPLETE =
      Map.of(
          "email", "email",
          "firstName", "given-name",
          "lastName", "family-name",
          "phone", "tel");

  private FieldHtml() {}

  static String of(Speech speech, FormField field, PublicHtml.Filled filled) {
    var id = "f-" + field.key().replace('.', '-');
    var value = filled.values().getOrDefault(field.key(), "");
    var fault = filled.faults().stream().filter(f -> PublicHtml.isWrong(field, f)).findFirst();
    var more =
        " id=\"%s\" name=\"%s\"%s%s"
            .formatted(
                id,
                field.key(),
                field.isRequired() ? " required" : "",
                fault.isPresent()
                    ? " aria-invalid=\"true\" aria-describedby=\"" + id + "-bad\""
                    : "");
    var label = PublicHtml.escape(field.shownLabel()) + (field.isRequired() ? " *" : "");
    return labelled(field, id, label, control(field, more, value))
        + wrong(speech, id, fault.orElse(null));
  }

  private static String labelled(FormField field, String id, String label, String control) {
    return switch (field.kind().orElse(FormField.Type.TEXT)) {
      case CHECKBOX, CONSENT -> "<label for=\"%s\">%s%s</label>".formatted(id, control, label);
      case TEXT, TEXTAREA, EMAIL, PHONE, NUMBER, DATE, PICK ->
          "<label for=\"%s\">%s</label>%s".formatted(id, label, control);
    };
  }

  private static String control(FormField field, String more, String value) {
    var auto = AUTOCOMPLETE.get(field.key());
    var typed =
        " value=\"%s\"%s"
            .formatted(
                PublicHtml.escape(value), auto == null ? "" : " autocomplete=\"" + auto + "\"");
    return switch (field.kind().orElse(FormField.Type.TEXT)) {
      case TEXT -> "<input type=\"text\"" + more + typed + ">";
      case EMAIL -> "<input type=\"email\"" + more + typed + ">";
      case PHONE -> "<input type=\"tel\"" + more + typed + ">";
      case NUMBER -> "<input type=\"number\" step=\"any\"" + more + typed + ">";
      case DATE -> "<input type=\"date\"" + more + typed + ">";
      case TEXTAREA ->
          "<textarea rows=\"4\"" + more + ">" + PublicHtml.escape(value) + "</textarea>";
      case CHECKBOX, CONSENT ->
          "<input type=\"checkbox\"" + more + (value.isEmpty() ? ">" : " checked>");
      case PICK -> pick(field, more, value);
    };
  }

  private static String pick(FormField field, String more, String value) {
    var html = new StringBuilder("<select" + more + "><option value=\"\"></option>");
    for (var choice : field.choices()) {
      var text = PublicHtml.escape(choice);
      html.append(
          "<option value=\"%s\"%s>%s</option>"
              .formatted(text, choice.equals(value) ? " selected" : "", text));
    }
    return html.append("</select>").toString();
  }

  private static String wrong(
      Speech speech, String id, @org.jspecify.annotations.Nullable Fault fault) {
    return fault == null
        ? ""
        : "<p class=\"bad\" id=\"%s-bad\">%s</p>"
            .formatted(id, PublicHtml.escape(speech.say(fault)));
  }
}
