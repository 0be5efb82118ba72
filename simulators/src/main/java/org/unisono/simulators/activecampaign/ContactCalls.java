package org.unisono.simulators.activecampaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.node.ObjectNode;

/// Contacts: search, create, change, upsert by address, deletion.
final class ContactCalls {
  private final Site site;

  ContactCalls(Site site) {
    this.site = site;
  }

  void register(Routes routes) {
    routes
        .get("/api/3/contacts", this::list)
        .post("/api/3/contacts", this::create)
        .post("/api/3/contact/sync", this::sync)
        .get("/api/3/contacts/{id}", this::read)
        .put("/api/3/contacts/{id}", this::update)
        .delete("/api/3/contacts/{id}", this::delete)
        .get("/api/3/contacts/{id}/contactTags", r -> of(r, "contactTags", site.tagging.rows))
        .get("/api/3/contacts/{id}/contactLists", r -> of(r, "contactLists", site.lists.rows))
        .get("/api/3/contacts/{id}/fieldValues", r -> of(r, "fieldValues", site.contacts.values))
        .get(
            "/api/3/contacts/{id}/contactAutomations",
            r -> of(r, "contactAutomations", site.automations.runs));
  }

  private Reply list(Request request) {
    var wanted = filters(request);
    var found =
        site.contacts.all.all().stream().filter(c -> wanted.stream().allMatch(w -> w.test(c)));
    var body = site.pages.body(request, "contacts", found.map(this::shown).toList());
    var include = List.of(request.param("include").orElse("").split(","));
    if (include.contains("fieldValues")) {
      side(body, "fieldValues", site.contacts.values);
    }
    if (include.contains("contactLists")) {
      side(body, "contactLists", site.lists.rows);
    }
    return Reply.ok(body);
  }

  /// Rows of the page's contacts, beside them.
  private static void side(ObjectNode body, String name, Rows rows) {
    var beside = body.putArray(name);
    for (var contact : body.path("contacts")) {
      rows.where("contact", Json.text(contact, "id")).forEach(beside::add);
    }
  }

  private List<Predicate<ObjectNode>> filters(Request request) {
    var all = new ArrayList<Predicate<ObjectNode>>();
    request.param("email").ifPresent(e -> all.add(c -> text(c, "email").equalsIgnoreCase(e)));
    request.param("email_like").ifPresent(e -> all.add(c -> text(c, "email").contains(e)));
    request
        .param("seriesid")
        .map(s -> holders(site.automations.runs.where("automation", s)))
        .ifPresent(inside -> all.add(c -> inside.contains(text(c, "id"))));
    request
        .param("formid")
        .map(f -> holders(site.lists.rows.where("form", f)))
        .ifPresent(senders -> all.add(c -> senders.contains(text(c, "id"))));
    // Every run is through at once here, so that nobody is in a wait step.
    request.param("waitid").ifPresent(w -> all.add(c -> false));
    request
        .param("filters[created_after]")
        .map(Stamp::given)
        .ifPresent(t -> all.add(c -> Stamp.ofUtc(text(c, "created_utc_timestamp")).isAfter(t)));
    request
        .param("filters[created_before]")
        .map(Stamp::given)
        .ifPresent(t -> all.add(c -> Stamp.ofUtc(text(c, "created_utc_timestamp")).isBefore(t)));
    request
        .param("search")
        .ifPresent(s -> all.add(c -> (text(c, "email") + text(c, "lastName")).contains(s)));
    request
        .param("id_greater")
        .filter(g -> g.matches("\\d{1,18}"))
        .ifPresent(g -> all.add(c -> c.path("id").asLong(0) > Long.parseLong(g)));
    request
        .param("ids[]")
        .or(() -> request.param("ids"))
        .ifPresent(ids -> all.add(c -> List.of(ids.split(",")).contains(text(c, "id"))));
    request
        .param("tagid")
        .map(t -> holders(site.tagging.rows.where("tag", t)))
        .ifPresent(wearers -> all.add(c -> wearers.contains(text(c, "id"))));
    request
        .param("segmentid")
        .map(s -> site.segments.found(s, request.param("forceQuery").isPresent()))
        .ifPresent(inside -> all.add(c -> inside.contains(text(c, "id"))));
    subscribed(request).ifPresent(subscribers -> all.add(c -> subscribers.contains(text(c, "id"))));
    request
        .param("filters[updated_after]")
        .map(Stamp::given)
        .ifPresent(t -> all.add(c -> Stamp.ofUtc(text(c, "updated_utc_timestamp")).isAfter(t)));
    request
        .param("filters[updated_before]")
        .map(Stamp::given)
        .ifPresent(t -> all.add(c -> Stamp.ofUtc(text(c, "updated_utc_timestamp")).isBefore(t)));
    return all;
  }

  /// Who is on the list with the status; of any list or status where one is not given.
  private Optional<Set<String>> subscribed(Request request) {
    var list = request.param("listid");
    var status = request.param("status").filter(s -> !s.equals("-1"));
    if (list.isEmpty() && status.isEmpty()) {
      return Optional.empty();
    }
    var rows =
        list.map(l -> site.lists.rows.where("list", l)).orElseGet(() -> site.lists.rows.all());
    return Optional.of(
        holders(
            rows.stream()
                .filter(r -> status.isEmpty() || text(r, "status").equals(status.get()))
                .toList()));
  }

  private static Set<String> holders(List<ObjectNode> rows) {
    return rows.stream().map(r -> text(r, "contact")).collect(Collectors.toSet());
  }

  private static String text(ObjectNode row, String field) {
    return Json.text(row, field);
  }

  private ObjectNode shown(ObjectNode contact) {
    var shown = contact.deepCopy();
    site.faults
        .text(Fault.REMOVED_FIELD, "contacts.phone")
        .filter(f -> f.startsWith("contacts."))
        .ifPresent(f -> shown.remove(f.substring("contacts.".length())));
    var values = shown.putArray("fieldValues");
    site.contacts
        .values
        .where("contact", text(contact, "id"))
        .forEach(v -> values.add(v.get("id")));
    return shown;
  }

  private Reply read(Request request) {
    var contact = site.contacts.all.require(request.var("id"));
    var body = Json.object();
    body.set("contact", shown(contact));
    var id = request.var("id");
    body.set("fieldValues", Json.array(site.contacts.values.where("contact", id)));
    body.set("contactLists", Json.array(site.lists.rows.where("contact", id)));
    return Reply.ok(body);
  }

  private Reply create(Request request) {
    return whole(201, site.contacts.create(request.object().path("contact")));
  }

  private Reply update(Request request) {
    var given = request.object().path("contact");
    return whole(200, site.contacts.update(request.var("id"), given));
  }

  private Reply sync(Request request) {
    var given = request.object().path("contact");
    var known = site.contacts.at(Json.text(given, "email"));
    return known.isEmpty()
        ? whole(201, site.contacts.create(given))
        : whole(200, site.contacts.update(text(known.get(), "id"), given));
  }

  private Reply whole(int status, ObjectNode contact) {
    var body = Json.object();
    var values = site.contacts.values.where("contact", text(contact, "id"));
    body.set("fieldValues", Json.array(values));
    body.set("contact", shown(contact));
    return Reply.json(status, body);
  }

  private Reply delete(Request request) {
    site.deleteContact(request.var("id"));
    return Reply.ok(Json.object());
  }

  private Reply of(Request request, String plural, Rows rows) {
    site.contacts.all.require(request.var("id"));
    var body = Json.object();
    body.set(plural, Json.array(rows.where("contact", request.var("id"))));
    return Reply.ok(body);
  }
}
