package org.unisono.simulators.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.simulators.Json;

class MemberRulesTest extends SalesforceCase {
  @Test
  void anUnknownStatusSilentlyBecomesTheDefault() {
    var member = aMember(aCampaign("C"), aLead("L"), "Never heard of");
    assertThat(Json.text(record("CampaignMember", member), "Status")).isEqualTo("Sent");
  }

  @Test
  void aRespondedStatusSetsTheResponseAndItsDay() {
    var member = aMember(aCampaign("C"), aLead("L"), "responded");
    var row = record("CampaignMember", member);
    assertThat(Json.text(row, "Status")).isEqualTo("Responded");
    assertThat(row.path("HasResponded").asBoolean()).isTrue();
    assertThat(Json.text(row, "FirstRespondedDate")).matches("\\d{4}-\\d{2}-\\d{2}");
  }

  @Test
  void theSamePersonTwiceIsADuplicate() {
    var campaign = aCampaign("C");
    var lead = aLead("L");
    aMember(campaign, lead, "Sent");
    var again =
        api.post(
            DATA + "/sobjects/CampaignMember",
            Json.write(Json.object(Map.of("CampaignId", campaign, "LeadId", lead))));
    assertThat(Json.text(again.json().path(0), "errorCode")).isEqualTo("DUPLICATE_VALUE");
    assertThat(Json.text(again.json().path(0), "message")).isEqualTo("Already a campaign member.");
  }

  @Test
  void ofALeadAndAContactTheContactIsKept() {
    var contact = create("Contact", Map.of("LastName", "C"));
    var member =
        create(
            "CampaignMember",
            Map.of("CampaignId", aCampaign("C"), "LeadId", aLead("L"), "ContactId", contact));
    var row = record("CampaignMember", member);
    assertThat(row.path("LeadId").isNull()).isTrue();
    assertThat(Json.text(row, "Type")).isEqualTo("Contact");
  }

  @Test
  void aMembersCampaignCannotBeChanged() {
    var member = aMember(aCampaign("C"), aLead("L"), "Sent");
    var answer =
        api.patch(
            DATA + "/sobjects/CampaignMember/" + member,
            "{\"CampaignId\":\"" + aCampaign("Other") + "\"}");
    assertThat(Json.text(answer.json().path(0), "errorCode"))
        .isEqualTo("INVALID_FIELD_FOR_INSERT_UPDATE");
  }

  @Test
  void aDeletedMemberIsInTheFeedButNotInTheBin() {
    var member = aMember(aCampaign("C"), aLead("L"), "Sent");
    api.delete(DATA + "/sobjects/CampaignMember/" + member);
    var all = api.get(DATA + "/queryAll?q=SELECT+Id+FROM+CampaignMember+WHERE+Id='" + member + "'");
    assertThat(all.json().path("totalSize").asInt()).isZero();
    var feed =
        api.get(
            DATA + "/sobjects/CampaignMember/deleted?start=" + minutes(-5) + "&end=" + minutes(5));
    assertThat(Json.text(feed.json().path("deletedRecords").path(0), "id")).isEqualTo(member);
  }

  @Test
  void countsFollowMembersWithoutMovingTheCampaignsStamp() {
    var parent = aCampaign("Parent");
    var child = create("Campaign", Map.of("Name", "Child", "ParentId", parent));
    var before = Json.text(record("Campaign", child), "SystemModstamp");
    aMember(child, aLead("L"), "Responded");
    var row = record("Campaign", child);
    assertThat(row.path("NumberOfLeads").asInt()).isEqualTo(1);
    assertThat(row.path("NumberOfResponses").asInt()).isEqualTo(1);
    assertThat(record("Campaign", parent).path("HierarchyNumberOfLeads").asInt()).isEqualTo(1);
    assertThat(Json.text(row, "SystemModstamp")).isEqualTo(before);
  }

