package org.unisono.cli.demo;

import java.util.List;
import java.util.Map;

/// A deal of a member is won, and the campaign's results show it.
final class WonDeal implements Chapter {

  @Override
  public String title() {
    return "A deal is won";
  }

  @Override
  public void tell(Stage stage) {
    var api = stage.installation();
    api.post(
        "/api/v1/deals",
        Map.of(
            "name",
            "Nordlicht, 40 seats",
            "stage",
            "Closed won",
            "won",
            true,
            "closeDate",
            "2026-12-10",
            "amount",
            Map.of("amount", "12000.00", "currency", "EUR"),
            "contacts",
            List.of(stage.kept("winner"))));
    var results = api.get("/api/v1/campaigns/" + stage.kept("webinar") + "/results");
    var revenue = results.path("revenue").path("amount").asString();
    stage.expect("the deal counts for the campaign its contact responded to", "12000.00", revenue);
    stage.expect("ROI = (12,000 − 1,250) / 1,250", 8.6, results.path("roi").asDouble());
    stage.say(
        "cost %s EUR, %d responses, %s EUR each, revenue %s EUR, ROI %.0f %%",
        results.path("cost").path("amount").asString(),
        results.path("responses").asInt(),
        results.path("costPerResponse").path("amount").asString(),
        revenue,
        results.path("roi").asDouble() * 100);
  }
}
