package org.unisono.cli.demo;

import java.util.Map;

/// A visitor sends the form: member, mail and status follow at once; a scanner changes nothing.
final class TheSameSecond implements Chapter {

  @Override
  public String title() {
    return "A visitor sends the form";
  }

  @Override
  public void tell(Stage stage) {
    var scene = new Scene(stage);
    var email = "aada." + Stage.word() + "@example.net";
    long sent = System.nanoTime();
    var visitor = scene.register(email, "Aada");
    var registered =
        scene.awaitMember(
            "she is Registered",
            stage.kept("webinar"),
            email,
            m -> m.path("status").asString("").equals("Registered"));
    var inJourney =
        scene.awaitMember(
            "she is in the journey",
            stage.kept("journey"),
            email,
            m -> m.path("standing").asString("").equals("active"));
    stage.say(
        "after %d ms: Registered in Autumn webinar (%s), in the journey by %s",
        (System.nanoTime() - sent) / 1_000_000,
        registered.path("reason").asString("–"),
        inJourney.path("cause").asString());

    var mail = scene.awaitMail(email, "Your place is booked");
    scan(stage, scene, mail, email);
    join(stage, scene, visitor, mail, email);
    why(stage, scene, email);
    stage.keep("winnerEmail", email);
    stage.keep("winner", scene.person(email).path("id").asString());
  }

  private static void scan(
      Stage stage, Scene scene, tools.jackson.databind.JsonNode mail, String email) {
    var scanner = stage.installation().visitor();
    Scene.links(mail).forEach(scanner::open);
    stage.expect(
        "a scanner that opens every link changes nothing",
        "Registered",
        scene.member(stage.kept("webinar"), email).path("status").asString());
    stage.say("a scanner opened all %d links: still Registered", Scene.links(mail).size());
  }

  private static void join(
      Stage stage,
      Scene scene,
      Visitor visitor,
      tools.jackson.databind.JsonNode mail,
      String email) {
    var link =
        Scene.links(mail).stream()
            .filter(l -> l.contains("/l/"))
            .findFirst()
            .orElseThrow(() -> new StoryBroken("the mail has no tracked link"));
    visitor.submit(visitor.open(link), Map.of());
    scene.awaitMember(
        "pressing the button sets Attended",
        stage.kept("webinar"),
        email,
        m -> m.path("status").asString("").equals("Attended"));
    var person =
        stage.await(
            "the score is 10", () -> scene.person(email), p -> p.path("score").asInt(0) == 10);
    stage.say("she pressed Join: Attended, score %d", person.path("score").asInt());
  }

  private static void why(Stage stage, Scene scene, String email) {
    var api = stage.installation();
    var person = scene.person(email).path("id").asString();
    var run = scene.awaitRun(person).path("id").asString();
    var steps =
        api.get("/api/v1/flows/" + stage.kept("flow") + "/runs/" + run + "/explain").path("steps");
    var timeline = api.get("/api/v1/people/" + person + "/timeline").path("items");
    stage.expect(steps.size() >= 5, "explain tells every step");
    stage.expect(timeline.size() >= 4, "the timeline tells what happened");
    stage.say("explain: %d entries, timeline: %d entries", steps.size(), timeline.size());
  }
}
