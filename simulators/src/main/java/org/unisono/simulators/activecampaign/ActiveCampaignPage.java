package org.unisono.simulators.activecampaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.unisono.simulators.Json;
import org.unisono.simulators.Page;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;

/// The page on which a person plays the ActiveCampaign user.
final class ActiveCampaignPage {
  private static final int SHOWN = 200;

  private static final List<String> REACTIONS =
      List.of("open", "click", "reply", "forward", "share", "bounce");

  private final Site site;

  ActiveCampaignPage(Site site) {
    this.site = site;
  }

  Routes routes() {
    return new Routes()
        .get("/", r -> page())
        .post("/page/tag", this::describe)
        .post("/page/contact-tag", this::change)
        .post("/page/contact-list", this::subscribe)
        .post("/page/deal", this::work)
        .post("/page/campaign", this::send)
        .post("/page/reaction", this::react)
        .post("/page/automation", this::switchAutomation);
  }

  private Reply page() {
    return new Page("ActiveCampaign simulator")
        .section("Tags", tags())
        .section("Contacts", contacts())
        .section("Lists", subscriptions())
        .section("Campaigns", campaigns())
        .section("Deals", deals())
        .section("Automations", automations())
        .journal(site.journal, site.faults)
        .reply();
  }

  private String tags() {
    var rows = new ArrayList<List<String>>();
    for (var tag : site.tagging.tags.all()) {
      var form =
          Page.hidden("id", Json.text(tag, "id"))
              + Page.input("Description", "description", Json.text(tag, "description"));
      rows.add(
          List.of(
              Page.escape(Json.text(tag, "tag")),
              Json.text(tag, "subscriber_count"),
              Page.form("/page/tag", form, "Describe")));
    }
    return Page.table(List.of("Tag", "Contacts", "Description"), rows);
  }

  private String contacts() {
    var names = site.tagging.tags.all().stream().map(t -> Json.text(t, "tag")).toList();
    var rows = new ArrayList<List<String>>();
    for (var contact : site.contacts.all.all().stream().limit(SHOWN).toList()) {
      var id = Json.text(contact, "id");
      var worn =
          site.tagging.rows.where("contact", id).stream()
              .map(r -> Json.text(site.tagging.tags.require(Json.text(r, "tag")), "tag"))
              .toList();
      var form =
          Page.hidden("contact", id)
              + Page.choice("Tag", "tag", names, "")
              + Page.choice("What", "what", List.of("add", "remove"), "add");
      rows.add(
          List.of(
              Page.escape(Json.text(contact, "email")),
              Page.escape(String.join(", ", worn)),
              Page.form("/page/contact-tag", form, "Change tags")));
    }
    return Page.table(List.of("E-mail", "Tags", "Change"), rows);
  }

  private String subscriptions() {
    var rows = new ArrayList<List<String>>();
    for (var list : site.lists.all.all()) {
      for (var row : site.lists.rows.where("list", Json.text(list, "id"))) {
        var contact = site.contacts.all.require(Json.text(row, "contact"));
        var form =
            Page.hidden("contact", Json.text(row, "contact"))
                + Page.hidden("list", Json.text(list, "id"))
                + Page.choice(
                    "Status", "status", List.of("0", "1", "2", "3"), Json.text(row, "status"));
        rows.add(
            List.of(
                Page.escape(Json.text(list, "name")),
                Page.escape(Json.text(contact, "email")),
                Page.form("/page/contact-list", form, "Set status")));
      }
    }
    return Page.table(List.of("List", "E-mail", "Status (2: unsubscribed)"), rows);
  }

  private String campaigns() {
    var lists = site.lists.all.all().stream().map(l -> Json.text(l, "id")).toList();
    var contacts = site.contacts.all.all().stream().limit(SHOWN).map(c -> Json.text(c, "email"));
    var people = contacts.toList();
    var rows = new ArrayList<List<String>>();
    for (var send : site.sends.all()) {
      var id = Page.hidden("id", Json.text(send, "id"));
      boolean isDraft = Json.text(send, "status").equals("0");
      var form =
          isDraft
              ? Page.form(
                  "/page/campaign", id + Page.choice("List", "list", lists, ""), "Send to the list")
              : Page.form(
                  "/page/reaction",
                  id
                      + Page.choice("Contact", "contact", people, "")
                      + Page.choice("What", "kind", REACTIONS, "open"),
                  "Let them");
      rows.add(
          List.of(
              Page.escape(Json.text(send, "name")),
              isDraft ? "draft" : "sent to " + Json.text(send, "send_amt"),
              Json.text(send, "opens"),
              form));
    }
    return Page.table(List.of("Campaign", "Status", "Opened", "Change"), rows);
  }

