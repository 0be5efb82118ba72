package org.unisono.app.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.app.testing.Api;
import org.unisono.app.testing.Samples;

class SendEmailTest extends MailCase {

  @Test
  void aFlowSendsItsMailOnceForTheFlowsCampaign() throws Exception {
    var campaign = campaign();
    var template = template(campaign, "Welcome", "<a href=\"https://example.org/a\">A</a>");
    var form = Samples.word();
    var definition =
        """
        {"entry": {"triggers": [{"kind": "form.submitted", "params": {"formId": "%s"}}], "again": "once"},
         "start": "a",
         "steps": {"a": {"act": "email.send", "params": {"templateId": "%s", "topic": "offers"}, "next": "z"},
                   "z": {"end": "done"}}}
        """
            .formatted(form, template);
    var flow =
        api()
            .post(
                "/api/v1/campaigns/" + campaign + "/flows",
                Map.of("name", "F", "definition", Api.JSON.readTree(definition)));
    assertThat(api().post("/api/v1/flows/" + flow.id() + "/publish", Map.of()).status())
        .isEqualTo(200);
    var email = Samples.email();
    var person = api().post("/api/v1/people", Map.of("email", email)).id();
    var submitted =
        Map.of(
            "id",
            Samples.word(),
            "type",
            "form.submitted",
            "personId",
            person,
            "properties",
            Map.of("formId", form));
    api().post("/api/v1/activities", submitted);
    api().post("/api/v1/activities", submitted);

    await(() -> did(person).contains("email.sent"));
    assertThat(TRAP.to(email)).hasSize(1);
    assertThat(parsed(TRAP.to(email).getFirst()).getSubject()).isEqualTo("Welcome");
  }

  @Test
  void aStepWithoutATemplateIsRefusedAtPublication() {
    var campaign = campaign();
    var definition =
        """
        {"entry": {"triggers": [{"kind": "form.submitted"}], "again": "once"}, "start": "a",
         "steps": {"a": {"act": "email.send", "params": {"template": "x"}, "next": "z"}, "z": {"end": "done"}}}
        """;
    var flow =
        api()
            .post(
                "/api/v1/campaigns/" + campaign + "/flows",
                Map.of("name", "F", "definition", Api.JSON.readTree(definition)));
    var published = api().post("/api/v1/flows/" + flow.id() + "/publish", Map.of());
    assertThat(published.status()).isEqualTo(422);
    assertThat(published.body().toString()).contains("unknownTemplate").contains("unknownField");
  }
}
