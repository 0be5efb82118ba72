package org.unisono.simulators.dynamics;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.unisono.simulators.Json;

/// The records of a fresh organisation: three campaigns, people, a list, an answer, a deal, and a
/// workflow that mails every new lead.
final class DynamicsSeed {
  private final Organization org;

  DynamicsSeed(Organization org) {
    this.org = org;
  }

  void plant() {
    org.steps.plant();
    org.records.put(
        org.tables.named("systemuser"),
        Json.object()
            .put("systemuserid", org.user)
            .put("fullname", "# Unisono")
            .put("isdisabled", false)
            .put("applicationid", "4d1c3b7a-0000-4000-8000-0000000000aa"));
    create("transactioncurrency", Map.of("currencyname", "Euro", "isocurrencycode", "EUR"));
    create("transactioncurrency", Map.of("currencyname", "Swiss Franc", "isocurrencycode", "CHF"));
    colleague("Anna Neri", false);
    colleague("Paolo Greco", true);
    var campaign =
        create("campaign", Map.of("name", "Solar webinar", "typecode", 3, "statuscode", 2));
    create("campaign", Map.of("name", "Heat pump mailing", "typecode", 2, "othercost", 1_200));
    create("campaign", Map.of("name", "Trade fair Basel", "typecode", 3));
    create(
        "campaignactivity",
        Map.of(
            "subject",
            "Print the invitations",
            "actualcost",
            350,
            "regardingobjectid_campaign_campaignactivity@odata.bind",
            reference(campaign)));
    var list = create("list", Map.of("listname", "Solar interest", "createdfromcode", 2));
    var sofia = person("contact", "Sofia", "Meier");
    person("contact", "Matti", "Laine");
    person("lead", "Luca", "Bianchi");
    org.lists.add(list, sofia);
    org.lists.addItem(campaign, list);
    create(
        "opportunity",
        Map.of(
            "name",
            "Solar roof Meier",
            "estimatedvalue",
            24_000,
            "campaignid@odata.bind",
            reference(campaign),
            "parentcontactid@odata.bind",
            "/contacts(" + sofia + ")"));
    create(
        "workflow",
        Map.of("name", "Welcome accounts", "primaryentity", "account", "triggeroncreate", true));
    var welcome = org.records.all(org.tables.named("workflow")).getFirst();
    welcome.put("category", 0).put("type", 1).put("statecode", 1).put("statuscode", 2);
  }

  private void colleague(String name, boolean disabled) {
    var address = name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@unisono.example";
    create(
        "systemuser",
        Map.of(
            "fullname", name,
            "domainname", address,
            "internalemailaddress", address,
            "azureactivedirectoryobjectid", directoryId(address),
            "isdisabled", disabled));
  }

  private static String directoryId(String address) {
    return UUID.nameUUIDFromBytes(address.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private String create(String table, Map<String, ?> values) {
    var of = org.tables.named(table);
    return Json.text(org.writes.create(of, Json.object(values), ""), of.key());
  }

  private static String reference(String campaign) {
    return "/campaigns(" + campaign + ")";
  }

  private String person(String kind, String first, String last) {
    var email = first.toLowerCase(Locale.ROOT) + "@example.com";
    return create(kind, Map.of("firstname", first, "lastname", last, "emailaddress1", email));
  }
}
