package org.unisono.simulators.pardot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisono.simulators.Api;
import org.unisono.simulators.Json;
import org.unisono.simulators.pardot.PardotStore.Visibility;

/// E-mails to lists, the structure of programs, and what other systems tell.
class PardotSendingTest extends PardotCase {
  private String ann = "";
  private String out = "";
  private String suppressed = "";

  @BeforeEach
  void fillLists() {
    ann = prospect("ann@example.com");
    out = sim.store().createProspect(Map.of("email", "out@example.com", "optedOut", true));
    var bea = prospect("bea@example.com");
    suppressed = sim.store().createList("Rivals", Visibility.INTERNAL);
    for (var one : List.of(ann, out, bea)) {
      sim.store().subscribe(one, "1");
    }
    sim.store().subscribe(bea, suppressed);
  }

  private Api.Answer mail(String more) {
    var body =
        """
        {"name": "News", "campaignId": 1, "recipientListIds": [1], "suppressionListIds": [%s],
         "subject": "Hi", "htmlMessage": "<p>Hi</p>", "senderOptions": [{"type": "account_owner"}]%s}"""
            .formatted(suppressed, more);
    return post("list-emails?fields=id,isSent,sentAt", body);
  }

  private List<String> recipients(Api.Answer email) {
    var id = Json.text(email.json(), "id");
    var acts = get("visitor-activities?fields=listEmailId,prospectId&type=6").json();
    return acts.path("values")
        .valueStream()
        .filter(a -> Json.text(a, "listEmailId").equals(id))
        .map(a -> Json.text(a, "prospectId"))
        .toList();
  }

  @Test
  void toMakeAListEmailIsToSendItToWhomMayBeMailed() {
    var sent = mail("");
    assertThat(sent.status()).as(sent.body()).isEqualTo(201);
    assertThat(sent.json().path("isSent").asBoolean()).isTrue();
    assertThat(recipients(sent)).containsExactly(ann);
    assertThat(sim.journal().mailsSent()).isOne();
    var stats = get("list-emails/" + Json.text(sent.json(), "id") + "/stats?fields=sent").json();
    assertThat(stats.path("sent").asInt()).isOne();
    assertThat(recipients(mail(", \"isOperational\": true"))).containsExactly(ann, out);
  }

  @Test
  void aScheduledOneWaitsForItsTimeAndIsSentOnce() {
    var waiting = mail(", \"scheduledTime\": \"2027-03-01T12:00:00+02:00\"");
    assertThat(waiting.json().path("isSent").asBoolean()).isFalse();
    assertThat(waiting.json().path("sentAt").isNull()).isTrue();
    pass(Duration.ofHours(1));
    assertThat(recipients(waiting)).containsExactly(ann);
    pass(Duration.ofHours(1));
    assertThat(recipients(waiting)).containsExactly(ann);
    assertThat(code(mail(", \"scheduledTime\": \"soon\""))).isEqualTo(154);
  }

  @Test
  void aTemplateBringsTheSubject() {
    var template = sim.store().add("email-templates", Map.of("name", "T", "subject", "Spring"));
    var body =
        """
        {"name": "News", "campaignId": 1, "recipientListIds": [1], "emailTemplateId": %s}"""
            .formatted(template);
    var sent = post("list-emails?fields=subject,emailTemplate.name", body).json();
    assertThat(Json.write(sent))
        .isEqualTo("{\"subject\":\"Spring\",\"emailTemplate\":{\"name\":\"T\"}}");
  }

  @Test
  void theStructureOfAProgramGoesOutAndComesInAsADraft() {
    var running = sim.store().createProgram("Welcome", "1");
    var path = "engagement-studio-programs";
    var file = get(path + "/" + running + "/download-program-structure");
    assertThat(file.status()).isEqualTo(200);
    assertThat(file.headers().get("content-type")).isEqualTo("application/octet-stream");
    assertThat(file.body()).contains("sendEmail");

    var input = "{\"name\": \"Copy\", \"recipientListIds\": [1]}";
    var parts = Map.of("input", input, "programStructureFile*", file.body());
    var made = upload(path + "?fields=id,status,recipientListIds", parts);
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    assertThat(Json.text(made.json(), "status")).isEqualTo("Draft");
    var again = get(path + "/" + Json.text(made.json(), "id") + "/download-program-structure");
    assertThat(again.body()).isEqualTo(file.body());

    // One runs and mails, the other one is a draft.
    long before = sim.journal().mailsSent();
    sim.store().subscribe(prospect("new@example.com"), "1");
    assertThat(sim.journal().mailsSent() - before).isOne();
  }

  @Test
  void aProgramIsRefusedWithoutAFileOrWithAForeignOne() {
    var path = "engagement-studio-programs?fields=id";
    var file = "programStructureFile*";
    assertThat(code(upload(path, Map.of("name", "Copy")))).isEqualTo(162);
    assertThat(code(upload(path, Map.of("name", "Copy", file, "no structure")))).isEqualTo(154);
    assertThat(code(upload(path, Map.of(file, "{}")))).isEqualTo(153);
    var unknown = Map.of("name", "Copy", "recipientListId", "99999", file, "{}");
    assertThat(code(upload(path, unknown))).isEqualTo(55);
    assertThat(code(get("engagement-studio-programs/99/download-program-structure")))
        .isEqualTo(109);
  }

  @Test
  void anotherSystemTellsWhatALatestProspectDid() {
    switches("{\"extensions\": {\"Zoom\": [\"registered\"]}}");
    var path = "/api/v5/external-activities";
    var body =
        """
        {"extension": "%s", "type": "%s", "email": "%s", "value": "Webinar"}""";
    var made = post(path, body.formatted("Zoom", "registered", "ann@example.com"));
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    assertThat(code(post(path, body.formatted("Teams", "registered", "ann@example.com"))))
        .isEqualTo(154);
    assertThat(code(post(path, body.formatted("Zoom", "left", "ann@example.com")))).isEqualTo(154);
    assertThat(code(post(path, body.formatted("Zoom", "registered", "no@example.com"))))
        .isEqualTo(4);
    var tooLong = body.replace("Webinar", "x".repeat(101));
    assertThat(code(post(path, tooLong.formatted("Zoom", "registered", "ann@example.com"))))
        .isEqualTo(154);
    var seen = get(path + "?fields=extension,type,email,activityDate").json().path("values");
    assertThat(seen).hasSize(1);
    assertThat(Json.text(seen.path(0), "activityDate")).startsWith("2027-03-01T09:00");
    assertThat(get(path + "/" + Json.text(made.json(), "id") + "?fields=value").json())
        .hasToString("{\"value\":\"Webinar\"}");
  }
}
