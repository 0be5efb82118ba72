package org.unisono.simulators.salesforce;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.ObjectNode;

/// A campaign's computed counts and amounts. They move without moving the campaign's own stamp.
final class Rollups {
  private static final String HIERARCHY = "Hierarchy";

  private final Records records;

  Rollups(Records records) {
    this.records = records;
  }

  /// Empty where the field is not a computed one.
  Optional<JsonNode> value(ObjectNode campaign, String field) {
    if (field.startsWith(HIERARCHY)) {
      var own = field.substring(HIERARCHY.length());
      var sum = family(campaign).map(c -> number(c, own)).reduce(BigDecimal.ZERO, BigDecimal::add);
      return Optional.of(DecimalNode.valueOf(sum));
    }
    return switch (field) {
      case "NumberOfLeads" -> count(members(campaign).filter(m -> isLead(m)));
      case "NumberOfConvertedLeads" -> count(members(campaign).filter(this::isConverted));
      case "NumberOfContacts" -> count(members(campaign).filter(m -> !isLead(m)));
      case "NumberOfResponses" ->
          count(members(campaign).filter(m -> m.path("HasResponded").asBoolean()));
      case "NumberOfOpportunities" -> count(deals(campaign).stream());
      case "NumberOfWonOpportunities" -> count(deals(campaign).stream().filter(Rollups::isWon));
      case "AmountAllOpportunities" -> amount(deals(campaign).stream());
      case "AmountWonOpportunities" -> amount(deals(campaign).stream().filter(Rollups::isWon));
      default -> Optional.empty();
    };
  }

  private BigDecimal number(ObjectNode campaign, String field) {
    var node = value(campaign, field).orElseGet(() -> campaign.path(field));
    return node.isNumber() ? node.decimalValue() : BigDecimal.ZERO;
  }

  private Stream<ObjectNode> family(ObjectNode campaign) {
    var children = records.by("Campaign", "ParentId", Json.text(campaign, "Id"));
    return Stream.concat(Stream.of(campaign), children.stream().flatMap(this::family));
  }

  private Stream<ObjectNode> members(ObjectNode campaign) {
    return records.by("CampaignMember", "CampaignId", Json.text(campaign, "Id")).stream();
  }

  private List<ObjectNode> deals(ObjectNode campaign) {
    return records.by("Opportunity", "CampaignId", Json.text(campaign, "Id"));
  }

  private static boolean isLead(ObjectNode member) {
    return Json.text(member, "ContactId").isEmpty();
  }

  private boolean isConverted(ObjectNode member) {
    return records
        .find("Lead", Json.text(member, "LeadId"))
        .map(lead -> lead.path("IsConverted").asBoolean())
        .orElse(false);
  }

  static boolean isWon(ObjectNode deal) {
    return Json.text(deal, "StageName").equals("Closed Won");
  }

  private static Optional<JsonNode> count(Stream<ObjectNode> rows) {
    return Optional.of(IntNode.valueOf((int) rows.count()));
  }

  private static Optional<JsonNode> amount(Stream<ObjectNode> rows) {
    var sum =
        rows.map(r -> r.path("Amount"))
            .filter(JsonNode::isNumber)
            .map(JsonNode::decimalValue)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return Optional.of(DecimalNode.valueOf(sum));
  }
}
