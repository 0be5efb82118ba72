package org.unisono.cli.demo;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// One campaign in all systems at once, each in its own words: who is raised in one of them is
/// raised in all, once.
final class SevenSystems implements Chapter {

  private static final List<String> FIRST = List.of("Chiara", "Dario", "Elina");
  static final String LAST = "Moretti";
  private static final String FORM = "Questions for the round table";

  /// Type of a visitor activity: a form was sent.
  private static final int FORM_SENT = 4;

  private static final List<String> ARMED = List.of("Salesforce", "HubSpot");

  @Override
  public String title() {
    return "All systems play the same campaign";
  }

  @Override
  public void tell(Stage stage) {
    var bridge = new Bridge(stage);
    var voices = voices(stage, bridge);
    voices.forEach(v -> bridge.change(v.connection(), Map.of("createPeople", "both")));
    var name = "Winter round table " + Stage.word();
    var campaign = campaign(stage, name);
    var emails = FIRST.stream().map(f -> address(f, name)).toList();
    for (int i = 0; i < FIRST.size(); i++) {
      invite(stage, campaign, FIRST.get(i), emails.get(i));
    }
    long mails = stage.others().mails();
    watch(stage, bridge, campaign, voices);
    voices.forEach(v -> arm(bridge, v));
    stage.say("%s, Registered here, is there:", FIRST.getFirst());
    voices.forEach(
        v ->
            stage.say(
                "  %s: %s, %s", v.name(), v.term(), heard(stage, v, name, emails.getFirst())));
    connected(stage, bridge, campaign, emails.getFirst());
    raise(stage, bridge, voices, name, emails.getFirst());
    rest(stage, bridge, voices);
    stage.expect("no automation there has sent a mail", mails, stage.others().mails());
  }

  static List<Voice> voices(Stage stage, Bridge bridge) {
    var there = new Voices(stage.others());
    stage.keep("dynamics", bridge.toDynamics());
    stage.keep("marketo", bridge.toMarketo());
    return List.of(
        new Voice("Salesforce", stage.kept("salesforce"), "a campaign member", there::salesforce),
        new Voice("HubSpot", stage.kept("hubspot"), "a participant of its event", there::hubSpot),
        new Voice("Dynamics 365", stage.kept("dynamics"), "a campaign response", there::dynamics),
        new Voice("Marketo", stage.kept("marketo"), "a program member", there::marketo),
        new Voice(
            "ActiveCampaign",
            bridge.toActiveCampaign(),
            "a contact with our tag",
            there::activeCampaign),
        new Voice("SuiteCRM", bridge.toSuiteCrm(), "a target on our list", there::suiteCrm));
  }

  static String campaign(Stage stage, String name) {
    return stage
        .installation()
        .post(
            "/api/v1/campaigns",
            Map.of(
                "name",
                name,
                "style",
                "sales",
                "type",
                "webinar",
                "startDate",
                "2027-01-20",
                "description",
                "A talk among customers."))
        .path("id")
        .asString();
  }

  static String address(String first, String name) {
    return first.toLowerCase(Locale.ROOT)
        + "."
        + name.substring(name.length() - 6)
        + "@example.net";
  }

  static void invite(Stage stage, String campaign, String first, String email) {
    var api = stage.installation();
    api.post("/api/v1/people", Map.of("email", email, "firstName", first, "lastName", LAST));
    api.post(
        "/api/v1/campaigns/" + campaign + "/members",
        Map.of("email", email, "status", "Registered"));
  }

  /// Those that are new are watched first.
  private static void watch(Stage stage, Bridge bridge, String campaign, List<Voice> voices) {
    long writes = stage.others().writes();
    for (var voice : voices) {
      if (!ARMED.contains(voice.name())) {
        bridge.run(voice.connection());
        bridge.pair(campaign, voice.connection());
        bridge.run(voice.connection());
        var plan = bridge.items(Bridge.path(voice.connection()) + "/plan?limit=1000");
        stage.say("%s is watched: %d changes would be written", voice.name(), plan.size());
      }
    }
    stage.expect("watching writes nothing", writes, stage.others().writes());
    voices.stream()
        .filter(v -> ARMED.contains(v.name()))
        .forEach(v -> bridge.pair(campaign, v.connection()));
  }

