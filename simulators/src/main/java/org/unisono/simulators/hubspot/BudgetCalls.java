package org.unisono.simulators.hubspot;

import java.util.ArrayList;
import java.util.List;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.node.ObjectNode;

/// A campaign's budget and spend items, and their totals.
final class BudgetCalls {
  private final Portal portal;

  BudgetCalls(Portal portal) {
    this.portal = portal;
  }

  void register(Routes routes) {
    for (var base : CampaignCalls.BASES) {
      routes.get(base + "/{id}/budget/totals", this::totals);
      for (var money : List.of("budget", "spend")) {
        routes
            .post(base + "/{id}/" + money, r -> add(r, money))
            .get(base + "/{id}/" + money + "/{item}", r -> Reply.ok(item(r, money)))
            .put(base + "/{id}/" + money + "/{item}", r -> replace(r, money))
            .delete(base + "/{id}/" + money + "/{item}", r -> remove(r, money));
      }
    }
  }

  private Reply totals(Request request) {
    var campaign = portal.campaigns.require(request.var("id"));
    var budget = Campaigns.sum(campaign, "budget");
    var spend = Campaigns.sum(campaign, "spend");
    var currency = Json.text(campaign.path("properties"), "hs_currency_code");
    var body =
        Json.object()
            .put("budgetTotal", budget)
            .put("spendTotal", spend)
            .put("remainingBudget", budget.subtract(spend))
            .put("currencyCode", currency.isEmpty() ? "EUR" : currency);
    body.set("budgetItems", campaign.path("budget"));
    return Reply.ok(body.set("spendItems", campaign.path("spend")));
  }

  private Reply add(Request request, String money) {
    var items = items(request, money);
    long last = items.stream().mapToLong(i -> i.path("id").asLong()).max().orElse(0);
    var now = portal.clock.stamp().toEpochMilli();
    var item = read(request).put("id", String.valueOf(last + 1)).put("createdAt", now);
    items.add(item.put("updatedAt", now));
    portal.campaigns.money(request.var("id"), money, items);
    return Reply.json(201, item);
  }

  private Reply replace(Request request, String money) {
    var before = item(request, money);
    var item = read(request).put("id", request.var("item"));
    item.put("createdAt", before.path("createdAt").asLong());
    item.put("updatedAt", portal.clock.stamp().toEpochMilli());
    var items = items(request, money);
    items.replaceAll(i -> Json.text(i, "id").equals(request.var("item")) ? item : i);
    portal.campaigns.money(request.var("id"), money, items);
    return Reply.ok(item);
  }

  private Reply remove(Request request, String money) {
    var items = items(request, money);
    items.removeIf(i -> Json.text(i, "id").equals(request.var("item")));
    portal.campaigns.money(request.var("id"), money, items);
    return Reply.empty(204);
  }

  private ObjectNode item(Request request, String money) {
    return items(request, money).stream()
        .filter(i -> Json.text(i, "id").equals(request.var("item")))
        .findFirst()
        .orElseThrow(() -> HubSpotRefused.notFound("No such item"));
  }

  private List<ObjectNode> items(Request request, String money) {
    var items = new ArrayList<ObjectNode>();
    portal
        .campaigns
        .require(request.var("id"))
        .path(money)
        .forEach(item -> items.add((ObjectNode) item));
    return items;
  }

  private static ObjectNode read(Request request) {
    var wish = request.object();
    if (Json.text(wish, "name").isEmpty()
        || !wish.path("amount").isNumber()
        || !wish.has("order")) {
      throw HubSpotRefused.invalid("An item needs a name, an amount and an order");
    }
    return Json.object()
        .put("name", Json.text(wish, "name"))
        .put("amount", wish.path("amount").decimalValue())
        .put("order", wish.path("order").asInt())
        .put("description", Json.text(wish, "description"));
  }
}
