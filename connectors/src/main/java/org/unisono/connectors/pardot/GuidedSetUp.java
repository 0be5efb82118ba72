package org.unisono.connectors.pardot;

import java.util.List;
import java.util.Map;
import org.unisono.connector.Account;
import org.unisono.connector.Budget.Lane;
import org.unisono.connector.SetUpCheck;
import org.unisono.connector.Trouble;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.SetUp;
import org.unisono.connectors.http.Snag.Denied;
import org.unisono.connectors.http.Snag.Stuck;
import org.unisono.connectors.http.Wire;

/// The way to a connection step by step: the log-in is Salesforce's, the business unit another
/// thing that looks like a bad token when it is wrong, then what the user may see, and whether the
/// connector to Salesforce runs.
final class GuidedSetUp {
  private static final Map<String, String> ONE = Map.of("limit", "1", "orderBy", "id ASC");

  private final Rows rows;
  private final BusinessUnit unit;

  GuidedSetUp(Account account, Wire wire) {
    rows = new Rows(new PardotApi(account, wire), account);
    unit = BusinessUnit.of(account.setting("businessUnitId").orElse(""));
  }

  List<SetUpCheck> checks() {
    return new SetUp()
        .step("logIn", rows.api()::logIn)
        .step("businessUnit", this::requireUnit)
        .step("read", this::requireRights)
        .step("salesforceConnector", this::requireConnected)
        .step("marker", this::requireMarker)
        .checks();
  }

  private void requireUnit() {
    if (!unit.isWellFormed()) {
      throw new Denied(400, "businessUnitMistyped", unit.id(), "");
    }
    try {
      rows.slice(Thing.CAMPAIGN, ONE, Lane.ORDINARY);
    } catch (Stuck stuck) {
      if (stuck.trouble() instanceof Trouble.AuthRefused(var code)) {
        throw new Denied(401, "businessUnitWrong", unit.id(), code);
      }
      // What the user may see is the next step's.
      if (!(stuck.trouble() instanceof Trouble.RightsMissing)) {
        throw stuck;
      }
    }
  }

  private void requireRights() {
    for (var thing : Thing.values()) {
      try {
        rows.slice(thing, ONE, Lane.ORDINARY);
      } catch (Stuck stuck) {
        if (stuck.trouble() instanceof Trouble.RightsMissing(var code, var message)) {
          throw new Stuck(new Trouble.RightsMissing(code + " " + thing.path(), message));
        }
        throw stuck;
      }
    }
  }

  /// A connector that starts paused in a new business unit leaves campaigns without their twin.
  private void requireConnected() {
    var query = Map.of("limit", "200", "orderBy", "id DESC");
    var found = rows.query(Thing.CAMPAIGN, query, Lane.ORDINARY);
    boolean joined =
        found.isEmpty()
            || found.stream().anyMatch(c -> !Json.text(c, Campaigns.SALESFORCE).isEmpty());
    if (!joined) {
      throw new Denied(400, "salesforceConnectorPaused", null, "");
    }
  }

  private void requireMarker() {
    if (!rows.hasMarker(Lane.ORDINARY)) {
      throw new Denied(400, "markerFieldMissing", "prospects." + rows.marker(), "");
    }
  }
}