  @Test
  void aConvertedLeadsMemberGainsTheContact() {
    var lead = aLead("L");
    var campaign = aCampaign("C");
    var member = aMember(campaign, lead, "Sent");
    var contact = sim.store().convertLead(lead);
    var row = record("CampaignMember", member);
    assertThat(Json.text(row, "LeadId")).isEqualTo(lead);
    assertThat(Json.text(row, "ContactId")).isEqualTo(contact);
    assertThat(record("Campaign", campaign).path("NumberOfConvertedLeads").asInt()).isEqualTo(1);
    var touched = api.patch(DATA + "/sobjects/Lead/" + lead, "{\"Title\":\"x\"}");
    assertThat(Json.text(touched.json().path(0), "errorCode"))
        .isEqualTo("CANNOT_UPDATE_CONVERTED_LEAD");
  }

  @Test
  void aMergedLeadsMembershipComesBackWithANewId() {
    var campaign = aCampaign("C");
    var winner = aLead("Winner");
    var loser = aLead("Loser");
    var member = aMember(campaign, loser, "Responded");
    sim.store().merge("Lead", winner, loser);
    var rows = sim.store().where("CampaignMember", "CampaignId", campaign);
    assertThat(rows).hasSize(1);
    assertThat(Json.text(rows.getFirst(), "LeadId")).isEqualTo(winner);
    assertThat(Json.text(rows.getFirst(), "Status")).isEqualTo("Responded");
    assertThat(Json.text(rows.getFirst(), "Id")).isNotEqualTo(member);
    var gone =
        api.get(DATA + "/queryAll?q=SELECT+MasterRecordId+FROM+Lead+WHERE+Id='" + loser + "'");
    assertThat(Json.text(gone.json().path("records").path(0), "MasterRecordId")).isEqualTo(winner);
  }

  @Test
  void aHierarchyHasNoCycleAndNoSixthLevel() {
    var first = aCampaign("1");
    var last = first;
    for (int level = 2; level <= 5; level++) {
      last = create("Campaign", Map.of("Name", "" + level, "ParentId", last));
    }
    var sixth = Json.object(Map.of("Name", "6", "ParentId", last));
    var refused = api.post(DATA + "/sobjects/Campaign", Json.write(sixth));
    assertThat(Json.text(refused.json().path(0), "errorCode"))
        .isEqualTo("FIELD_INTEGRITY_EXCEPTION");
    var cycle = api.patch(DATA + "/sobjects/Campaign/" + first, "{\"ParentId\":\"" + last + "\"}");
    assertThat(cycle.status()).isEqualTo(400);
  }

  @Test
  void flippingAStatusRewritesItsMembers() {
    var campaign = aCampaign("C");
    var member = aMember(campaign, aLead("L"), "Sent");
    var sent =
        query(
            "SELECT Id FROM CampaignMemberStatus WHERE Label = 'Sent' AND CampaignId = '"
                + campaign
                + "'");
    var id = Json.text(sent.path("records").path(0), "Id");
    api.patch(DATA + "/sobjects/CampaignMemberStatus/" + id, "{\"HasResponded\":true}");
    assertThat(record("CampaignMember", member).path("HasResponded").asBoolean()).isTrue();
    assertThat(api.delete(DATA + "/sobjects/CampaignMemberStatus/" + id).status()).isEqualTo(400);
  }

  @Test
  void aNewDefaultTakesTheMarkFromTheOld() {
    var campaign = aCampaign("C");
    create(
        "CampaignMemberStatus",
        Map.of("CampaignId", campaign, "Label", "Invited", "IsDefault", true));
    var defaults =
        query(
            "SELECT Label FROM CampaignMemberStatus WHERE IsDefault = true AND CampaignId = '"
                + campaign
                + "'");
    assertThat(defaults.path("totalSize").asInt()).isEqualTo(1);
    assertThat(Json.text(defaults.path("records").path(0), "Label")).isEqualTo("Invited");
  }

  private String aMember(String campaign, String lead, String status) {
    return create(
        "CampaignMember", Map.of("CampaignId", campaign, "LeadId", lead, "Status", status));
  }

  static String minutes(int fromNow) {
    return Instant.now().plusSeconds(60L * fromNow).truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
