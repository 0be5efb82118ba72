package org.unisono.cli.rehearse;

import java.util.HashMap;
import java.util.Map;
import org.unisono.connector.RemoteRef;
import org.unisono.core.merge.Image;
import org.unisono.simulators.Simulator;
import org.unisono.simulators.pardot.PardotSimulator;
import tools.jackson.databind.JsonNode;

/// Puts into a simulator what its vendor takes by no call, as that vendor's own people and visitors
/// would. It stands there as of now.
interface ByHand {

  /// Whether campaigns are made this way.
  boolean makesCampaigns();

  /// @param fields in the vendor's names
  /// @return its id there
  String campaign(Map<String, Image> fields);

  /// What somebody did.
  ///
  /// @param response as it was read
  /// @param person in the simulator
  /// @param campaign in the simulator; empty for none
  /// @return whether it is there now
  boolean response(JsonNode response, RemoteRef person, String campaign);

  static ByHand of(Simulator simulator) {
    return simulator instanceof PardotSimulator pardot ? new InPardot(pardot) : new Nothing();
  }

  /// Where everything has to go through the vendor's calls.
  record Nothing() implements ByHand {

    @Override
    public boolean makesCampaigns() {
      return false;
    }

    @Override
    public String campaign(Map<String, Image> fields) {
      throw new IllegalStateException("Campaigns are made by pushes here.");
    }

    @Override
    public boolean response(JsonNode response, RemoteRef person, String campaign) {
      return false;
    }
  }

  /// Campaigns come from Salesforce there, and what people do from their browsers.
  record InPardot(PardotSimulator simulator) implements ByHand {

    /// How a type of ours is told there; an e-mail's click names its e-mail, which makes it one.
    private static final Map<String, Integer> TYPES =
        Map.of(
            "email.clicked", 1,
            "form.submitted", 4,
            "email.opened", 11,
            "link.clicked", 17,
            "page.visited", 20);

    @Override
    public boolean makesCampaigns() {
      return true;
    }

    @Override
    public String campaign(Map<String, Image> fields) {
      Map<String, String> values = new HashMap<>();
      for (var name : new String[] {"name", "salesforceId", "cost"}) {
        if (fields.get(name) instanceof Image.Filled(var value)) {
          values.put(name, value);
        }
      }
      return simulator.store().add("campaigns", values);
    }

    @Override
    public boolean response(JsonNode response, RemoteRef person, String campaign) {
      var type = TYPES.get(Theirs.value(response, "type"));
      if (type == null) {
        return false;
      }
      Map<String, Object> values = new HashMap<>();
      values.put("prospectId", Long.parseLong(person.id()));
      values.put("type", type);
      values.put("typeName", "Activity " + type);
      values.put("details", Theirs.value(response, "name"));
      if (!campaign.isEmpty()) {
        values.put("campaignId", Long.parseLong(campaign));
      }
      if (type == 1) {
        values.put("emailId", 1L);
      }
      simulator.store().add("visitor-activities", values);
      return true;
    }
  }
}
