package org.unisono.simulators.activecampaign;

import java.util.LinkedHashMap;
import java.util.Map;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What people do around deals, accounts and contacts: notes and tasks, and what webhooks tell of
/// all that.
final class SalesDesk {
  final Rows notes = new Rows("Note");
  final Rows tasks = new Rows("DealTask");
  final Rows taskTypes = new Rows("DealTasktype");
  final Rows accountContacts = new Rows("AccountContact");
  private final Site site;

  SalesDesk(Site site) {
    this.site = site;
  }

  private String now() {
    return Stamp.local(site.clock.stamp());
  }

  /// @param kind `Deal` or `Subscriber`
  ObjectNode note(String kind, String about, String text) {
    boolean isDeal = kind.equals("Deal");
    if (!isDeal && !kind.equals("Subscriber")) {
      throw ActiveCampaignRefused.value("The type is not valid.", "field_invalid", "reltype");
    }
    (isDeal ? site.deals.all : site.contacts.all).require(about);
    if (text.isBlank()) {
      throw ActiveCampaignRefused.value("The note was not provided.", "field_missing", "note");
    }
    var note = Json.object().put("note", text).put("reltype", kind).put("relid", about);
    notes.add(note.put("userid", "1").put("cdate", now()).put("mdate", now()));
    if (isDeal) {
      var told = deal(site.deals.all.require(about));
      told.put("note[text]", text);
      site.webhooks.happened("deal_note_add", "0", told);
    } else {
      site.tell("subscriber_note", "0", about, Map.of("note", text));
    }
    return note;
  }

  ObjectNode task(JsonNode given) {
    var about = Json.text(given, "relid");
    boolean ofContact = Json.text(given, "ownerType").equals("contact");
    (ofContact ? site.contacts.all : site.deals.all).require(about);
    for (var field : new String[] {"duedate", "dealTasktype"}) {
      if (Json.text(given, field).isEmpty()) {
        throw ActiveCampaignRefused.value(
            "The %s was not provided.".formatted(field), "field_missing", field);
      }
    }
    taskTypes.require(Json.text(given, "dealTasktype"));
    var task = Json.object().put("relid", about).put("owner", about).put("status", 0);
    task.put("ownerType", ofContact ? "contact" : "deal").put("user", "1").put("cdate", now());
    task.put("title", "").put("note", "").put("reltype", ofContact ? "Subscriber" : "Deal");
    tasks.add(write(task, given));
    tellTask(ofContact ? "contact_task_add" : "deal_task_add", task);
    return task;
  }

  ObjectNode changeTask(String id, JsonNode given) {
    var task = tasks.require(id);
    boolean wasDone = task.path("status").asInt(0) == 1;
    write(task, given);
    if (!wasDone && task.path("status").asInt(0) == 1) {
      tellTask("deal_task_complete", task);
    }
    return task;
  }

  private ObjectNode write(ObjectNode task, JsonNode given) {
    for (var field : new String[] {"title", "note", "duedate", "edate", "dealTasktype"}) {
      if (given.has(field)) {
        task.put(field, Json.text(given, field));
      }
    }
    if (given.has("status")) {
      task.put("status", given.path("status").asInt(0));
    }
    return task.put("udate", now());
  }

  private void tellTask(String event, ObjectNode task) {
    var about = Json.text(task, "relid");
    var told = new LinkedHashMap<String, String>();
    told.put("task[id]", Json.text(task, "id"));
    told.put("task[title]", Json.text(task, "title"));
    told.put("task[duedate]", Json.text(task, "duedate"));
    if (Json.text(task, "ownerType").equals("contact")) {
      site.tell(event, "0", about, told);
    } else {
      site.deals.all.find(about).ifPresent(d -> told.putAll(deal(d)));
      site.webhooks.happened(event, "0", told);
    }
  }

  ObjectNode taskType(String title) {
    if (title.isBlank()) {
      throw ActiveCampaignRefused.value("The title was not provided.", "field_missing", "title");
    }
    var type = taskTypes.add(Json.object().put("title", title).put("status", "1"));
    site.webhooks.happened("deal_tasktype_add", "0", Map.of("tasktype[title]", title));
    return type;
  }

