package org.unisono.connectors.sugar;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteRef;

/// The modules that are read by field, what is read of them, and our names for it.
enum CrmModule {
  CAMPAIGNS(
      "Campaigns",
      RecordKind.CAMPAIGN,
      Map.ofEntries(
          Map.entry("name", "name"),
          Map.entry("status", "status"),
          Map.entry("campaign_type", "type"),
          Map.entry("start_date", "startDate"),
          Map.entry("end_date", "endDate"),
          Map.entry("budget", "budgetedCost"),
          Map.entry("expected_cost", "expectedCost"),
          Map.entry("actual_cost", "actualCost"),
          Map.entry("expected_revenue", "expectedRevenue"),
          Map.entry("objective", "objective"),
          Map.entry("content", "description"),
          Map.entry("frequency", ""),
          Map.entry("currency_id", ""),
          Map.entry("assigned_user_id", "ownerId"))),
  PROSPECTS("Prospects", RecordKind.LEAD, Person.with("account_name", "company", "lead_id")),
  LEADS("Leads", RecordKind.LEAD, Person.with("account_name", "company", "contact_id")),
  CONTACTS("Contacts", RecordKind.CONTACT, Person.with("account_id", "companyId", "lead_source")),
  DEALS(
      "Opportunities",
      RecordKind.DEAL,
      Map.of(
          "name", "name",
          "amount", "amount",
          "sales_stage", "stage",
          "date_closed", "closeDate",
          "campaign_id", "primaryCampaignId",
          "account_id", "companyId"));

  /// What people of every kind have.
  private static final class Person {

    static Map<String, String> with(String field, String concept, String other) {
      return Map.ofEntries(
          Map.entry("first_name", "firstName"),
          Map.entry("last_name", "lastName"),
          Map.entry("email1", "email"),
          Map.entry("phone_work", "phone"),
          Map.entry("phone_mobile", "mobile"),
          Map.entry("title", "jobTitle"),
          Map.entry("primary_address_city", "city"),
          Map.entry("assigned_user_id", "ownerId"),
          Map.entry(field, concept),
          Map.entry(other, ""));
    }
  }

  static final String MODIFIED = "date_modified";
  static final String OPT_OUT = "email_opt_out";
  static final List<CrmModule> PEOPLE = List.of(PROSPECTS, LEADS, CONTACTS);

  /// A target is a lead to us; this tells its id from a lead's.
  private static final String TARGET = "prospect:";

  private final String module;
  private final RecordKind kind;
  private final Map<String, String> concepts;

  CrmModule(String module, RecordKind kind, Map<String, String> concepts) {
    this.module = module;
    this.kind = kind;
    this.concepts = concepts;
  }

  /// Its name in paths.
  String module() {
    return module;
  }

  RecordKind kind() {
    return kind;
  }

  /// The link from a target list to it.
  String link() {
    return switch (this) {
      case PROSPECTS -> "prospects";
      case LEADS -> "leads";
      case CONTACTS -> "contacts";
      case CAMPAIGNS -> "campaigns";
      case DEALS -> throw new IllegalStateException("deals are on no list");
    };
  }

  /// Our name for a field; empty when there is none.
  String concept(String field) {
    return concepts.getOrDefault(field, "");
  }

  List<String> wanted() {
    return concepts.keySet().stream().sorted().toList();
  }

  RemoteRef ref(String id) {
    return new RemoteRef(kind, this == PROSPECTS ? TARGET + id : id);
  }

  /// The id as they have it.
  static String id(RemoteRef ref) {
    return ref.id().startsWith(TARGET) ? ref.id().substring(TARGET.length()) : ref.id();
  }

  static CrmModule of(RemoteRef ref) {
    return ref.id().startsWith(TARGET) ? PROSPECTS : of(ref.kind());
  }

  static CrmModule of(RecordKind kind) {
    return switch (kind) {
      case CAMPAIGN -> CAMPAIGNS;
      case LEAD -> LEADS;
      case CONTACT -> CONTACTS;
      case DEAL -> DEALS;
      case STATUS, MEMBER, CONSENT, LIST, RESPONSE ->
          throw new IllegalArgumentException("no module holds " + kind);
    };
  }

  static boolean isRecord(RecordKind kind) {
    return Arrays.stream(values()).anyMatch(m -> m.kind == kind);
  }
}
