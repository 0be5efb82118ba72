package org.unisono.connectors.marketo;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.unisono.connector.Account;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteField;
import org.unisono.connector.RemoteField.Type;
import org.unisono.connector.RemoteField.Use;
import org.unisono.connector.RemoteRecord;
import org.unisono.connector.RemoteRef;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Snag.Denied;
import org.unisono.core.merge.Image;
import org.unisono.core.merge.Image.Blank;
import org.unisono.core.merge.Image.Unknown;
import org.unisono.core.merge.Image.Why;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Programs, from Marketo's JSON to records. The mark is the last line of the description, the only
/// text that is made together with the program and read in every listing.
final class Programs {
  static final String CHANNEL = "channel";
  static final String COSTS = "costs";

  /// Half of the calls that 20 seconds allow is for others.
  private static final Duration BETWEEN = Duration.ofMillis(400);

  private static final String ALL = "/rest/asset/v1/";
  private static final Pattern MARK = Pattern.compile("\\s*\\[unisono:([^\\]\\s]{1,120})]\\s*$");
  private static final List<String> TEXTS = List.of("name", CHANNEL, "type", "workspace", "status");

  private final MarketoApi api;
  private final boolean costs;
  private List<JsonNode> channels = List.of();

  Programs(MarketoApi api, Account account) {
    this.api = api;
    costs = account.fields(RecordKind.CAMPAIGN).contains(COSTS);
  }

  List<RemoteField> fields() {
    var names = channels().stream().map(c -> Json.text(c, "name")).toList();
    return List.of(
        field("name", "Name", Type.TEXT, Use.WRITABLE, 255, List.of(), "name"),
        field(
            "description", "Description", Type.TEXT, Use.WRITABLE, 1_800, List.of(), "description"),
        field(CHANNEL, "Channel", Type.CHOICE, Use.WRITABLE, 0, names, "type"),
        field("startDate", "Start Date", Type.DATE, Use.WRITABLE, 0, List.of(), "startDate"),
        field("endDate", "End Date", Type.DATE, Use.WRITABLE, 0, List.of(), "endDate"),
        field(COSTS, "Period Costs", Type.NUMBER, Use.READ_ONLY, 0, List.of(), "actualCost"),
        field("type", "Type", Type.TEXT, Use.READ_ONLY, 0, List.of(), null),
        field("workspace", "Workspace", Type.TEXT, Use.READ_ONLY, 0, List.of(), null),
        // Of an e-mail program: moving it sends.
        field("status", "Status", Type.TEXT, Use.SWITCH, 0, List.of(), null));
  }

  private static RemoteField field(
      String name,
      String label,
      Type type,
      Use use,
      int length,
      List<String> options,
      @Nullable String concept) {
    return new RemoteField(RecordKind.CAMPAIGN, name, label, type, use, length, options, concept);
  }

  /// The account's channels, read once.
  List<JsonNode> channels() {
    if (channels.isEmpty()) {
      channels = api.get(ALL + "channels.json?maxReturn=200").path("result").valueStream().toList();
    }
    return channels;
  }

  Optional<JsonNode> channel(String name) {
    return channels().stream().filter(c -> Json.text(c, "name").equals(name)).findFirst();
  }

  /// The ladder of a program, without the step that means nobody.
  List<JsonNode> ladder(JsonNode program) {
    return channel(Json.text(program, CHANNEL)).stream()
        .flatMap(c -> c.path("progressionStatuses").valueStream())
        .filter(s -> s.path("step").asInt(0) > 0)
        .toList();
  }

  List<String> statuses(JsonNode program) {
    return ladder(program).stream().map(s -> Json.text(s, "name")).toList();
  }

  /// Empty where there is none, or it may not be seen: Marketo does not tell these apart.
  Optional<JsonNode> find(String id) {
    if (!id.matches("\\d{1,18}")) {
      return Optional.empty();
    }
    try {
      return api.get(ALL + "program/" + id + ".json")
          .path("result")
          .valueStream()
          .findFirst()
          .map(Programs::whole);
    } catch (Denied denied) {
      if (denied.status() == 404) {
        return Optional.empty();
      }
      throw denied;
    }
  }

  /// One program shows its costs, unless it has none.
  private static JsonNode whole(JsonNode row) {
    return row.has(COSTS) ? row : ((ObjectNode) row).putNull(COSTS);
  }

  /// Whether somebody wants the costs, which takes a call for each program.
  boolean wantsCosts() {
    return costs;
  }

  /// Rows of a listing as records. A listing shows no costs: where they are wanted, each program is
  /// read by itself, slowly; of one that is not there any more they stay unknown.
  List<RemoteRecord> records(List<JsonNode> rows) {
    var records = new ArrayList<RemoteRecord>();
    for (var row : rows) {
      if (costs) {
        api.pauses().pause(BETWEEN);
        records.add(record(find(Json.text(row, "id")).orElse(row)));
      } else {
        records.add(record(row));
      }
    }
    return records;
  }

  /// @param since empty for all, else the earliest last change
  List<JsonNode> browse(int offset, int most, String since) {
    var path = ALL + "programs.json?offset=%d&maxReturn=%d".formatted(offset, most);
    var from = since.isEmpty() ? "" : "&earliestUpdatedAt=" + MarketoApi.encoded(since);
    return api.get(path + from).path("result").valueStream().toList();
  }

  RemoteRecord record(JsonNode row) {
    var images = new LinkedHashMap<String, Image>();
    for (var name : TEXTS) {
      images.put(name, Json.image(row.path(name)));
    }
    var description = Json.text(row, "description");
    images.put("description", Image.of(MARK.matcher(description).replaceFirst("")));
    for (var name : List.of("startDate", "endDate")) {
      var text = Json.text(row, name);
      images.put(name, Image.of(text.length() > 10 ? text.substring(0, 10) : text));
    }
    if (costs) {
      images.put(COSTS, sum(row));
    }
    return new RemoteRecord(
        new RemoteRef(RecordKind.CAMPAIGN, Json.text(row, "id")),
        images,
        Map.of(),
        marker(row),
        Stamps.parse(Json.text(row, "updatedAt")));
  }

  /// All period costs of a program together, in the currency of the instance, which Marketo does
  /// not tell. Those of a program that is linked with a campaign of Salesforce go there by
  /// Marketo's own link, and are not taken.
  private static Image sum(JsonNode row) {
    if (!row.has(COSTS) || !Json.text(row, "sfdcId").isEmpty()) {
      return new Unknown(Why.NOT_RETURNED);
    }
    if (row.path(COSTS).isNull()) {
      return new Blank();
    }
    var sum = BigDecimal.ZERO;
    for (var cost : row.path(COSTS)) {
      if (!cost.path("cost").isNumber()) {
        return new Unknown(Why.UNREADABLE);
      }
      sum = sum.add(cost.path("cost").decimalValue());
    }
    return Image.of(sum.toPlainString());
  }

  static @Nullable String marker(JsonNode row) {
    var mark = MARK.matcher(Json.text(row, "description"));
    return mark.find() ? mark.group(1) : null;
  }

  static String marked(String description, String marker) {
    return (description + "\n[unisono:" + marker + "]").strip();
  }
}
