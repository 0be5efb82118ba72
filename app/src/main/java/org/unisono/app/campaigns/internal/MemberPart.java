package org.unisono.app.campaigns.internal;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.unisono.app.campaigns.MembersChanged;
import org.unisono.app.jobs.Facts;
import org.unisono.app.people.PersonPart;
import org.unisono.core.acting.Acting;
import tools.jackson.databind.JsonNode;

/// What becomes of memberships when two people are one, are two again, or are forgotten.
@Component
class MemberPart implements PersonPart {

  private final MergedMembers members;
  private final Facts facts;

  MemberPart(MergedMembers members, Facts facts) {
    this.members = members;
    this.facts = facts;
  }

  @Override
  public String name() {
    return "campaigns";
  }

  @Override
  public JsonNode merge(UUID survivor, UUID merged) {
    var moved = members.merge(survivor, merged);
    tell(members.campaigns(moved), survivor);
    return moved;
  }

  @Override
  public void unmerge(UUID survivor, UUID merged, JsonNode moved) {
    members.unmerge(survivor, merged, moved);
    var campaigns = members.campaigns(moved);
    tell(campaigns, survivor);
    tell(campaigns, merged);
  }

  @Override
  public JsonNode export(UUID person) {
    return members.export(person);
  }

  @Override
  public void erase(UUID person) {
    members.erase(person);
  }

  private void tell(List<UUID> campaigns, UUID person) {
    for (var campaign : campaigns) {
      facts.publish(new MembersChanged(campaign, List.of(person), Acting.now().origin()));
    }
  }
}
