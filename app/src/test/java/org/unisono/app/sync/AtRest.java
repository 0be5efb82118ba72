package org.unisono.app.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.unisono.app.sync.Story.Edit;
import org.unisono.app.testing.Api;
import org.unisono.simulators.Journal;
import tools.jackson.databind.JsonNode;

/// What has to hold of a story once nothing moves any more: nobody and nothing is there twice, all
/// sides say the same or it is said why not, and no edit is without a trace.
///
/// @param connections their ids, by system
record AtRest(
    Api api,
    ThreeSystems systems,
    TheirEdits theirs,
    Map<String, String> connections,
    Story story) {

  private String connection(String system) {
    return SyncRoomTest.path(Objects.requireNonNull(connections.get(system)));
  }

  private JsonNode twin(String system) {
    var of = "campaignId=" + story.campaign() + "&connectionId=" + connections.get(system);
    return api.get("/api/v1/twins?" + of).items().path(0);
  }

  String remote(String system) {
    return twin(system).path("remoteId").asString("");
  }

  List<String> twins() {
    return ThreeSystems.NAMES.stream().map(n -> twin(n).path("id").asString("")).toList();
  }

  void check() {
    Map<String, List<JsonNode>> waiting = new HashMap<>();
    for (var system : ThreeSystems.NAMES) {
      var inbox = api.get(connection(system) + "/inbox?limit=1000").items();
      waiting.put(system, inbox.valueStream().toList());
    }
    isOneCampaignEverywhere();
    for (var system : ThreeSystems.NAMES) {
      var asked = Objects.requireNonNull(waiting.get(system));
      for (var email : story.emails()) {
        assertThat(systems.people(system, email))
            .as("doubles in %s, %s", system, story.text())
            .hasSize(1);
        memberAgrees(system, email, asked);
        personAgrees(system, email, asked);
      }
      campaignAgrees(system, asked);
    }
    for (var email : story.emails()) {
      assertThat(systems.salesforceMembers(remote("salesforce"), email))
          .as("%s in Salesforce, %s", email, story.text())
          .hasSizeLessThanOrEqualTo(1);
    }
    story.lastEdits().values().forEach(e -> isKept(e, waiting));
    story.out().forEach(this::isOutEverywhere);
  }

  private void isOneCampaignEverywhere() {
    var stays = "History " + story.seed() + " ";
    assertThat(systems.salesforce().store().all("Campaign"))
        .filteredOn(c -> c.path("Name").asString("").startsWith(stays))
        .as("campaigns in Salesforce, %s", story.text())
        .hasSize(1);
    assertThat(systems.hubSpot().store().campaigns())
        .filteredOn(c -> c.at("/properties/hs_name").asString("").startsWith(stays))
        .as("campaigns in HubSpot, %s", story.text())
        .hasSize(1);
    assertThat(systems.dynamics().store().all("campaign"))
        .filteredOn(c -> c.path("name").asString("").startsWith(stays))
        .as("campaigns in Dynamics, %s", story.text())
        .hasSize(1);
  }

  private boolean isAsked(List<JsonNode> items, String email) {
    return items.stream()
        .anyMatch(i -> i.path("personId").asString("").equals(story.people().get(email)));
  }

  private boolean isAskedOfCampaign(List<JsonNode> items) {
    return items.stream()
        .anyMatch(
            i ->
                i.path("campaignId").asString("").equals(story.campaign())
                    && i.path("personId").isNull());
  }

  private String member(String email) {
    return "/api/v1/campaigns/" + story.campaign() + "/members/" + story.id(email);
  }

  /// The member's status; empty for who is none.
  private String ours(String email) {
    var now = api.get(member(email)).body();
    boolean active = now.path("standing").asString("").equals("active");
    return active ? now.path("status").asString() : "";
  }

  /// What a system can only show as something else stands as a projection in the ledger. An event
  /// in HubSpot goes on showing who took part, beside our list of who is invited now.
  private void memberAgrees(String system, String email, List<JsonNode> waiting) {
    var there = systems.status(system, remote(system), email);
    var here = ours(email);
    boolean stays = system.equals("hubspot") && !ThreeSystems.isAttendance(here);
    boolean same = there.isEmpty() || there.get().equals(here);
    if (stays || here.isEmpty() || same || isAsked(waiting, email)) {
      return;
    }
    var said =
        ledger(system)
            .filter(e -> e.path("stream").asString("").equals("members"))
            .filter(e -> e.path("personId").asString("").equals(story.id(email)))
            .toList();
    assertThat(!said.isEmpty() && said.getFirst().path("outcome").asString("").equals("projected"))
        .as(
            () ->
                "%s shows %s, we %s of %s; %s%s"
                    .formatted(
                        system, there.get(), here, email, story.text(), ledgers(story.id(email))))
        .isTrue();
  }

  private void personAgrees(String system, String email, List<JsonNode> waiting) {
    for (var field : TheirEdits.OF_PEOPLE) {
      var there = theirs.person(system, email, field);
      var here = personNow(email, field);
      assertThat(there.equals(here) || isAsked(waiting, email))
          .as(
              () ->
                  "%s of %s: %s in %s, %s here; %s%s"
                      .formatted(
                          field,
                          email,
                          there,
                          system,
                          here,
                          story.text(),
                          ledgers(story.id(email))))
          .isTrue();
    }
  }

  private void campaignAgrees(String system, List<JsonNode> waiting) {
    for (var field : TheirEdits.OF_CAMPAIGNS) {
      var there = theirs.campaign(system, remote(system), field);
      var here = campaignNow(field);
      assertThat(there.isEmpty() || there.get().equals(here) || isAskedOfCampaign(waiting))
          .as(
              () ->
                  "%s: %s in %s, %s here; %s%s"
                      .formatted(
                          field, there, system, here, story.text(), ledgers(story.campaign())))
          .isTrue();
    }
  }

  private String personNow(String email, String field) {
    var body = api.get("/api/v1/people/" + story.id(email)).body();
    return field.equals("phone")
        ? body.path("phones").path(0).asString("")
        : body.path(field).asString("");
  }

  private String campaignNow(String field) {
    var body = api.get("/api/v1/campaigns/" + story.campaign()).body().path(field);
    return TheirEdits.plain(field, body.isObject() ? body.path("amount") : body);
  }

  private Stream<JsonNode> ledger(String system) {
    return api.get(connection(system) + "/ledger?limit=500").items().valueStream();
  }

  private String now(Edit edit) {
    if (edit.field().equals("member")) {
      return ours(edit.of());
    }
    return edit.of().isEmpty() ? campaignNow(edit.field()) : personNow(edit.of(), edit.field());
  }

  /// A value here, a question, or a line that says what became of it.
  private void isKept(Edit edit, Map<String, List<JsonNode>> waiting) {
    boolean asked =
        waiting.values().stream()
            .anyMatch(
                items ->
                    edit.of().isEmpty() ? isAskedOfCampaign(items) : isAsked(items, edit.of()));
    if (asked || now(edit).equals(edit.value())) {
      return;
    }
    if (isInTheWindow(edit)) {
      story.overwritten().add(edit);
      return;
    }
    var said = said(edit).toUpperCase(Locale.ROOT);
    var trace = edit.value().isEmpty() ? "REMOVE" : edit.value().toUpperCase(Locale.ROOT);
    assertThat(said).as("lost %s, we have %s; %s", edit, now(edit), story.text()).contains(trace);
  }

  /// Whether somebody there edited after we had looked and before we wrote, which nobody can see:
  /// from then to our next write nothing was read there. Dynamics writes on condition and has none.
  private boolean isInTheWindow(Edit edit) {
    var before = story.before().get(edit);
    if (before == null || edit.side().equals("dynamics")) {
      return false;
    }
    var calls = systems.simulator(edit.side()).journal().calls();
    var since = calls.stream().takeWhile(c -> c != before).toList().reversed();
    return since.size() < calls.size()
        && since.stream()
            .filter(c -> !c.target().contains("token"))
            .findFirst()
            .filter(c -> !isReading(c))
            .isPresent();
  }

  private static boolean isReading(Journal.Call call) {
    return call.method().equals("GET") || call.target().matches(".*(/search|/batch/read).*");
  }

  /// All lines about one of ours.
  private String ledgers(String of) {
    return ThreeSystems.NAMES.stream()
        .flatMap(this::ledger)
        .map(JsonNode::toString)
        .filter(line -> line.contains(of))
        .collect(Collectors.joining("\n"));
  }

  /// What the ledgers and the history say of it.
  private String said(Edit edit) {
    var ledgers = ledgers(edit.of().isEmpty() ? story.campaign() : story.id(edit.of()));
    if (edit.field().equals("member")) {
      return ledgers + api.get(member(edit.of()) + "/history").items();
    }
    return edit.of().isEmpty()
        ? ledgers + api.get("/api/v1/campaigns/" + story.campaign() + "/history").items()
        : ledgers;
  }

  boolean isDenied(String email) {
    var consents = api.get("/api/v1/people/" + story.id(email) + "/consents").body();
    return consents.toString().contains("denied");
  }

  /// Whether the system refused the opt-out, which is tried again and said meanwhile.
  private boolean isRefused(String system, String email) {
    return api.get(connection(system) + "/inbox?limit=1000&kind=consent")
        .items()
        .valueStream()
        .filter(i -> i.path("personId").asString("").equals(story.id(email)))
        .anyMatch(i -> i.path("reason").asString("").equals("refusedThere"));
  }

  void isOutEverywhere(String email) {
    assertThat(isDenied(email)).as("%s held here, %s", email, story.text()).isTrue();
    for (var system : ThreeSystems.NAMES) {
      assertThat(systems.isOut(system, email) || isRefused(system, email))
          .as("%s out in %s, %s", email, system, story.text())
          .isTrue();
    }
  }
}
