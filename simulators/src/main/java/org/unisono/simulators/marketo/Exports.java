package org.unisono.simulators.marketo;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What an export may ask for, and the file that it comes to: who is there when it runs.
final class Exports {
  static final String KIND = "kind";
  static final String WISH = "wish";
  static final String FILE = "file";

  /// The name of the custom object, within the wish.
  static final String OBJECT = "apiName";

  private static final ZoneId CENTRAL = ZoneId.of("America/Chicago");
  private static final List<String> OF_ACTIVITIES =
      List.of(
          "marketoGUID",
          "leadId",
          "activityDate",
          "activityTypeId",
          "campaignId",
          "primaryAttributeValueId",
          "primaryAttributeValue",
          "attributes");

  /// What is exported.
  enum Kind {
    LEADS("leads"),
    MEMBERS("program/members"),
    ACTIVITIES("activities"),
    OBJECTS("customobjects/{api}");

    private final String path;

    Kind(String path) {
      this.path = path;
    }

    String path() {
      return path;
    }
  }

  private final Instance instance;
  private final ExportFilters filters;

  Exports(Instance instance) {
    this.instance = instance;
    this.filters = new ExportFilters(instance);
  }

  /// Refuses fields that are not there, and filters that are missing or wrong.
  void requireRight(Kind kind, ObjectNode wish) {
    var fields = fields(kind, wish);
    if (fields.isEmpty()) {
      throw MarketoRefused.invalid("fields must hold one or more names");
    }
    for (var name : fields) {
      if (!isKnown(kind, Json.text(wish, OBJECT), name)) {
        throw new MarketoRefused("1006", "Field '%s' not found".formatted(name));
      }
    }
    filters.rows(kind, wish);
  }

  private static List<String> fields(Kind kind, ObjectNode wish) {
    var fields = wish.path("fields").valueStream().map(JsonNode::asString).toList();
    return fields.isEmpty() && kind == Kind.ACTIVITIES ? OF_ACTIVITIES : fields;
  }

  private boolean isKnown(Kind kind, String object, String name) {
    return switch (kind) {
      case LEADS -> instance.fields.isKnown(name);
      case MEMBERS ->
          instance.memberFields.isKnown(name)
              || name.equals("program")
              || instance.fields.isKnown(name);
      case ACTIVITIES -> OF_ACTIVITIES.contains(name) || name.equals("actionResult");
      case OBJECTS ->
          instance
              .customObjects
              .of(object)
              .described()
              .path("fields")
              .valueStream()
              .anyMatch(f -> Json.text(f, "name").equals(name));
    };
  }

  void run(ObjectNode job) {
    instance.journal.changed();
    try {
      write(job);
    } catch (MarketoRefused gone) {
      job.put(JobQueue.STATUS, "Failed").put("errorMsg", gone.text());
    }
  }

  private void write(ObjectNode job) {
    var kind = Kind.valueOf(Json.text(job, KIND));
    var wish = (ObjectNode) job.path(WISH);
    var csv = Csv.of(Json.text(job, "format"));
    var fields = new ArrayList<>(fields(kind, wish));
    if (wish.path("filter").has("programIds")) {
      fields.addFirst("programId");
    }
    var names = wish.path("columnHeaderNames");
    var file = new StringBuilder();
    file.append(csv.row(fields.stream().map(f -> names.path(f).asString(f)).toList()));
    var rows = filters.rows(kind, wish);
    rows.forEach(r -> file.append(csv.row(fields.stream().map(f -> cell(kind, r, f)).toList())));
    var bytes = file.toString().getBytes(StandardCharsets.UTF_8);
    job.put(JobQueue.STATUS, "Completed").put("numberOfRecords", rows.size());
    job.put("finishedAt", MarketoTime.text(instance.clock.instant()));
    job.put("fileSize", bytes.length).put("fileChecksum", "sha256:" + sha256(bytes));
    job.put(FILE, file.toString());
  }

  /// What has no value is the word `null`. Of a name that people and members share, it is the
  /// person's.
  private String cell(Kind kind, ObjectNode row, String field) {
    var value =
        switch (kind) {
          case LEADS, OBJECTS -> row.path(field);
          case MEMBERS -> ofMember(row, field);
          case ACTIVITIES -> field.equals("attributes") ? attributes(row) : row.path(field);
        };
    boolean blank = value.isMissingNode() || value.isNull();
    return blank ? "null" : value.isValueNode() ? value.asString() : Json.write(value);
  }

  private JsonNode ofMember(ObjectNode member, String field) {
    if (field.equals("program")) {
      return instance.programs.require(member.path("programId").asLong()).path("name");
    }
    boolean custom = instance.memberFields.isCustom(field);
    boolean own = custom ? !instance.fields.isKnown(field) : instance.memberFields.isKnown(field);
    return own
        ? member.path(field)
        : instance.leads.require(member.path("leadId").asLong()).path(field);
  }

  private static JsonNode attributes(ObjectNode activity) {
    var all = Json.object();
    activity.path("attributes").forEach(a -> all.set(Json.text(a, "name"), a.path("value")));
    return all;
  }

  /// Of exports that ended since midnight in Central Time.
  long bytesToday() {
    var today = instance.clock.instant().atZone(CENTRAL).toLocalDate();
    return instance.exports.all().stream()
        .filter(j -> j.has("finishedAt"))
        .filter(
            j ->
                MarketoTime.parse(Json.text(j, "finishedAt"))
                    .atZone(CENTRAL)
                    .toLocalDate()
                    .equals(today))
        .mapToLong(j -> j.path("fileSize").asLong())
        .sum();
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException noPlatform) {
      throw new IllegalStateException(noPlatform);
    }
  }
}
