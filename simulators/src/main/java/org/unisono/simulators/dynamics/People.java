package org.unisono.simulators.dynamics;

import java.util.Set;
import org.unisono.simulators.Json;
import tools.jackson.databind.node.ObjectNode;

/// What happens to people: a lead becomes a contact, two records become one.
final class People {
  private final Organization org;

  People(Organization org) {
    this.org = org;
  }

  /// Makes a contact of the lead, who stays behind as qualified; answers the contact's id.
  String qualify(String lead) {
    var leads = org.tables.named("lead");
    var row = org.records.require(leads, lead);
    var values = Json.object();
    for (var name :
        Set.of("firstname", "lastname", "emailaddress1", "telephone1", "jobtitle", "mobilephone")) {
      if (row.path(name).isString()) {
        values.set(name, row.path(name));
      }
    }
    values.put("originatingleadid@odata.bind", "/leads(" + lead + ")");
    var contact = org.writes.create(org.tables.named("contact"), values, "");
    row.set("_parentcontactid_value", contact.path("contactid"));
    close(lead);
    return Json.text(contact, "contactid");
  }

  ObjectNode close(String lead) {
    var row = org.records.require(org.tables.named("lead"), lead);
    row.put("statecode", 1).put("statuscode", 3);
    org.records.touch(row);
    return row;
  }

  /// The one merged away stays as an inactive row that names the other.
  void merge(String kind, String winner, String loser) {
    var table = org.tables.named(kind);
    org.records.require(table, winner);
    var row = org.records.require(table, loser);
    row.put("merged", true).put("_masterid_value", winner);
    row.put("statecode", kind.equals("lead") ? 2 : 1);
    row.put("statuscode", kind.equals("lead") ? 7 : 2);
    org.records.touch(row);
    org.lists.moved(loser, winner);
    var responses = org.tables.named("campaignresponse");
    for (var response : org.records.all(responses)) {
      for (var party : response.path("campaignresponse_activity_parties")) {
        if (Json.text(party, "_partyid_value").equals(loser)) {
          ((ObjectNode) party).put("_partyid_value", winner);
          org.records.touch(response);
        }
      }
    }
  }
}
