package org.unisono.cli.demo;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// The telephone of a person in every other system, read where their own people would look.
final class Telephones {

  private final OtherSystems others;

  Telephones(OtherSystems others) {
    this.others = others;
  }

  /// Systems in which nobody with the address has the number.
  List<String> missing(String email, String number) {
    Map<String, Stream<? extends JsonNode>> records = new TreeMap<>();
    records.put("HubSpot", others.hubSpot().store().contactByEmail(email).stream());
    records.put(
        "Dynamics 365", others.dynamics().store().where("lead", "emailaddress1", email).stream());
    records.put("Marketo", others.marketo().store().leadsAt(email).stream());
    records.put("ActiveCampaign", others.activeCampaign().store().contactAt(email).stream());
    records.put("SuiteCRM", others.suiteCrm().store().peopleAt(email).stream());
    records.put("Account Engagement", others.pardot().store().prospectsAt(email).stream());
    return records.entrySet().stream()
        .filter(e -> e.getValue().noneMatch(r -> r.toString().contains(number)))
        .map(Map.Entry::getKey)
        .toList();
  }
}
