package org.unisono.app.imports;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.unisono.core.Refusal;
import org.unisono.core.Refused;
import tools.jackson.databind.JsonNode;

/// How the columns of a file become people and members. The command line and the API use the same
/// keys.
///
/// @param columns target by header: a person field (`email`, `firstName`, …),
///     `externalIds.<system>`, `fields.<key>` or `status`
/// @param match how a row finds its person: `email`, `externalIds.<system>` or `row`
/// @param campaignId the campaign whose members the people become; null for none
/// @param status the status of all of them; null for the ladder's default
/// @param values status by header and value, as `{"y:yes": "Success"}` or `{"y": {"yes":
/// "Success"}}`; other values take `status`
/// @param where value by header: other rows are skipped
/// @param createFields whether custom fields that do not exist are made, typed by what the column
/// holds
/// @param dryRun whether nothing is to be changed
public record Mapping(
    @Nullable Map<String, String> columns,
    @Nullable String match,
    @Nullable UUID campaignId,
    @Nullable String status,
    @Nullable Map<String, JsonNode> values,
    @Nullable Map<String, String> where,
    @Nullable Boolean createFields,
    @Nullable Boolean dryRun) {

  public Map<String, String> columnsOrNone() {
    return columns == null ? Map.of() : columns;
  }

  /// Status by value by header, whichever way it was written.
  public Map<String, Map<String, String>> valuesOrNone() {
    Map<String, Map<String, String>> statuses = new LinkedHashMap<>();
    if (values != null) {
      values.forEach((key, value) -> read(key, value, statuses));
    }
    return statuses;
  }

  private static void read(String key, JsonNode value, Map<String, Map<String, String>> statuses) {
    int colon = key.indexOf(':');
    if (value.isObject()) {
      var ofHeader = statuses.computeIfAbsent(key, _ -> new LinkedHashMap<>());
      value.properties().forEach(e -> ofHeader.put(e.getKey(), e.getValue().asString("")));
    } else if (value.isString() && colon > 0) {
      statuses
          .computeIfAbsent(key.substring(0, colon), _ -> new LinkedHashMap<>())
          .put(key.substring(colon + 1), value.asString());
    } else {
      throw new Refused(
          Refusal.MALFORMED,
          "/values/" + key,
          "badValueMapping",
          "Write a status for HEADER:VALUE.",
          Map.of());
    }
  }

  public Map<String, String> whereOrNone() {
    return where == null ? Map.of() : where;
  }

  public String matchOrEmail() {
    return match == null ? "email" : match;
  }

  public boolean createsFields() {
    return Boolean.TRUE.equals(createFields);
  }

  public boolean isDryRun() {
    return Boolean.TRUE.equals(dryRun);
  }
}
