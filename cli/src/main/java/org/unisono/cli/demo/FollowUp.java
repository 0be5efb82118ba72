package org.unisono.cli.demo;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A journey with a landing page, a form, two mails and a published flow.
final class FollowUp implements Chapter {

  @Override
  public String title() {
    return "A journey: Webinar follow-up, with page, form, mails and a flow";
  }

  @Override
  public void tell(Stage stage) {
    var api = stage.installation();
    var word = Stage.word();
    var journey =
        id(
            api.post(
                "/api/v1/campaigns",
                Map.of("name", "Webinar follow-up", "style", "journey", "type", "webinar")));
    stage.keep("journey", journey);
    stage.keep("slug", "autumn-webinar-" + word);
    assets(stage, journey, word);
    var flow =
        api.post(
            "/api/v1/campaigns/" + journey + "/flows",
            Map.of("name", "Webinar follow-up", "definition", definition(stage)));
    stage.keep("flow", id(flow));
    var published = api.post("/api/v1/flows/" + id(flow) + "/publish", Map.of());
    api.patch("/api/v1/campaigns/" + journey, Map.of("status", "active"));
    stage.expect("the flow is live", "published", published.path("status").asString());
    stage.say("landing page: %s/p/%s", api.url(), stage.kept("slug"));
    stage.say(
        "form sent → Registered → confirmation → join within 2 days? Attended, +10 : reminder");
  }

  private static void assets(Stage stage, String journey, String word) {
    var api = stage.installation();
    var form =
        api.post(
            "/api/v1/forms",
            Map.of(
                "name", "Webinar registration",
                "campaignId", journey,
                "fields",
                    List.of(
                        Map.of(
                            "key", "email", "label", "E-mail", "type", "email", "required", true),
                        Map.of("key", "firstName", "label", "First name", "type", "text"),
                        Map.of("key", "lastName", "label", "Last name", "type", "text")),
                "submitLabel", "Register",
                "thanks", "Your place is booked. The link to join is on its way."));
    stage.keep("form", id(form));
    page(
        stage,
        Map.of(
            "name",
            "Autumn webinar",
            "slug",
            stage.kept("slug"),
            "campaignId",
            journey,
            "title",
            "Autumn webinar: one campaign, seven systems",
            "blocks",
            List.of(
                Map.of("type", "text", "text", "Forty minutes on 1 December, questions included.")),
            "formId",
            id(form),
            "published",
            true));
    page(
        stage,
        Map.of(
            "name",
            "Join",
            "slug",
            "join-" + word,
            "campaignId",
            journey,
            "title",
            "Join the webinar",
            "button",
            Map.of("key", "join", "label", "Join now"),
            "onButton",
            "event.attended",
            "published",
            true));
    stage.keep(
        "confirmation",
        mail(
            stage,
            journey,
            "Your place is booked",
            "Hello {{ person.firstName | default: \"there\" }}, <a href=\"{{ pages.join-"
                + word
                + " }}\">here you join</a>."));
    stage.keep(
        "reminder",
        mail(
            stage,
            journey,
            "You have missed it",
            "Hello {{ person.firstName | default: \"there\" }}, <a href=\"{{ pages.join-"
                + word
                + " }}\">the recording is here</a>."));
  }

  private static void page(Stage stage, Map<String, Object> page) {
    stage.installation().post("/api/v1/pages", page);
  }

  private static String mail(Stage stage, String journey, String subject, String text) {
    return id(
        stage
            .installation()
            .post(
                "/api/v1/templates",
                Map.of(
                    "name",
                    subject,
                    "campaignId",
                    journey,
                    "subject",
                    subject,
                    "html",
                    "<p>" + text + "</p>")));
  }

  private static Map<String, Object> definition(Stage stage) {
    var webinar = stage.kept("webinar");
    return Map.of(
        "entry",
            Map.of(
                "triggers",
                List.of(
                    Map.of(
                        "kind", "form.submitted", "params", Map.of("formId", stage.kept("form")))),
                "again",
                "once"),
        "start", "register",
        "steps",
            Map.of(
                "register",
                    act(
                        "campaign.addMember",
                        Map.of("campaignId", webinar, "status", "Registered"),
                        "confirm"),
                "confirm",
                    act("email.send", Map.of("templateId", stage.kept("confirmation")), "join"),
                "join",
                    Map.of(
                        "wait",
                        "until",
                        "trigger",
                        Map.of("kind", "event.attended"),
                        "atMost",
                        List.of(2, "days"),
                        "next",
                        "attended",
                        "timedOut",
                        "remind"),
                "attended",
                    act(
                        "campaign.setStatus",
                        Map.of("campaignId", webinar, "status", "Attended"),
                        "score"),
                "score",
                    act(
                        "score.add",
                        Map.of("points", 10, "reason", "attended the webinar"),
                        "done"),
                "remind", act("email.send", Map.of("templateId", stage.kept("reminder")), "done"),
                "done", Map.of("end", "done")));
  }

  private static Map<String, Object> act(String kind, Map<String, Object> params, String next) {
    return Map.of("act", kind, "params", params, "next", next);
  }

  private static String id(JsonNode made) {
    return made.path("id").asString();
  }
}
