package org.unisono.simulators.dynamics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.JsonNode;

/// Functions and actions: who am I, lists, qualification, merging.
final class ActionCalls {
  private static final String BOUND = "/{target}/Microsoft.Dynamics.CRM.";
  private static final String ADMIN_ROLE = "0b0b0b0b-0000-4000-8000-000000000001";
  private static final String SALES_ROLE = "0b0b0b0b-0000-4000-8000-000000000002";

  private final Organization org;
  private final People people;

  ActionCalls(Organization org) {
    this.org = org;
    people = new People(org);
  }

  void register(Routes routes) {
    routes
        .get(Paths.at("/WhoAmI"), r -> whoAmI())
        .get(Paths.at("/WhoAmI()"), r -> whoAmI())
        .get(Paths.at("/{target}/systemuserroles_association"), r -> roles())
        .post(Paths.at(BOUND + "AddMemberList"), this::addMember)
        .post(Paths.at(BOUND + "RemoveMemberList"), this::removeMember)
        .post(Paths.at("/AddListMembersList"), this::addMembers)
        .post(Paths.at("/RemoveListMembersList"), this::removeMembers)
        .post(Paths.at(BOUND + "QualifyMemberList"), this::qualifyMembers)
        .post(Paths.at(BOUND + "AddItemCampaign"), this::addItem)
        .post(Paths.at(BOUND + "RemoveItemCampaign"), this::removeItem)
        .post(Paths.at(BOUND + "QualifyLead"), this::qualify)
        .post(Paths.at("/Merge"), this::merge);
  }

  private Reply whoAmI() {
    return Reply.ok(
        Json.object()
            .put("BusinessUnitId", Organization.BUSINESS_UNIT)
            .put("UserId", org.callers.current())
            .put("OrganizationId", Organization.ID));
  }

  private Reply roles() {
    var roles = new ArrayList<>(List.of(ADMIN_ROLE, SALES_ROLE));
    if (org.faults.isOn(Fault.RIGHTS_NARROWED)) {
      roles.remove(ADMIN_ROLE);
    }
    var body = Json.object();
    var value = body.putArray("value");
    roles.forEach(id -> value.addObject().put("roleid", id).put("name", "Role " + id.charAt(35)));
    return Reply.ok(body);
  }

  private Reply addMember(Request request) {
    var list = Target.of(request.var("target")).id();
    var member = id(request.object(), "EntityId");
    var id = org.lists.add(list, member);
    org.steps.member("AddMember", list, member, id);
    return Reply.ok(Json.object().put("Id", id));
  }

  private Reply removeMember(Request request) {
    var list = Target.of(request.var("target")).id();
    var member = id(request.object(), "EntityId");
    org.lists.remove(list, member);
    org.steps.member("RemoveMember", list, member, "");
    return Reply.empty(204);
  }

  private Reply addMembers(Request request) {
    var list = id(request.object().path("List"), "listid");
    var members = members(list, request.object().path("Members"));
    members.forEach(m -> org.lists.add(list, m));
    org.steps.members("AddListMembers", list, members);
    return Reply.empty(204);
  }

  private Reply removeMembers(Request request) {
    var list = id(request.object().path("List"), "listid");
    var members = members(list, request.object().path("Members"));
    members.forEach(m -> org.lists.remove(list, m));
    org.steps.members("RemoveListMembers", list, members);
    return Reply.empty(204);
  }

  /// The ids of rows, which must be of the list's kind.
  private List<String> members(String list, JsonNode rows) {
    var key = org.lists.kind(list).key();
    var ids = new ArrayList<String>();
    for (var row : rows) {
      if (!row.has(key)) {
        throw new DynamicsRefused(
            400, "0x80040203", "The member is not of the type of the marketing list.");
      }
      ids.add(id(row, key));
    }
    return ids;
  }

  /// True keeps nobody but those who are given, false takes them off.
  private Reply qualifyMembers(Request request) {
    var list = Target.of(request.var("target")).id();
    var wish = request.object();
    if (!wish.path("OverrideorRemove").isBoolean()) {
      throw DynamicsRefused.invalid("The parameter 'OverrideorRemove' is missing.");
    }
    var given = Set.copyOf(members(list, wish.path("ListMember")));
    org.lists.qualify(list, given, wish.path("OverrideorRemove").asBoolean());
    return Reply.empty(204);
  }

  /// Bound to the campaign; the row that joins the item to it is what is told.
  private Reply removeItem(Request request) {
    var target = Target.of(request.var("target"));
    if (!target.set().equals("campaigns")) {
      throw DynamicsRefused.noSegment("Microsoft.Dynamics.CRM.RemoveItemCampaign");
    }
    var campaign = org.keys.require(org.tables.named("campaign"), target);
    var row = id(request.object().path("CampaignItem"), "campaignitemid");
    org.lists.removeItemRow(Json.text(campaign, "campaignid"), row);
    return Reply.empty(204);
  }

  private Reply addItem(Request request) {
    var item = Target.of(request.var("target"));
    org.records.require(org.tables.ofSet(item.set()), item.id());
    var campaign = id(request.object().path("Campaign"), "campaignid");
    return Reply.ok(Json.object().put("campaignitemid", org.lists.addItem(campaign, item.id())));
  }

  private Reply qualify(Request request) {
    var lead = Target.of(request.var("target")).id();
    var wish = request.object();
    var made = new ArrayList<JsonNode>();
    if (wish.path("CreateContact").asBoolean(false)) {
      made.add(Json.object().put("contactid", people.qualify(lead)));
    } else {
      org.written(org.tables.named("lead"), people.close(lead), "update", Set.of("statecode"));
    }
    var body = Json.object();
    body.set("value", Json.array(made));
    return Reply.ok(body);
  }

  private Reply merge(Request request) {
    var body = request.object();
    var kind = Json.text(body.path("Target"), "@odata.type").endsWith("lead") ? "lead" : "contact";
    people.merge(
        kind, id(body.path("Target"), kind + "id"), id(body.path("Subordinate"), kind + "id"));
    return Reply.empty(204);
  }

  private static String id(JsonNode node, String name) {
    return Json.text(node, name).toLowerCase(Locale.ROOT);
  }
}
