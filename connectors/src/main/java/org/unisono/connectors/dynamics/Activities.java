package org.unisono.connectors.dynamics;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.unisono.connector.Asset;
import org.unisono.connector.Asset.Detail;
import org.unisono.connector.Asset.Standing;
import org.unisono.connector.Budget.Lane;
import org.unisono.connector.RemoteRef;
import org.unisono.connectors.http.Json;
import tools.jackson.databind.JsonNode;

/// The activities of a campaign: what is planned for it, by which channel, when, and at what cost.
/// They are only read; what they cost is in the campaign's total already, see [Costs].
final class Activities {
  private static final String TABLE = "campaignactivity";
  private static final String TYPE = "typecode";
  private static final String CHANNEL = "channeltypecode";
  private static final String REASON = "statuscode";
  private static final String COLUMNS =
      "activityid,subject,typecode,channeltypecode,budgetedcost,actualcost,scheduledstart,"
          + "scheduledend,statecode,statuscode";
  private static final int LARGEST_PAGE = 5_000;

  /// Reasons of the state *Open*; the other two states have one each.
  private static final Map<String, Standing> OPEN =
      Map.of(
          "0", Standing.RUNNING,
          "1", Standing.DRAFT,
          "4", Standing.PAUSED,
          "5", Standing.STOPPED,
          "6", Standing.DONE);

  private final DynamicsApi api;
  private final Describes describes;

  Activities(DynamicsApi api, Describes describes) {
    this.api = api;
    this.describes = describes;
  }

  /// The earliest first.
  List<Asset> of(RemoteRef campaign) {
    if (!Markers.isId(campaign.id())) {
      return List.of();
    }
    var path =
        "campaignactivities?$select=%s&$filter=%s&$orderby=%s"
            .formatted(
                COLUMNS,
                DynamicsApi.encoded("_regardingobjectid_value eq " + campaign.id()),
                DynamicsApi.encoded("scheduledstart asc"));
    var rows = api.all(path, Lane.ORDINARY, "odata.maxpagesize=" + LARGEST_PAGE).rows();
    if (rows.isEmpty()) {
      return List.of();
    }
    var words = describes.options(TABLE, Lane.ORDINARY);
    return rows.stream().map(row -> asset(row, words)).toList();
  }

  private static Asset asset(JsonNode row, Map<String, Map<String, String>> words) {
    var details = new EnumMap<Detail, String>(Detail.class);
    put(details, Detail.TYPE, word(row, TYPE, words));
    put(details, Detail.CHANNEL, word(row, CHANNEL, words));
    put(details, Detail.STARTS_AT, moment(row, "scheduledstart"));
    put(details, Detail.ENDS_AT, moment(row, "scheduledend"));
    put(details, Detail.BUDGETED_COST, money(row, "budgetedcost"));
    put(details, Detail.ACTUAL_COST, money(row, "actualcost"));
    return new Asset(
        Asset.Kind.ACTIVITY,
        Json.text(row, "activityid"),
        Json.text(row, "subject"),
        standing(row),
        Map.of(),
        details);
  }

  private static Standing standing(JsonNode row) {
    return switch (Json.text(row, "statecode")) {
      case "0" -> OPEN.getOrDefault(Json.text(row, REASON), Standing.NONE);
      case "1" -> Standing.DONE;
      case "2" -> Standing.STOPPED;
      default -> Standing.NONE;
    };
  }

  private static String word(JsonNode row, String column, Map<String, Map<String, String>> words) {
    var number = Json.text(row, column);
    return words.getOrDefault(column, Map.of()).getOrDefault(number, number);
  }

  private static String moment(JsonNode row, String column) {
    var text = Json.text(row, column);
    return text.isEmpty() ? "" : Instant.parse(text).toString();
  }

  private static String money(JsonNode row, String column) {
    var text = Json.text(row, column);
    return text.isEmpty() ? "" : new BigDecimal(text).stripTrailingZeros().toPlainString();
  }

  private static void put(Map<Detail, String> details, Detail detail, String told) {
    if (!told.isEmpty()) {
      details.put(detail, told);
    }
  }
}