  private Reply send(Request request) {
    var form = request.form();
    var id = form.getOrDefault("id", "");
    return attempt(
        () -> {
          site.reactions.toLists(id, List.of(form.getOrDefault("list", "")));
          site.reactions.send(id);
        });
  }

  private Reply react(Request request) {
    var form = request.form();
    return attempt(
        () -> {
          var contact =
              site.contacts
                  .at(form.getOrDefault("contact", ""))
                  .orElseThrow(() -> ActiveCampaignRefused.message(404, "No such contact"));
          site.reactions.react(
              form.getOrDefault("id", ""), Json.text(contact, "id"), form.getOrDefault("kind", ""));
        });
  }

  private String deals() {
    var stages = site.deals.stages.all().stream().map(s -> Json.text(s, "title")).toList();
    var rows = new ArrayList<List<String>>();
    for (var deal : site.deals.all.all().stream().limit(SHOWN).toList()) {
      var stage = site.deals.stages.require(Json.text(deal, "stage"));
      var form =
          Page.hidden("id", Json.text(deal, "id"))
              + Page.choice("Stage", "stage", stages, Json.text(stage, "title"))
              + Page.choice("Status", "status", List.of("0", "1", "2"), Json.text(deal, "status"))
              + Page.input("Value", "value", Json.text(deal, "value"));
      rows.add(
          List.of(
              Page.escape(Json.text(deal, "title")),
              Page.escape(Json.text(deal, "currency")),
              Page.form("/page/deal", form, "Change")));
    }
    return Page.table(List.of("Deal", "Currency", "Stage, status (1: won, 2: lost), value"), rows);
  }

  private String automations() {
    var rows = new ArrayList<List<String>>();
    for (var automation : site.automations.all.all()) {
      boolean on = Json.text(automation, "status").equals("1");
      var form =
          Page.hidden("id", Json.text(automation, "id")) + Page.hidden("status", on ? "2" : "1");
      rows.add(
          List.of(
              Page.escape(Json.text(automation, "name")),
              Page.escape(
                  Json.text(automation, "triggerType")
                      + " "
                      + Json.text(automation, "triggerAbout")),
              on ? "active" : "inactive",
              Page.form("/page/automation", form, "Switch on or off")));
    }
    return Page.table(List.of("Name", "Starts when", "Status", "Change"), rows);
  }

  private Reply describe(Request request) {
    var form = request.form();
    return attempt(
        () ->
            site.tagging
                .tags
                .require(value(form, "id"))
                .put("description", value(form, "description")));
  }

  private Reply change(Request request) {
    var form = request.form();
    var contact = value(form, "contact");
    return attempt(
        () -> {
          var name = value(form, "tag");
          var tag = Json.text(site.tagging.named(name).orElseThrow(() -> missing(name)), "id");
          if (value(form, "what").equals("add")) {
            site.tagging.add(contact, tag);
          } else {
            site.tagging.of(contact, tag).ifPresent(r -> site.tagging.remove(Json.text(r, "id")));
          }
        });
  }

  private static ActiveCampaignRefused missing(String tag) {
    return ActiveCampaignRefused.missing("Tag", tag);
  }

  private Reply subscribe(Request request) {
    var form = request.form();
    return attempt(
        () -> site.lists.set(value(form, "contact"), value(form, "list"), value(form, "status")));
  }

  private Reply work(Request request) {
    var form = request.form();
    return attempt(
        () -> {
          var title = value(form, "stage");
          var stage =
              site.deals.stages.where("title", title).stream()
                  .findFirst()
                  .orElseThrow(() -> ActiveCampaignRefused.missing("DealStage", title));
          var change = Json.object().put("stage", Json.text(stage, "id"));
          change.put("status", value(form, "status")).put("value", value(form, "value"));
          site.deals.update(value(form, "id"), change);
        });
  }

  private Reply switchAutomation(Request request) {
    var form = request.form();
    return attempt(() -> site.automations.switchStatus(value(form, "id"), value(form, "status")));
  }

  private static String value(Map<String, String> form, String name) {
    return form.getOrDefault(name, "");
  }

  private Reply attempt(Runnable change) {
    try {
      change.run();
      site.journal.changed();
      return Reply.seeOther("/");
    } catch (ActiveCampaignRefused refused) {
      var back = "<p>%s</p><p><a href=\"/\">Back</a></p>".formatted(Page.escape(refused.text()));
      return new Page("ActiveCampaign simulator").section("Not saved", back).reply();
    }
  }
}
