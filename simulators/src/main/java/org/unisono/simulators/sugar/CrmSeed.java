package org.unisono.simulators.sugar;

import java.util.Locale;
import org.unisono.simulators.Json;

/// The records of a fresh installation: users, three campaigns, people of each kind, a target list,
/// and a mass mailing that mails whoever comes onto a list of *Solar newsletter*.
final class CrmSeed {
  private final Crm crm;

  CrmSeed(Crm crm) {
    this.crm = crm;
  }

  void plant() {
    user("1", "Unisono", "Admin", "Active");
    user("", "Anna", "Neri", "Active");
    user("", "Paolo", "Greco", "Inactive");
    campaign("Solar webinar", "Web", "Active");
    var letter = campaign("Solar newsletter", "NewsLetter", "Active");
    campaign("Heat pump calls", "Telesales", "Planning");
    var luca = person(CrmModule.LEADS, "luca.bianchi@example.com", "Luca", "Bianchi");
    person(CrmModule.CONTACTS, "sofia.meier@example.com", "Sofia", "Meier");
    person(CrmModule.PROSPECTS, "matti.laine@example.com", "Matti", "Laine");
    var list = Json.object().put("name", "Solar interest").put("list_type", "default");
    var id = Json.text(crm.create(CrmModule.PROSPECT_LISTS, "", list), "id");
    crm.links.add(CrmLink.of(CrmModule.PROSPECT_LISTS, "leads").orElseThrow(), id, luca);
    crm.links.add(CrmLink.of(CrmModule.CAMPAIGNS, "prospectlists").orElseThrow(), letter, id);
    mailing(crm, "Solar news, December", letter);
  }

  private void user(String id, String first, String last, String status) {
    var login = "%s.%s".formatted(first, last).toLowerCase(Locale.ROOT);
    var values = Json.object().put("user_name", login).put("status", status);
    values.put("first_name", first).put("last_name", last);
    crm.create(CrmModule.USERS, id, values.put("email1", login + "@unisono.example"));
  }

  private String campaign(String name, String type, String status) {
    var values = Json.object().put("name", name).put("campaign_type", type).put("status", status);
    values.put("start_date", "2026-12-01").put("end_date", "2026-12-31").put("currency_id", "-99");
    return Json.text(crm.create(CrmModule.CAMPAIGNS, "", values), "id");
  }

  private String person(CrmModule module, String email, String first, String last) {
    var values = Json.object().put("first_name", first).put("last_name", last).put("email1", email);
    return Json.text(crm.create(module, "", values), "id");
  }

  /// An active mailing to all lists of the campaign.
  static String mailing(Crm crm, String name, String campaign) {
    var values = Json.object().put("name", name).put("status", "active");
    values.put("campaign_id", campaign).put("all_prospect_lists", "1");
    values.put("from_name", "Example").put("from_addr", "news@example.com");
    return Json.text(crm.create(CrmModule.EMAIL_MARKETING, "", values), "id");
  }

  /// An automation that mails who is new in the module.
  static String workflow(Crm crm, CrmModule kind, String name, String module) {
    var values = Json.object().put("name", name);
    if (kind == CrmModule.WORKFLOWS) {
      values.put("flow_module", module).put("flow_run_on", "New_Records").put("status", "Active");
    } else {
      values.put("prj_module", module).put("prj_status", "ACTIVE");
    }
    return Json.text(crm.create(kind, "", values), "id");
  }
}
