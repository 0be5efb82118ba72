package org.unisono.simulators.pardot;

import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import org.unisono.simulators.Json;
import tools.jackson.databind.node.ObjectNode;

/// The vendor's own connector: campaigns come from Salesforce, assigned prospects go there, and an
/// opt-out travels both ways.
final class ConnectorSync {
  private static final Logger LOG = System.getLogger(ConnectorSync.class.getName());
  private static final Duration EVERY = Duration.ofMinutes(2);
  private static final String OPT_OUT = "HasOptedOutOfEmail";

  private final Unit unit;
  private final CampaignMirror mirror;
  private Instant last = Instant.MIN;

  ConnectorSync(Unit unit) {
    this.unit = unit;
    mirror = new CampaignMirror(unit.table(Kind.CAMPAIGNS));
  }

  /// An organisation that cannot be reached is tried again when the next run is due.
  void runIfDue() {
    if (last.isBefore(unit.clock.instant().minus(EVERY))) {
      try {
        run();
      } catch (UncheckedIOException unreachable) {
        LOG.log(Level.WARNING, unreachable.getMessage());
      }
    }
  }

  void run() {
    last = unit.clock.instant();
    var org = unit.organisation;
    mirror.follow(org);
    for (var prospect : unit.table(Kind.PROSPECTS).alive()) {
      if (!Json.text(prospect, "assignedToId").isEmpty()) {
        person(org, prospect);
      }
    }
  }

  private void person(Organisation org, ObjectNode prospect) {
    for (var type : new String[] {"Contact", "Lead"}) {
      var id = Json.text(prospect, "salesforce" + type + "Id");
      var found =
          id.isEmpty()
              ? org.where(type, "Email", Json.text(prospect, "email")).stream().findFirst()
              : org.find(type, id);
      if (found.isPresent()) {
        link(prospect, type, Json.text(found.get(), "Id"));
        optOut(org, type, found.get(), prospect);
        return;
      }
    }
    var lead = Json.object().put("Email", Json.text(prospect, "email"));
    lead.put("FirstName", Json.text(prospect, "firstName"));
    lead.put("LastName", or(Json.text(prospect, "lastName"), "[[Unknown]]"));
    lead.put("Company", or(Json.text(prospect, "company"), "[[Unknown]]"));
    lead.put(OPT_OUT, prospect.path("optedOut").asBoolean(false));
    var values = new java.util.LinkedHashMap<String, Object>();
    lead.properties()
        .forEach(
            e ->
                values.put(
                    e.getKey(),
                    e.getValue().isBoolean() ? e.getValue().asBoolean() : e.getValue().asString()));
    link(prospect, "Lead", org.create("Lead", values));
  }

  private static String or(String value, String otherwise) {
    return value.isEmpty() ? otherwise : value;
  }

  private void link(ObjectNode prospect, String type, String id) {
    var field = "salesforce" + type + "Id";
    if (!Json.text(prospect, field).equals(id)) {
      unit.table(Kind.PROSPECTS)
          .change(prospect, Json.object().put(field, id).put("salesforceId", id));
    }
  }

  private void optOut(Organisation org, String type, ObjectNode theirs, ObjectNode prospect) {
    boolean there = theirs.path(OPT_OUT).asBoolean(false);
    boolean here = prospect.path("optedOut").asBoolean(false);
    if (here && !there) {
      org.update(type, Json.text(theirs, "Id"), java.util.Map.of(OPT_OUT, true));
    } else if (there && !here) {
      unit.table(Kind.PROSPECTS).change(prospect, Json.object().put("optedOut", true));
    }
  }
}
