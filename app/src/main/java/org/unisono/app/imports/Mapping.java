package org.unisono.app.imports;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How the columns of a file become people and members. The command line and the API use the same
/// keys.
///
/// @param columns target by header: a person field (`email`, `firstName`, …),
///     `externalIds.<system>`, `fields.<key>` or `status`
/// @param match how a row finds its person: `email`, `externalIds.<system>` or `row`
/// @param campaignId the campaign whose members the people become; null for none
/// @param status the status of all of them; null for the ladder's default
/// @param values status by value by header, such as `{"y": {"yes": "Success"}}`; other values take
///     `status`
/// @param where value by header: other rows are skipped
/// @param createFields whether custom fields that do not exist are made, typed by what the column
// holds
/// @param dryRun whether nothing is to be changed
public record Mapping(
    @Nullable Map<String, String> columns,
    @Nullable String match,
    @Nullable UUID campaignId,
    @Nullable String status,
    @Nullable Map<String, Map<String, String>> values,
    @Nullable Map<String, String> where,
    @Nullable Boolean createFields,
    @Nullable Boolean dryRun) {

  public Map<String, String> columnsOrNone() {
    return columns == null ? Map.of() : columns;
  }

  public Map<String, Map<String, String>> valuesOrNone() {
    return values == null ? Map.of() : values;
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
