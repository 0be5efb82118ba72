package org.unisono.cli.demo;

import java.util.Map;

/// A second visitor does nothing; somebody lets the waiting step go on, and the reminder goes out.
final class SecondVisitor implements Chapter {

  @Override
  public String title() {
    return "A second visitor does nothing";
  }

  @Override
  public void tell(Stage stage) {
    var scene = new Scene(stage);
    var api = stage.installation();
    var email = "bruno." + Stage.word() + "@example.net";
    scene.register(email, "Bruno");
    stage.keep("secondEmail", email);
    scene.awaitMail(email, "Your place is booked");
    var person = scene.person(email).path("id").asString();
    var run =
        stage.await(
            "the run waits",
            () -> scene.awaitRun(person),
            r -> r.path("step").asString("").equals("join"));
    api.post(
        "/api/v1/flows/" + stage.kept("flow") + "/runs/" + run.path("id").asString() + "/proceed",
        Map.of());
    scene.awaitMail(email, "You have missed it");
    stage.expect(
        "he has not attended",
        "Registered",
        scene.member(stage.kept("webinar"), email).path("status").asString());
    stage.say("proceed on the waiting step: the reminder went out, he stays Registered");
  }
}
