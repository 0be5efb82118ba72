package org.unisono.cli.demo;

import java.util.Map;

/// A `sales` campaign with dates, money and the webinar ladder.
final class AutumnWebinar implements Chapter {

  @Override
  public String title() {
    return "A campaign: Autumn webinar";
  }

  @Override
  public void tell(Stage stage) {
    var api = stage.installation();
    var campaign =
        api.post(
            "/api/v1/campaigns",
            Map.of(
                "name", "Autumn webinar",
                "style", "sales",
                "type", "webinar",
                "startDate", "2026-12-01",
                "endDate", "2026-12-01",
                "budgetedCost", euros("2400.00"),
                "expectedRevenue", euros("30000.00"),
                "expectedSize", 200,
                "expectedResponsePercent", 25));
    var path = "/api/v1/campaigns/" + campaign.path("id").asString();
    api.post(
        path + "/costs",
        Map.of(
            "date",
            "2026-11-10",
            "kind",
            "actual",
            "vendor",
            "Studio Nord",
            "channel",
            "production",
            "amount",
            euros("900.00")));
    api.post(
        path + "/costs",
        Map.of(
            "date",
            "2026-11-15",
            "kind",
            "actual",
            "vendor",
            "Mailhouse",
            "channel",
            "e-mail",
            "amount",
            euros("350.00")));
    api.patch(path, Map.of("status", "active"));

    var seen = api.get(path);
    var ladder =
        api.get(path + "/statuses")
            .path("items")
            .valueStream()
            .map(s -> s.path("name").asString())
            .toList();
    stage.expect(
        "actual cost is the sum of its lines",
        "1250.00",
        seen.path("actualCost").path("amount").asString());
    stage.expect("a webinar has five statuses", 5, ladder.size());
    stage.keep("webinar", campaign.path("id").asString());
    stage.say(
        "%s, %s, budget 2,400.00 EUR, cost so far %s EUR",
        seen.path("name").asString(),
        seen.path("startDate").asString(),
        seen.path("actualCost").path("amount").asString());
    stage.say("ladder: %s", String.join(" → ", ladder));
  }

  private static Map<String, String> euros(String amount) {
    return Map.of("amount", amount, "currency", "EUR");
  }
}
