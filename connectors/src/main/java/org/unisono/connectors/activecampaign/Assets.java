package org.unisono.connectors.activecampaign;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.unisono.connector.Asset;
import org.unisono.connector.Asset.Figure;
import org.unisono.connector.Asset.Standing;
import org.unisono.connectors.http.Json;
import tools.jackson.databind.JsonNode;

/// Mailings (which are called campaigns there), lists and automations. Nothing of them says to
/// which campaign of ours they belong.
final class Assets {

  /// Most mailings that are offered; an account can have tens of thousands.
  private static final int MOST = 500;

  private static final List<Standing> SENDS =
      List.of(
          Standing.DRAFT,
          Standing.SCHEDULED,
          Standing.RUNNING,
          Standing.PAUSED,
          Standing.STOPPED,
          Standing.DONE);

  private static final Map<Figure, String> OF_SENDS =
      Map.of(
          Figure.SENT, "send_amt",
          Figure.OPENED, "uniqueopens",
          Figure.CLICKED, "subscriberclicks",
          Figure.UNSUBSCRIBED, "unsubscribes");

  private final ActiveCampaignApi api;

  Assets(ActiveCampaignApi api) {
    this.api = api;
  }

  List<Asset> latest(Asset.Kind kind) {
    return switch (kind) {
      case SEND ->
          api.first("/campaigns?orders%5Bcdate%5D=DESC", "campaigns", MOST).stream()
              .map(Assets::send)
              .toList();
      case LIST ->
          newestFirst(api.first("/lists", "lists", MOST)).stream()
              .map(r -> list(r, Map.of()))
              .toList();
      case AUTOMATION ->
          newestFirst(api.first("/automations", "automations", MOST)).stream()
              .map(Assets::automation)
              .toList();
      case ACTIVITY -> List.of();
    };
  }

  List<Asset> of(Asset.Kind kind, List<String> ids) {
    var found = new ArrayList<Asset>();
    for (var id : ids.stream().filter(i -> i.matches("\\d{1,18}")).toList()) {
      switch (kind) {
        case SEND ->
            api.find("/campaigns/" + id, "campaign").map(Assets::send).ifPresent(found::add);
        case LIST -> api.find("/lists/" + id, "list").map(this::counted).ifPresent(found::add);
        case AUTOMATION ->
            api.find("/automations/" + id, "automation")
                .map(Assets::automation)
                .ifPresent(found::add);
        case ACTIVITY -> {}
      }
    }
    return found;
  }

  private static List<JsonNode> newestFirst(List<JsonNode> rows) {
    Collections.reverse(rows);
    return rows;
  }

  private static Asset send(JsonNode row) {
    var figures = new EnumMap<Figure, Long>(Figure.class);
    OF_SENDS.forEach((figure, field) -> put(figures, figure, row.path(field)));
    figures.put(
        Figure.BOUNCED, row.path("hardbounces").asLong(0) + row.path("softbounces").asLong(0));
    int status = row.path("status").asInt(0);
    return new Asset(
        Asset.Kind.SEND,
        Json.text(row, "id"),
        Json.text(row, "name"),
        status >= 0 && status < SENDS.size() ? SENDS.get(status) : Standing.NONE,
        figures);
  }

  private static void put(Map<Figure, Long> figures, Figure figure, JsonNode told) {
    if (!told.isMissingNode() && !told.isNull()) {
      figures.put(figure, told.asLong(0));
    }
  }

  /// With its confirmed contacts (status 1).
  private Asset counted(JsonNode row) {
    var page = api.get("/contacts?status=1&limit=1&listid=" + Json.text(row, "id"));
    return list(row, Map.of(Figure.CONTACTS, ActiveCampaignApi.total(page)));
  }

  private static Asset list(JsonNode row, Map<Figure, Long> figures) {
    return new Asset(
        Asset.Kind.LIST, Json.text(row, "id"), Json.text(row, "name"), Standing.NONE, figures);
  }

  private static Asset automation(JsonNode row) {
    var figures = new EnumMap<Figure, Long>(Figure.class);
    put(figures, Figure.ENTERED, row.path("entered"));
    put(figures, Figure.LEFT, row.path("exited"));
    return new Asset(
        Asset.Kind.AUTOMATION,
        Json.text(row, "id"),
        Json.text(row, "name"),
        row.path("status").asInt(0) == 1 ? Standing.RUNNING : Standing.PAUSED,
        figures);
  }
}
