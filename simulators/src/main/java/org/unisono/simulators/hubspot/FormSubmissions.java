package org.unisono.simulators.hubspot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Takes what a visitor sends with a form: makes or changes the contact with that address, notes
/// the consent that was given, and lets workflows know.
final class FormSubmissions {
  private static final int MOST_VALUES = 1_000;
  private static final String FORM = "FORM";

  private final Portal portal;

  FormSubmissions(Portal portal) {
    this.portal = portal;
  }

  /// Answers what the visitor is shown then.
  ObjectNode take(ObjectNode form, JsonNode given) {
    var values = values(given);
    var wrong = new ArrayList<FormRefused.Wrong>();
    checkFields(form, values, wrong);
    checkContext(given.path("context"), wrong);
    checkConsent(form, given.path("legalConsentOptions"), wrong);
    if (!wrong.isEmpty()) {
      throw new FormRefused(wrong);
    }
    var contact = portal.by(FORM, () -> written(form, values));
    consent(values.getOrDefault("email", ""), given.path("legalConsentOptions"));
    note(form, given, contact.orElse(""));
    contact.ifPresent(c -> portal.workflows.submitted(c, Json.text(form, "id")));
    var then = form.path("configuration").path("postSubmitAction");
    var member = Json.text(then, "type").equals("redirect_url") ? "redirectUri" : "inlineMessage";
    return Json.object().put(member, Json.text(then, "value"));
  }

  /// Of the contact; several values of one property are joined, as check boxes are.
  private static Map<String, String> values(JsonNode given) {
    var values = new LinkedHashMap<String, String>();
    for (var field : given.path("fields")) {
      if (field.path("objectTypeId").asString("0-1").equals("0-1")) {
        values.merge(Json.text(field, "name"), Json.text(field, "value"), (a, b) -> a + ";" + b);
      }
    }
    return values;
  }

  private void checkFields(
      ObjectNode form, Map<String, String> values, List<FormRefused.Wrong> wrong) {
    if (values.size() > MOST_VALUES) {
      wrong.add(
          new FormRefused.Wrong("MAX_NUMBER_OF_SUBMITTED_VALUES_EXCEEDED", "Too many values"));
    }
    var known = Forms.fields(form).map(f -> Json.text(f, "name")).toList();
    Forms.fields(form)
        .filter(f -> f.path("required").asBoolean())
        .map(f -> Json.text(f, "name"))
        .filter(name -> values.getOrDefault(name, "").isBlank())
        .forEach(name -> add(wrong, "REQUIRED_FIELD", name, "Required field is missing"));
    values.forEach(
        (name, value) -> {
          if (!known.contains(name)) {
            add(wrong, "FIELD_NOT_IN_FORM_DEFINITION", name, "The form has no such field");
          } else if (!value.isBlank()) {
            checkValue(name, value, wrong);
          }
        });
  }

  private void checkValue(String name, String value, List<FormRefused.Wrong> wrong) {
    try {
      portal.properties.checked("contacts", Json.object().put(name, value));
    } catch (HubSpotRefused refused) {
      var type = name.equals("email") ? "INVALID_EMAIL" : "VALUE_NOT_IN_FIELD_DEFINITION";
      add(wrong, type, name, "Invalid value");
    }
  }

  private static void add(
      List<FormRefused.Wrong> wrong, String type, String field, String message) {
    wrong.add(new FormRefused.Wrong(type, "Error in 'fields.%s'. %s".formatted(field, message)));
  }

  private static void checkContext(JsonNode context, List<FormRefused.Wrong> wrong) {
    var hutk = Json.text(context, "hutk");
    if (!hutk.isEmpty() && !hutk.matches("[0-9a-f]{32}")) {
      wrong.add(new FormRefused.Wrong("INVALID_HUTK", "Error in 'context.hutk'. Invalid cookie"));
    }
    var page = Json.text(context, "pageUri");
    if (page.contains(" ")) {
      wrong.add(
          new FormRefused.Wrong("INVALID_PAGE_URI", "Error in 'context.pageUri'. Invalid URI"));
    }
  }

  private static void checkConsent(
      ObjectNode form, JsonNode options, List<FormRefused.Wrong> wrong) {
    var type = Json.text(form.path("legalConsentOptions"), "type");
    boolean explicit = type.equals("explicit_consent_to_process");
    if (explicit && !options.path("consent").path("consentToProcess").asBoolean(false)) {
      wrong.add(
          new FormRefused.Wrong("MISSING_PROCESSING_CONSENT", "Consent to process is missing"));
    }
  }

  /// Without an address nobody is known, and nobody is made.
  private Optional<String> written(ObjectNode form, Map<String, String> values) {
    var email = values.getOrDefault("email", "");
    if (email.isBlank()) {
      return Optional.empty();
    }
    var wish = Json.object(values);
    for (var stage : form.path("configuration").path("lifecycleStages")) {
      if (Json.text(stage, "objectTypeId").equals("0-1")) {
        wish.put("lifecyclestage", Json.text(stage, "value"));
      }
    }
    var known = portal.objects.find(CrmType.CONTACTS, "email", email);
    var row =
        known.isPresent()
            ? portal.objects.update(CrmType.CONTACTS, Json.text(known.get(), "id"), wish)
            : portal.objects.create(CrmType.CONTACTS, wish);
    return Optional.of(Json.text(row, "id"));
  }

  /// A ticked box is the person's own act, and brings back who had unsubscribed.
  private void consent(String email, JsonNode options) {
    for (var basis : List.of("consent", "legitimateInterest")) {
      for (var box : options.path(basis).path("communications")) {
        if (box.path("value").asBoolean(false) && !email.isBlank()) {
          portal.subscriptions.byPerson(email, Json.text(box, "subscriptionTypeId"), "SUBSCRIBED");
        }
      }
    }
  }

  private void note(ObjectNode form, JsonNode given, String contact) {
    var note = Json.object().put("form", Json.text(form, "id")).put("contact", contact);
    note.put("submittedAt", portal.clock.stamp().toEpochMilli());
    note.put("pageUrl", Json.text(given.path("context"), "pageUri"));
    note.set("values", given.path("fields").deepCopy());
    portal.forms.filledIn(note);
  }
}
