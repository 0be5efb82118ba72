package org.unisono.connectors.activecampaign;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.unisono.connector.Budget.Lane;
import org.unisono.connector.Parts;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteField;
import org.unisono.connector.RemoteField.Type;
import org.unisono.connector.RemoteField.Use;
import org.unisono.connector.RemoteRecord;
import org.unisono.connector.RemoteRef;
import org.unisono.connectors.http.Json;
import org.unisono.core.merge.Image;
import tools.jackson.databind.JsonNode;

/// The reserved tags. That of a campaign is `unisono:<mark>` and holds the name in its
/// description; that of a status is `unisono:<id of the campaign's tag>:<status>`.
final class Tags {
  static final String PREFIX = "unisono:";
  static final String NAME = "description";
  private static final Pattern STATUS = Pattern.compile("(?i)unisono:(\\d{1,18}):(.+)");

  private final ActiveCampaignApi api;

  Tags(ActiveCampaignApi api) {
    this.api = api;
  }

  static List<RemoteField> fields() {
    return List.of(
        field(NAME, "Description", Type.TEXT, Use.WRITABLE, List.of(), "name"),
        field("tagType", "Type", Type.CHOICE, Use.WRITABLE, List.of("contact", "template"), null),
        field("tag", "Tag", Type.TEXT, Use.READ_ONLY, List.of(), null));
  }

  private static RemoteField field(
      String name,
      String label,
      Type type,
      Use use,
      List<String> options,
      @Nullable String concept) {
    return new RemoteField(RecordKind.CAMPAIGN, name, label, type, use, 0, options, concept);
  }

  /// All reserved tags.
  private List<JsonNode> reserved(String search) {
    var found = api.all("/tags?search=" + ActiveCampaignApi.encoded(search), "tags", Lane.ORDINARY);
    return found.stream().filter(t -> isReserved(Json.text(t, "tag"))).toList();
  }

  static boolean isReserved(String tag) {
    return tag.toLowerCase(Locale.ROOT).startsWith(PREFIX);
  }

  List<JsonNode> campaigns() {
    return reserved(PREFIX).stream().filter(Tags::isCampaign).toList();
  }

  private static boolean isCampaign(JsonNode tag) {
    var name = Json.text(tag, "tag");
    return isReserved(name) && !STATUS.matcher(name).matches() && name.length() > PREFIX.length();
  }

  /// The status tags of a campaign.
  List<JsonNode> statuses(String campaign) {
    var start = PREFIX + campaign + ":";
    return reserved(start).stream()
        .filter(t -> Json.text(t, "tag").toLowerCase(Locale.ROOT).startsWith(start))
        .toList();
  }

  /// Status tags of a twin that are not there any more. One that is not listed is asked for by its
  /// id: to be left out of a list is not to be gone.
  ///
  /// @param standing the status tags that are listed
  List<String> gone(Parts twin, List<JsonNode> standing) {
    var ids = standing.stream().map(t -> Json.text(t, "id")).collect(Collectors.toSet());
    return Rolls.tagsOf(twin).stream()
        .map(Parts.Part::id)
        .filter(id -> !ids.contains(id) && find(id).isEmpty())
        .toList();
  }

  static String statusName(String campaign, String label) {
    return PREFIX + campaign + ":" + label;
  }

  static String label(JsonNode statusTag) {
    var status = STATUS.matcher(Json.text(statusTag, "tag"));
    return status.matches() ? status.group(2) : "";
  }

  Optional<JsonNode> campaign(String id) {
    return find(id).filter(Tags::isCampaign);
  }

  Optional<JsonNode> find(String id) {
    return id.matches("\\d{1,18}") ? api.find("/tags/" + id, "tag") : Optional.empty();
  }

  Optional<JsonNode> named(String name) {
    return reserved(name).stream()
        .filter(t -> Json.text(t, "tag").equalsIgnoreCase(name))
        .findFirst();
  }

  JsonNode make(String name, String type, String description) {
    var body = Json.object();
    body.putObject("tag").put("tag", name).put("tagType", type).put(NAME, description);
    return api.write("POST", "/tags", body).path("tag");
  }

  void change(String id, Map<String, Image> given) {
    var body = Json.object();
    var tag = body.putObject("tag");
    given.forEach((n, v) -> tag.put(n, v instanceof Image.Filled(var raw) ? raw : ""));
    api.write("PUT", "/tags/" + id, body);
  }

  /// A tag without a description is named by what follows the prefix.
  static RemoteRecord record(JsonNode tag) {
    var images = new LinkedHashMap<String, Image>();
    for (var field : fields()) {
      images.put(field.name(), Json.image(tag.path(field.name())));
    }
    var mark = Json.text(tag, "tag").substring(PREFIX.length());
    if (Json.text(tag, NAME).isBlank()) {
      images.put(NAME, Image.of(mark));
    }
    return new RemoteRecord(
        new RemoteRef(RecordKind.CAMPAIGN, Json.text(tag, "id")), images, Map.of(), mark, null);
  }
}
