package org.unisono.simulators.sugar;

import java.util.List;
import java.util.Optional;

/// Which module is linked with which, and under what name on each side.
///
/// @param table where the rows are; for a link by one field, that field of the target
record CrmLink(CrmModule module, String name, CrmModule target, String table, Way way) {

  /// How the two sides are joined.
  enum Way {
    LEFT_TO_RIGHT,
    RIGHT_TO_LEFT,
    BY_FIELD
  }

  private static final String LISTED = "prospect_lists_";
  static final String ATTACHED = "prospect_list_campaigns";
  private static final String MAILED = "email_marketing_prospect_lists";

  private static final List<CrmLink> ALL =
      List.of(
          right(CrmModule.PROSPECT_LISTS, "contacts", CrmModule.CONTACTS, LISTED + "contacts"),
          right(CrmModule.PROSPECT_LISTS, "leads", CrmModule.LEADS, LISTED + "leads"),
          right(CrmModule.PROSPECT_LISTS, "prospects", CrmModule.PROSPECTS, LISTED + "prospects"),
          right(CrmModule.PROSPECT_LISTS, "accounts", CrmModule.ACCOUNTS, LISTED + "accounts"),
          right(CrmModule.PROSPECT_LISTS, "users", CrmModule.USERS, LISTED + "users"),
          right(CrmModule.PROSPECT_LISTS, "campaigns", CrmModule.CAMPAIGNS, ATTACHED),
          left(CrmModule.PROSPECT_LISTS, "email_marketing", CrmModule.EMAIL_MARKETING, MAILED),
          left(CrmModule.CONTACTS, "prospect_lists", CrmModule.PROSPECT_LISTS, LISTED + "contacts"),
          left(CrmModule.LEADS, "prospect_lists", CrmModule.PROSPECT_LISTS, LISTED + "leads"),
          left(
              CrmModule.PROSPECTS,
              "prospect_lists",
              CrmModule.PROSPECT_LISTS,
              LISTED + "prospects"),
          left(CrmModule.CAMPAIGNS, "prospectlists", CrmModule.PROSPECT_LISTS, ATTACHED),
          right(CrmModule.EMAIL_MARKETING, "prospectlists", CrmModule.PROSPECT_LISTS, MAILED),
          field(CrmModule.CAMPAIGNS, "emailmarketing", CrmModule.EMAIL_MARKETING),
          field(CrmModule.CAMPAIGNS, "log_entries", CrmModule.CAMPAIGN_LOG),
          field(CrmModule.CAMPAIGNS, "tracked_urls", CrmModule.CAMPAIGN_TRACKERS),
          field(CrmModule.CAMPAIGNS, "accounts", CrmModule.ACCOUNTS),
          field(CrmModule.CAMPAIGNS, "leads", CrmModule.LEADS),
          field(CrmModule.CAMPAIGNS, "contacts", CrmModule.CONTACTS),
          field(CrmModule.CAMPAIGNS, "opportunities", CrmModule.OPPORTUNITIES),
          right(CrmModule.OPPORTUNITIES, "contacts", CrmModule.CONTACTS, "opportunities_contacts"),
          left(
              CrmModule.CONTACTS,
              "opportunities",
              CrmModule.OPPORTUNITIES,
              "opportunities_contacts"));

  private static CrmLink right(CrmModule module, String name, CrmModule target, String table) {
    return new CrmLink(module, name, target, table, Way.LEFT_TO_RIGHT);
  }

  private static CrmLink left(CrmModule module, String name, CrmModule target, String table) {
    return new CrmLink(module, name, target, table, Way.RIGHT_TO_LEFT);
  }

  private static CrmLink field(CrmModule module, String name, CrmModule target) {
    return new CrmLink(module, name, target, "campaign_id", Way.BY_FIELD);
  }

  static Optional<CrmLink> of(CrmModule module, String name) {
    return ALL.stream().filter(l -> l.module == module && l.name.equals(name)).findFirst();
  }

  /// The link that leads from the one module to the other.
  static Optional<CrmLink> between(CrmModule module, CrmModule target) {
    return ALL.stream().filter(l -> l.module == module && l.target == target).findFirst();
  }

  static List<CrmLink> from(CrmModule module) {
    return ALL.stream().filter(l -> l.module == module).toList();
  }

  /// The links of lists with people.
  static List<CrmLink> ofPeople() {
    return ofMembers().stream().filter(l -> l.target.isPerson()).toList();
  }

  /// The links of lists with whatever can be on one.
  static List<CrmLink> ofMembers() {
    return from(CrmModule.PROSPECT_LISTS).stream().filter(l -> l.table.startsWith(LISTED)).toList();
  }
}