  /// An account's name is its own.
  ObjectNode account(ObjectNode account, JsonNode given) {
    var name = Json.text(given, "name");
    boolean taken =
        site.accounts.where("name", name).stream()
            .anyMatch(a -> !Json.text(a, "id").equals(Json.text(account, "id")));
    if (name.isBlank() || taken) {
      throw ActiveCampaignRefused.value(
          taken ? "Account already exists." : "The name was not provided.",
          taken ? "duplicate" : "field_missing",
          "name");
    }
    account.put("name", name);
    if (given.has("accountUrl")) {
      account.put("accountUrl", Json.text(given, "accountUrl"));
    }
    boolean isNew = !account.has("id");
    if (isNew) {
      site.accounts.add(account.put("contactCount", "0").put("createdTimestamp", now()));
    }
    account.put("updatedTimestamp", now());
    var told = Map.of("account[id]", Json.text(account, "id"), "account[name]", name);
    site.webhooks.happened(isNew ? "account_add" : "account_update", "0", told);
    return account;
  }

  /// A contact belongs to one account.
  ObjectNode belongs(String contact, String account, String title) {
    site.contacts.all.require(contact);
    site.accounts.require(account);
    if (!accountContacts.where("contact", contact).isEmpty()) {
      throw ActiveCampaignRefused.value("Contact has an account.", "duplicate", "contact");
    }
    var row = Json.object().put("contact", contact).put("account", account);
    accountContacts.add(row.put("jobTitle", title).put("createdTimestamp", now()));
    count(account);
    site.tell("account_contact_add", "0", contact, Map.of("account[id]", account));
    return row;
  }

  ObjectNode jobTitle(String id, String title) {
    var row = accountContacts.require(id).put("jobTitle", title);
    var account = Map.of("account[id]", Json.text(row, "account"));
    site.tell("account_contact_update", "0", Json.text(row, "contact"), account);
    return row;
  }

  void parts(String id) {
    var account = Json.text(accountContacts.require(id), "account");
    accountContacts.remove(id);
    count(account);
  }

  private void count(String account) {
    var members = String.valueOf(accountContacts.where("account", account).size());
    site.accounts.find(account).ifPresent(a -> a.put("contactCount", members));
  }

  /// Of pipelines, stages and deals.
  void tell(String event, ObjectNode row) {
    var told =
        switch (event) {
          case "deal_pipeline_add" -> named("pipeline", row);
          case "deal_stage_add" -> named("stage", row);
          default -> deal(row);
        };
    site.webhooks.happened(event, "0", told);
  }

  private static Map<String, String> named(String kind, ObjectNode row) {
    return Map.of(kind + "[id]", Json.text(row, "id"), kind + "[title]", Json.text(row, "title"));
  }

  /// The value twice: as people read it, and in the smallest unit.
  private Map<String, String> deal(ObjectNode deal) {
    var told = new LinkedHashMap<String, String>();
    told.put("deal[id]", Json.text(deal, "id"));
    told.put("deal[title]", Json.text(deal, "title"));
    told.put("deal[status]", Json.text(deal, "status"));
    told.put("deal[owner]", Json.text(deal, "owner"));
    long value = deal.path("value").asLong(0);
    told.put("deal[value]", "%d.%02d".formatted(value / 100, value % 100));
    told.put("deal[value_raw]", String.valueOf(value));
    told.put("deal[currency]", Json.text(deal, "currency"));
    told.put("deal[create_date_iso]", Json.text(deal, "cdate"));
    var stage = site.deals.stages.require(Json.text(deal, "stage"));
    told.put("deal[stageid]", Json.text(stage, "id"));
    told.put("deal[stage_title]", Json.text(stage, "title"));
    told.put("deal[pipelineid]", Json.text(deal, "group"));
    site.deals
        .groups
        .find(Json.text(deal, "group"))
        .ifPresent(g -> told.put("deal[pipeline_title]", Json.text(g, "title")));
    told.put("deal[contactid]", Json.text(deal, "contact"));
    site.contacts
        .all
        .find(Json.text(deal, "contact"))
        .ifPresent(c -> told.put("deal[contact_email]", Json.text(c, "email")));
    return told;
  }
}
