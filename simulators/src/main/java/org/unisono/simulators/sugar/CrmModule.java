package org.unisono.simulators.sugar;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The modules, and the fields of each: `name:type`, `!` where a form requires it, `:n` its length,
/// the values of an enum behind `=`.
enum CrmModule {
  CAMPAIGNS(
      "Campaigns",
      "Campaign",
      "name:name!:255 campaign_type:enum!=Telesales|Mail|Email|Print|Web|Radio|Television"
          + "|NewsLetter|Survey status:enum!=Planning|Active|Inactive|Complete start_date:date"
          + " end_date:date! currency_id:id budget:currency expected_cost:currency"
          + " actual_cost:currency expected_revenue:currency impressions:int objective:text"
          + " content:text frequency:enum=Weekly|Monthly|Quarterly|Annually"),
  PROSPECT_LISTS(
      "ProspectLists",
      "ProspectList",
      "name:name!:255 list_type:enum=default|seed|exempt_domain|exempt_address|exempt|test"
          + " domain_name:varchar:255 description:text"),
  LEADS("Leads", "Lead", Person.FIELDS + " status:enum converted:bool contact_id:id"),
  CONTACTS("Contacts", "Contact", Person.FIELDS + " account_id:id"),
  PROSPECTS("Prospects", "Prospect", Person.FIELDS + " lead_id:id"),
  ACCOUNTS("Accounts", "Account", "name:name!:150 website:url:255 campaign_id:id"),
  OPPORTUNITIES(
      "Opportunities",
      "Opportunity",
      "name:name!:50 amount:currency! sales_stage:enum! date_closed:date! currency_id:id"
          + " campaign_id:id account_id:id probability:int"),
  EMAIL_MARKETING(
      "EmailMarketing",
      "EmailMarketing",
      "name:name!:255 status:enum!=active|inactive date_start:datetime template_id:id"
          + " from_name:varchar:100 from_addr:varchar:100 campaign_id:id all_prospect_lists:bool"),
  CAMPAIGN_LOG(
      "CampaignLog",
      "CampaignLog",
      "campaign_id:id target_tracker_key:varchar:36 target_id:id target_type:varchar:100"
          + " activity_type:enum activity_date:datetime hits:int list_id:id marketing_id:id"
          + " more_information:varchar:100 archived:bool"),
  CAMPAIGN_TRACKERS(
      "CampaignTrackers",
      "CampaignTracker",
      "tracker_name:varchar:255 tracker_url:varchar:255 tracker_key:int campaign_id:id"
          + " is_optout:bool"),
  WORKFLOWS(
      "AOW_WorkFlow",
      "AOW_WorkFlow",
      "name:name!:255 flow_module:varchar:100 flow_run_on:enum=All_Records|New_Records"
          + "|Modified_Records status:enum=Active|Inactive"),
  PROCESSES(
      "pmse_Project",
      "pmse_Project",
      "name:name!:255 prj_module:varchar:255 prj_status:enum=ACTIVE|INACTIVE"
          + " prj_run_order:varchar:255"),
  WEB_LOGIC_HOOKS(
      "WebLogicHooks",
      "WebLogicHook",
      "name:name!:255 webhook_target_module:varchar!:255 request_method:enum!=POST|GET|PUT|DELETE"
          + " url:url!:255 trigger_event:enum!=after_save|before_save|after_delete|before_delete"
          + "|after_relationship_add|after_relationship_delete"),
  USERS(
      "Users",
      "User",
      "user_name:user_name:60 first_name:varchar:30 last_name:varchar:30 email1:varchar"
          + " status:enum=Active|Inactive");

  /// What leads, contacts and targets have in common.
  private static final class Person {
    static final String FIELDS =
        "first_name:varchar:100 last_name:varchar!:100 title:varchar:100 account_name:varchar:255"
            + " phone_work:phone:100 phone_mobile:phone:100 primary_address_city:varchar:100"
            + " primary_address_country:varchar:255 email1:varchar email_opt_out:bool"
            + " invalid_email:bool do_not_call:bool lead_source:enum campaign_id:id";
  }

  /// What every module has.
  private static final String COMMON =
      " id:id date_entered:datetime date_modified:datetime modified_user_id:id created_by:id"
          + " assigned_user_id:id deleted:bool sync_key:varchar:100";

  /// One field.
  record Field(String name, String type, boolean required, int length, List<String> options) {

    private static Field of(String text) {
      var options = text.contains("=") ? text.substring(text.indexOf('=') + 1) : "";
      var parts = text.replaceFirst("=.*", "").split(":");
      boolean required = parts[1].endsWith("!");
      int length = parts.length > 2 ? Integer.parseInt(parts[2]) : 0;
      return new Field(
          parts[0],
          parts[1].replace("!", ""),
          required,
          length,
          options.isEmpty() ? List.of() : List.of(options.split("\\|")));
    }

    /// Not a column of the module's own table.
    boolean isElsewhere() {
      return name.startsWith("email") || name.equals("invalid_email");
    }
  }

  private final String module;
  private final String object;
  private final List<Field> fields;

  CrmModule(String module, String object, String fields) {
    this.module = module;
    this.object = object;
    this.fields = Stream.of((fields + COMMON).split(" ")).map(Field::of).toList();
  }

  /// `Campaigns`, as paths say it.
  String module() {
    return module;
  }

  /// `Campaign`, as answers say it.
  String object() {
    return object;
  }

  List<Field> fields() {
    return fields;
  }

  boolean isPerson() {
    return this == LEADS || this == CONTACTS || this == PROSPECTS;
  }

  /// Whether SuiteCRM has it.
  boolean isSuite() {
    return this != PROCESSES && this != WEB_LOGIC_HOOKS;
  }

  static Optional<CrmModule> named(String name) {
    return Arrays.stream(values())
        .filter(m -> m.module.equals(name) || m.object.equals(name))
        .findFirst();
  }
}
