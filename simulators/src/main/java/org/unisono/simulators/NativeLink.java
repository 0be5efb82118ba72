package org.unisono.simulators;

import java.util.HashMap;
import org.unisono.simulators.hubspot.HubSpotSimulator;
import org.unisono.simulators.salesforce.SalesforceSimulator;

/// The bridge that the two vendors have between themselves: leads and contacts of Salesforce appear
/// in HubSpot, with their Salesforce id, without anybody else taking part.
public final class NativeLink {
  private NativeLink() {}

  /// Lays the bridge and opens it; `nativeHubSpotLink` in the automations closes it again.
  public static void between(SalesforceSimulator salesforce, HubSpotSimulator hubSpot) {
    var store = hubSpot.store();
    salesforce.carryPeople(
        (idProperty, person) -> {
          var values = new HashMap<String, String>();
          values.put(idProperty, Json.text(person, "Id"));
          values.put("firstname", Json.text(person, "FirstName"));
          values.put("lastname", Json.text(person, "LastName"));
          store.carryIn(Json.text(person, "Email"), values);
        });
    salesforce.automate(Json.object().put("nativeHubSpotLink", true));
  }
}
