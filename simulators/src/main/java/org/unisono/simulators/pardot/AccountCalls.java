package org.unisono.simulators.pardot;

import java.util.Arrays;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.node.ObjectNode;

/// The account of the business unit, of which there is one, with its calls of the day.
final class AccountCalls {
  private final Unit unit;

  AccountCalls(Unit unit) {
    this.unit = unit;
  }

  void register(Routes api) {
    api.get(PardotVendor.AT + "account", this::read);
  }

  private Reply read(Request request) {
    var asked = request.param("fields").orElse("");
    if (asked.isBlank()) {
      throw PardotRefused.invalid("The fields parameter is required.");
    }
    var all = account();
    var seen = Json.object();
    for (var name : Arrays.stream(asked.split(",")).map(String::trim).toList()) {
      if (!all.has(name)) {
        throw PardotRefused.invalid("Invalid fields requested: " + name);
      }
      seen.set(name, all.get(name));
    }
    return Reply.ok(seen);
  }

  private ObjectNode account() {
    var user = unit.table(Kind.USERS).all().getFirst();
    var campaign = unit.table(Kind.CAMPAIGNS).all().getFirst();
    var account =
        Json.object()
            .put("id", 1)
            .put("company", "Unisono Example")
            .put("level", "Advanced")
            .put("website", "https://unisono.example")
            .put("pluginCampaignId", campaign.path("id").asLong(0))
            .put("adminId", user.path("id").asLong(0))
            .put("maximumDailyApiCalls", unit.limits.callsPerDay())
            .put("apiCallsUsed", unit.limits.callsUsed())
            .put("createdAt", Json.text(user, "createdAt"))
            .put("updatedAt", Json.text(user, "updatedAt"))
            .put("createdById", user.path("id").asLong(0))
            .put("updatedById", user.path("id").asLong(0));
    for (var field :
        "addressOne,addressTwo,city,state,zip,territory,country,phone,fax".split(",")) {
      account.putNull(field);
    }
    return account;
  }
}
