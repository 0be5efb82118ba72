package org.unisono.simulators.hubspot;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.unisono.simulators.Json;
import org.unisono.simulators.SimulatedClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Forms of the portal, and what visitors sent with them.
final class Forms {
  private static final List<String> PARTS =
      List.of("name", "fieldGroups", "configuration", "displayOptions", "legalConsentOptions");
  private static final String PLAIN =
      """
      {"configuration":{"language":"en","cloneable":true,"editable":true,"archivable":true,
      "recaptchaEnabled":false,"notifyContactOwner":false,"notifyRecipients":[],
      "createNewContactForNewEmail":false,"prePopulateKnownValues":true,
      "allowLinkToResetKnownValues":false,"lifecycleStages":[],
      "postSubmitAction":{"type":"thank_you","value":"Thank you."}},
      "displayOptions":{"renderRawHtml":false,"theme":"default_style","submitButtonText":"Submit",
      "style":{"fontFamily":"sans-serif","backgroundWidth":"100%","labelTextColor":"#33475b",
      "labelTextSize":"14px","helpTextColor":"#7c98b6","helpTextSize":"11px",
      "legalConsentTextColor":"#33475b","legalConsentTextSize":"14px","submitColor":"#ff7a59",
      "submitAlignment":"left","submitFontColor":"#ffffff","submitSize":"12px"}},
      "fieldGroups":[],"legalConsentOptions":{"type":"none"}}""";

  private final Properties properties;
  private final SimulatedClock clock;
  private final Map<String, ObjectNode> all = new LinkedHashMap<>();
  private final List<ObjectNode> submissions = new ArrayList<>();

  Forms(Properties properties, SimulatedClock clock) {
    this.properties = properties;
    this.clock = clock;
  }

  List<ObjectNode> all(boolean archived) {
    return all.values().stream().filter(f -> f.path("archived").asBoolean() == archived).toList();
  }

  Optional<ObjectNode> find(String id) {
    return Optional.ofNullable(all.get(id)).filter(f -> !f.path("archived").asBoolean());
  }

  ObjectNode require(String id) {
    return find(id)
        .orElseThrow(() -> HubSpotRefused.notFound("No form with id %s found".formatted(id)));
  }

  /// Only the portal's own kind is made by the API; what is left out is as HubSpot has it first.
  ObjectNode create(JsonNode wish) {
    if (!Json.text(wish, "formType").equals("hubspot")) {
      throw HubSpotRefused.invalid("formType must be hubspot");
    }
    var seed = "form %d %s".formatted(all.size(), Json.text(wish, "name"));
    var id = UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
    var now = HubSpotTime.text(clock.stamp());
    var form = Json.object().put("id", id).put("formType", "hubspot").put("archived", false);
    form.put("createdAt", now);
    form.setAll(Json.parseObject(PLAIN));
    return store(form, wish);
  }

  /// Leaves what is not given as it is.
  ObjectNode update(String id, JsonNode wish) {
    return store(require(id).deepCopy(), wish);
  }

  /// What is not given goes back to what a new form has.
  ObjectNode replace(String id, JsonNode wish) {
    return store(require(id).deepCopy().setAll(Json.parseObject(PLAIN)), wish);
  }

  private ObjectNode store(ObjectNode form, JsonNode wish) {
    for (var part : PARTS) {
      if (wish.path(part) instanceof ObjectNode given
          && form.path(part) instanceof ObjectNode own) {
        own.setAll(given.deepCopy());
      } else if (wish.has(part)) {
        form.set(part, wish.path(part).deepCopy());
      }
    }
    if (Json.text(form, "name").isBlank()) {
      throw HubSpotRefused.invalid("name must not be blank");
    }
    fields(form).forEach(this::complete);
    for (var group : form.path("fieldGroups")) {
      var own = (ObjectNode) group;
      own.put("groupType", group.path("groupType").asString("default_group"));
      own.put("richTextType", group.path("richTextType").asString("text"));
    }
    form.put("updatedAt", HubSpotTime.text(clock.stamp()));
    all.put(Json.text(form, "id"), form);
    return form;
  }

  private void complete(ObjectNode field) {
    var name = Json.text(field, "name");
    boolean ofContacts = field.path("objectTypeId").asString("0-1").equals("0-1");
    if (ofContacts && properties.find("contacts", name).isEmpty()) {
      throw HubSpotRefused.invalid("Property %s does not exist".formatted(name));
    }
    boolean isAddress = name.equals("email");
    field.put("objectTypeId", field.path("objectTypeId").asString("0-1"));
    field.put("label", field.path("label").asString(name));
    field.put("required", field.path("required").asBoolean(false));
    field.put("hidden", field.path("hidden").asBoolean(false));
    field.put(
        "fieldType", field.path("fieldType").asString(isAddress ? "email" : "single_line_text"));
    if (!field.has("dependentFields")) {
      field.putArray("dependentFields");
    }
    if (isAddress && !field.has("validation")) {
      var validation = field.putObject("validation").put("useDefaultBlockList", false);
      validation.putArray("blockedEmailDomains");
    }
  }

  static Stream<ObjectNode> fields(ObjectNode form) {
    return form.path("fieldGroups")
        .valueStream()
        .flatMap(g -> g.path("fields").valueStream())
        .map(ObjectNode.class::cast);
  }

  void archive(String id) {
    find(id)
        .ifPresent(f -> f.put("archived", true).put("archivedAt", HubSpotTime.text(clock.stamp())));
  }

  void filledIn(ObjectNode submission) {
    submissions.add(submission);
  }

  /// The latest first.
  List<ObjectNode> submissions(String form) {
    return submissions.reversed().stream().filter(s -> Json.text(s, "form").equals(form)).toList();
  }

  ObjectNode state() {
    var state = Json.object();
    state.set("all", Json.array(all.values()));
    return (ObjectNode) state.set("submissions", Json.array(submissions));
  }

  void restore(JsonNode state) {
    if (!state.has("all")) {
      return;
    }
    all.clear();
    submissions.clear();
    state.path("all").forEach(f -> all.put(Json.text(f, "id"), (ObjectNode) f));
    state.path("submissions").forEach(s -> submissions.add((ObjectNode) s));
  }
}
