package org.unisono.simulators.salesforce;

import java.util.List;
import java.util.Optional;

/// Under which name an object has rows of another one.
///
/// @param field the child's reference to its parent
record ChildRelation(String parent, String name, String child, String field) {
  private static final List<ChildRelation> ALL =
      List.of(
          new ChildRelation("Campaign", "CampaignMembers", "CampaignMember", "CampaignId"),
          new ChildRelation(
              "Campaign", "CampaignMemberStatuses", "CampaignMemberStatus", "CampaignId"),
          new ChildRelation("Campaign", "ChildCampaigns", "Campaign", "ParentId"),
          new ChildRelation("Campaign", "Opportunities", "Opportunity", "CampaignId"),
          new ChildRelation("Lead", "CampaignMembers", "CampaignMember", "LeadId"),
          new ChildRelation("Contact", "CampaignMembers", "CampaignMember", "ContactId"),
          new ChildRelation(
              "Contact", "OpportunityContactRoles", "OpportunityContactRole", "ContactId"),
          new ChildRelation("Account", "Contacts", "Contact", "AccountId"),
          new ChildRelation("Account", "Opportunities", "Opportunity", "AccountId"),
          new ChildRelation(
              "Opportunity", "OpportunityContactRoles", "OpportunityContactRole", "OpportunityId"));

  static List<ChildRelation> of(String parent) {
    return ALL.stream().filter(r -> r.parent().equals(parent)).toList();
  }

  static Optional<ChildRelation> find(String parent, String name) {
    return of(parent).stream().filter(r -> r.name().equalsIgnoreCase(name)).findFirst();
  }
}
