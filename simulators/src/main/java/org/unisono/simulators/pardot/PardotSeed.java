package org.unisono.simulators.pardot;

import org.unisono.simulators.Json;

/// The records of a fresh unit: a user, a campaign, a tracker domain, a list, a form, two
/// prospects.
final class PardotSeed {
  private final Unit unit;

  PardotSeed(Unit unit) {
    this.unit = unit;
  }

  void plant() {
    unit.table(Kind.USERS)
        .add(Json.object().put("email", "admin@unisono.example").put("lastName", "Admin"));
    var campaign = unit.table(Kind.CAMPAIGNS).add(Json.object().put("name", "Website tracking"));
    long id = campaign.path("id").asLong(0);
    unit.table(Kind.TRACKER_DOMAINS)
        .add(
            Json.object()
                .put("domain", "go.unisono.example")
                .put("isPrimary", true)
                .put("defaultCampaignId", id)
                .put("httpsStatus", "https")
                .put("validationStatus", "validated"));
    unit.table(Kind.LISTS).add(Json.object().put("name", "Newsletter").put("isPublic", true));
    unit.table(Kind.FORMS).add(Json.object().put("name", "Contact us").put("campaignId", id));
    prospect("lena.hofer@example.com", "Lena", "Hofer", id);
    prospect("tom.baker@example.com", "Tom", "Baker", id);
  }

  private void prospect(String email, String first, String last, long campaign) {
    unit.createProspect(
        Json.object()
            .put("email", email)
            .put("firstName", first)
            .put("lastName", last)
            .put("campaignId", campaign));
  }
}
