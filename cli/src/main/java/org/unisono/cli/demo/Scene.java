package org.unisono.cli.demo;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// What the chapters about visitors have in common.
final class Scene {

  private static final Pattern LINK = Pattern.compile("href=\"([^\"]+)\"");

  private final Stage stage;

  Scene(Stage stage) {
    this.stage = stage;
  }

  /// Opens the landing page and sends its form.
  Visitor register(String email, String firstName) {
    var visitor = stage.installation().visitor();
    var page = visitor.open("/p/" + stage.kept("slug"));
    var thanks =
        visitor.submit(page, Map.of("email", email, "firstName", firstName, "lastName", "Visitor"));
    stage.expect(thanks.contains("Your place is booked"), "the form says thank you");
    return visitor;
  }

  JsonNode person(String email) {
    return stage.installation().get("/api/v1/people?q=" + email).path("items").path(0);
  }

  JsonNode awaitMember(String promise, String campaign, String email, Predicate<JsonNode> fits) {
    return stage.await(promise, () -> member(campaign, email), fits);
  }

  JsonNode member(String campaign, String email) {
    var members =
        stage
            .installation()
            .get("/api/v1/campaigns/" + campaign + "/members?q=" + email)
            .path("items");
    return members.path(0);
  }

  /// Waits for the mail in the catcher.
  JsonNode awaitMail(String to, String subject) {
    var found =
        stage.await(
            "the mail \"" + subject + "\" arrives",
            () -> mail(to, subject),
            m -> !m.isMissingNode());
    stage.say("mail to %s: %s", to, found.path("subject").asString());
    return found;
  }

  private JsonNode mail(String to, String subject) {
    return stage
        .installation()
        .get("/api/v1/dev/mail")
        .path("items")
        .valueStream()
        .filter(m -> m.path("to").toString().contains(to))
        .filter(m -> m.path("subject").asString("").equals(subject))
        .findFirst()
        .orElseGet(() -> tools.jackson.databind.node.JsonNodeFactory.instance.missingNode());
  }

  static List<String> links(JsonNode mail) {
    return LINK.matcher(mail.path("html").asString(""))
        .results()
        .map(r -> Objects.requireNonNull(r.group(1)).replace("&amp;", "&"))
        .toList();
  }

  /// The run of a person in the story's flow.
  JsonNode awaitRun(String personId) {
    var path = "/api/v1/flows/" + stage.kept("flow") + "/runs?personId=" + personId;
    return stage.await(
        "the flow has taken the person in",
        () -> stage.installation().get(path).path("items").path(0),
        r -> !r.isMissingNode());
  }
}