  /// A head is made in the first run, its members in the next.
  static void arm(Bridge bridge, Voice voice) {
    bridge.arm(voice.connection());
    bridge.run(voice.connection());
    bridge.confirmBrake(voice.connection());
    bridge.run(voice.connection());
    bridge.run(voice.connection());
  }

  private static String heard(Stage stage, Voice voice, String campaign, String email) {
    var status = voice.status().apply(campaign, email);
    stage.expect(!status.equals("none"), email + " is in " + voice.name());
    return status;
  }

  /// The vendor's own bridge has brought the campaign from Salesforce: one campaign, two twins.
  private static void connected(Stage stage, Bridge bridge, String campaign, String email) {
    var engagement = bridge.toAccountEngagement();
    bridge.arm(engagement);
    stage.others().pardot().store().connectorSync();
    bridge.run(engagement);
    bridge.run(engagement);
    sendsAForm(stage, email);
    bridge.run(engagement);
    var twins =
        bridge.items("/api/v1/twins?campaignId=" + campaign + "&connectionId=" + engagement);
    stage.expect("the campaign has a second twin beside Salesforce's", 1, twins.size());
    stage.expect("nothing is written there", 0L, stage.others().pardot().journal().writes());
    stage.say(
        "  Account Engagement: “%s”, connected by Salesforce, found by itself",
        twins.getFirst().path("remoteName").asString());
    var person = new Scene(stage).person(email).path("id").asString();
    stage.expect(
        bridge.items("/api/v1/people/" + person + "/timeline").stream()
            .anyMatch(m -> m.path("title").asString("").equals(FORM)),
        "what she does there stands on her timeline here");
    stage.say("  she sent a form there, “%s”: it stands on her timeline here", FORM);
  }

  private static void sendsAForm(Stage stage, String email) {
    var store = stage.others().pardot().store();
    var prospect =
        store.createProspect(
            Map.of("email", email, "firstName", FIRST.getFirst(), "lastName", LAST));
    var campaign = store.campaigns().getLast().path("id").asString();
    store.act(prospect, campaign, FORM_SENT, FORM);
  }

  /// Somebody in marketing raises her on Marketo's own page.
  private static void raise(
      Stage stage, Bridge bridge, List<Voice> voices, String campaign, String email) {
    var store = stage.others().marketo().store();
    var program =
        store.programs().stream()
            .filter(p -> p.path("name").asString().equals(campaign))
            .findFirst()
            .orElseThrow(() -> new StoryBroken("the program is not in Marketo"));
    new Visitor(stage.others().marketo().baseUrl().toString())
        .press(
            "/page/member",
            Map.of(
                "program", program.path("id").asString(),
                "lead", store.leadsAt(email).getFirst().path("id").asString(),
                "status", "Attended"));
    bridge.run(stage.kept("marketo"));
    voices.forEach(v -> bridge.run(v.connection()));
    for (var voice : voices) {
      stage.expect(
          heard(stage, voice, campaign, email).equalsIgnoreCase("Attended"),
          "raised in Marketo, she is raised in " + voice.name());
    }
    stage.say("raised to Attended on Marketo's page: so she is here, and in all others");
  }

  private static void rest(Stage stage, Bridge bridge, List<Voice> voices) {
    voices.forEach(v -> bridge.run(v.connection()));
    long before = stage.others().writes();
    for (int cycle = 0; cycle < 2; cycle++) {
      voices.forEach(v -> bridge.run(v.connection()));
    }
    stage.expect("two more cycles write nothing", before, stage.others().writes());
    stage.say("two more cycles wrote nothing, and no mail was sent by anybody");
  }
}
