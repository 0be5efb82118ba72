package org.unisono.simulators.activecampaign;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.unisono.simulators.Json;
import org.unisono.simulators.Simulator;
import tools.jackson.databind.node.ObjectNode;

/// The account as its own people change it, past the API: no limits, no faults, the same rules.
public final class ActiveCampaignStore {
  private final Site site;
  private final Simulator simulator;

  ActiveCampaignStore(Site site, Simulator simulator) {
    this.site = site;
    this.simulator = simulator;
  }

  /// A contact; answers the id.
  public String createContact(Map<String, ?> values) {
    return between(() -> Json.text(site.contacts.create(Json.object(values)), "id"));
  }

  public void updateContact(String id, Map<String, ?> values) {
    between(() -> site.contacts.update(id, Json.object(values)));
  }

  public void deleteContact(String id) {
    run(() -> site.deleteContact(id));
  }

  public List<ObjectNode> contacts() {
    return simulator.between(
        () -> site.contacts.all.all().stream().map(ObjectNode::deepCopy).toList());
  }

  public Optional<ObjectNode> contactAt(String email) {
    return between(() -> site.contacts.at(email).map(ObjectNode::deepCopy));
  }

  /// A tag; answers the id.
  public String createTag(String name, String description) {
    return between(() -> Json.text(site.tagging.create(name, "contact", description), "id"));
  }

  public void describeTag(String id, String description) {
    between(() -> site.tagging.tags.require(id).put("description", description));
  }

  public void deleteTag(String id) {
    run(() -> site.tagging.deleteTag(id));
  }

  public List<ObjectNode> tags() {
    return between(() -> site.tagging.tags.all().stream().map(ObjectNode::deepCopy).toList());
  }

  public void tag(String contact, String tag) {
    between(() -> site.tagging.add(contact, tag));
  }

  public void untag(String contact, String tag) {
    run(
        () ->
            site.tagging.of(contact, tag).ifPresent(r -> site.tagging.remove(Json.text(r, "id"))));
  }

  /// The names of the tags that a contact wears.
  public List<String> tagsOf(String contact) {
    return between(
        () ->
            site.tagging.rows.where("contact", contact).stream()
                .map(r -> Json.text(site.tagging.tags.require(Json.text(r, "tag")), "tag"))
                .toList());
  }

  /// Ids of those who wear one of the tags.
  public List<String> wearers(List<String> tags) {
    return between(
        () ->
            site.tagging.rows.all().stream()
                .filter(r -> tags.contains(Json.text(r, "tag")))
                .map(r -> Json.text(r, "contact"))
                .distinct()
                .toList());
  }

  public List<String> lists() {
    return between(() -> site.lists.all.all().stream().map(l -> Json.text(l, "id")).toList());
  }

  /// @param status 0 unconfirmed, 1 active, 2 unsubscribed, 3 bounced
  public void subscribe(String contact, String list, String status) {
    between(() -> site.lists.set(contact, list, status));
  }

  /// Empty where the contact never was on the list.
  public String listStatus(String contact, String list) {
    return between(() -> site.lists.of(contact, list).map(r -> Json.text(r, "status")).orElse(""));
  }

  /// A send as a draft, with some of its fields set; answers the id.
  public String createSend(String name, Map<String, String> values) {
    return between(
        () -> {
          var send = new SendCalls(site).draft(name, "single");
          values.forEach(send::put);
          return Json.text(send, "id");
        });
  }

  /// A segment of those who wear the tag; answers the id.
  public String createSegment(String name, String tag) {
    return between(() -> Json.text(site.segments.create(name, tag), "id"));
  }

  /// A message with its subject and its HTML; answers the id.
  public String createMessage(String subject, String html) {
    var given = Json.object().put("subject", subject).put("html", html);
    return between(() -> Json.text(new SendCalls(site).message(given), "id"));
  }

  /// Sends a draft with the message to the active members of the lists.
  public void send(String campaign, String message, List<String> lists) {
    run(
        () -> {
          site.reactions.toLists(campaign, lists);
          site.reactions.withMessage(campaign, message);
          site.reactions.send(campaign);
        });
  }

  /// @param kind as webhooks name it: `open`, `click`, `reply`, `forward`, `share`, `bounce`
  public void react(String campaign, String contact, String kind) {
    run(() -> site.reactions.react(campaign, contact, kind));
  }

  /// A goal of an automation; answers the id.
  public String createGoal(String automation, String name) {
    return between(() -> Json.text(site.goals.create(automation, name), "id"));
  }

  public void achieve(String contact, String goal) {
    between(() -> site.goals.achieve(contact, goal));
  }

  /// A list; answers the id.
  public String createList(String name) {
    return between(() -> Json.text(site.lists.create(name, name), "id"));
  }

  /// An active automation that mails; answers the id.
  ///
  /// @param trigger as the API names it: `tagadd`, `tagremove`, `subscribe`, `field`, `goal`
  /// @param about name of the tag, or id of the list, field or goal; empty for any
  public String createAutomation(String name, String trigger, String about) {
    return between(() -> Json.text(site.automations.create(name, trigger, about), "id"));
  }

  /// A pipeline with these stages; answers the ids of the stages.
  public List<String> createPipeline(String title, List<String> stages) {
    return between(
        () -> {
          var group = Json.text(site.deals.pipeline(title, stages), "id");
          return site.deals.stages.where("group", group).stream()
              .map(s -> Json.text(s, "id"))
              .toList();
        });
  }

  public void renameStage(String id, String title) {
    between(() -> site.deals.stages.require(id).put("title", title));
  }

  /// Takes the pipeline of a stage from the user whose key it is.
  public void shutPipelineOf(String stage) {
    run(() -> site.deals.shut(Json.text(site.deals.stages.require(stage), "group")));
  }

  /// A deal; answers the id.
  public String createDeal(Map<String, ?> values) {
    return between(() -> Json.text(site.deals.create(Json.object(values)), "id"));
  }

  /// @param values `status` is 0 open, 1 won, 2 lost
  public void updateDeal(String id, Map<String, ?> values) {
    between(() -> site.deals.update(id, Json.object(values)));
  }

  public void deleteDeal(String id) {
    run(() -> site.deals.all.remove(id));
  }

  /// As the account's own people do it.
  private <T> T between(Supplier<T> work) {
    return simulator.between(() -> site.webhooks.byPeople(work));
  }

  private void run(Runnable work) {
    between(
        () -> {
          work.run();
          return true;
        });
  }
}
