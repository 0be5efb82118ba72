package org.unisono.simulators.salesforce;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// What one transaction did to one record, or did alike to several, as subscribers are told.
///
/// @param change `CREATE`, `UPDATE`, `DELETE`, the same behind `GAP_`, or `GAP_OVERFLOW`
/// @param values the whole row of a new record, the changed fields of an old one, else empty
record ChangeEvent(
    Commit commit,
    long replayId,
    int sequence,
    String entity,
    List<String> ids,
    String change,
    ObjectNode values) {

  /// @param origin the API and the client that it was told of, empty for a person's change
  record Commit(String transaction, long number, Instant at, String user, String origin) {}

  static final String UPDATE = "UPDATE";

  /// Stand in no event, though the row has them.
  static final Set<String> UNTOLD = Set.of("Id", "IsDeleted", "SystemModstamp");

  private static final Set<String> NAME_PARTS = Set.of("Salutation", "FirstName", "LastName");
  private static final Set<String> PEOPLE = Set.of("Lead", "Contact");
  private static final Pattern MOMENT = Pattern.compile("(\\d{4}-\\d\\d-\\d\\dT[0-9:]{8})\\.000.*");

  /// As it is delivered on the channel.
  ObjectNode message(String channel) {
    var message = Json.object().put("channel", channel);
    var data = message.putObject("data").put("schema", entity + "ChangeEvent");
    data.set("payload", payload());
    data.putObject("event").put("replayId", replayId);
    return message;
  }

  private ObjectNode payload() {
    var payload = Json.object();
    payload.set("ChangeEventHeader", header());
    for (var entry : values.properties()) {
      boolean blank = entry.getValue().isNull() && !change.equals(UPDATE);
      if (!UNTOLD.contains(entry.getKey()) && !blank) {
        var holder = isNamePart(entry.getKey()) ? payload.withObject("/Name") : payload;
        holder.set(entry.getKey(), told(entry.getValue()));
      }
    }
    return payload;
  }

  private ObjectNode header() {
    var header = Json.object().put("entityName", entity);
    header.set("recordIds", Json.of(ids));
    header
        .put("changeType", change)
        .put("changeOrigin", commit.origin())
        .put("transactionKey", commit.transaction())
        .put("sequenceNumber", sequence)
        .put("commitTimestamp", commit.at().toEpochMilli())
        .put("commitNumber", commit.number())
        .put("commitUser", commit.user());
    var changed = header.putArray("changedFields");
    var nulled = header.putArray("nulledFields");
    header.putArray("diffFields");
    if (change.equals(UPDATE)) {
      for (var entry : values.properties()) {
        var field = isNamePart(entry.getKey()) ? "Name." + entry.getKey() : entry.getKey();
        changed.add(field);
        if (entry.getValue().isNull()) {
          nulled.add(field);
        }
      }
    }
    return header;
  }

  /// A person's name is one field of several parts here.
  private boolean isNamePart(String field) {
    return PEOPLE.contains(entity) && NAME_PARTS.contains(field);
  }

  /// Moments are written otherwise than in the records.
  private static JsonNode told(JsonNode value) {
    var moment = MOMENT.matcher(value.isString() ? value.asString() : "");
    return moment.matches() ? StringNode.valueOf(moment.group(1) + "Z") : value;
  }
}
