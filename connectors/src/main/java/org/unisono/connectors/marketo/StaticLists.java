package org.unisono.connectors.marketo;

import java.util.List;
import java.util.Map;
import org.unisono.connector.Asset;
import org.unisono.connector.Asset.Standing;
import org.unisono.connector.RemoteRef;
import org.unisono.connectors.http.Json;
import tools.jackson.databind.JsonNode;

/// Static lists that lie in a program. How many are on one is not told without reading them all.
final class StaticLists {
  private static final String LISTS = "/rest/asset/v1/staticLists.json?maxReturn=%d&offset=%d&%s";

  private final MarketoApi api;

  StaticLists(MarketoApi api) {
    this.api = api;
  }

  List<Asset> of(RemoteRef program) {
    return Offsets.all(api, LISTS, Offsets.in(program)).stream().map(StaticLists::asset).toList();
  }

  private static Asset asset(JsonNode list) {
    return new Asset(
        Asset.Kind.LIST, Json.text(list, "id"), Json.text(list, "name"), Standing.NONE, Map.of());
  }
}
