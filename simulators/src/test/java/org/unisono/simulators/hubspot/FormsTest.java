package org.unisono.simulators.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.simulators.Api;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;

class FormsTest extends HubSpotCase {
  private static final String FORMS = "/marketing/v3/forms";
  private static final String OPEN = "/submissions/v3/integration/submit/146000001/";

  private static String submission(Map<String, String> values) {
    var body = Json.object();
    var fields = body.putArray("fields");
    values.forEach((k, v) -> fields.addObject().put("name", k).put("value", v));
    return Json.write(body);
  }

  private Api.Answer send(String form, Map<String, String> values) {
    return api.withToken("").post(OPEN + form, submission(values));
  }

  private static List<String> types(Api.Answer answer) {
    assertThat(answer.status()).isEqualTo(400);
    return answer.json().path("errors").valueStream().map(e -> Json.text(e, "errorType")).toList();
  }

  private JsonNode contact(String email) {
    return sim.store().contactByEmail(email).orElseThrow().path("properties");
  }

  @Test
  void aVisitorWithoutATokenBecomesAContactOrChangesOne() {
    var form = sim.store().createForm("News", List.of("email", "firstname", "phone"));
    var first = send(form, Map.of("email", "new@example.com", "firstname", "N"));
    assertThat(first.status()).isEqualTo(200);
    assertThat(Json.text(first.json(), "inlineMessage")).isNotEmpty();
    assertThat(Json.text(contact("new@example.com"), "firstname")).isEqualTo("N");
    send(form, Map.of("email", "NEW@example.com", "phone", "7"));
    assertThat(Json.text(contact("new@example.com"), "phone")).isEqualTo("7");
    var sent = api.get("/form-integrations/v1/submissions/forms/" + form).json().path("results");
    assertThat(sent).hasSize(2);
    assertThat(sent.path(0).path("submittedAt").isNumber()).isTrue();
    var secure = OPEN.replace("/submit", "/secure/submit") + form;
    var body = submission(Map.of("email", "server@example.com"));
    assertThat(api.withToken("").post(secure, body).status()).isEqualTo(401);
    assertThat(api.post(secure, body).status()).isEqualTo(200);
  }

  @Test
  void everyFaultOfASubmissionIsNamedAndNothingIsWritten() {
    var form = sim.store().createForm("Strict", List.of("email", "firstname", "lifecyclestage"));
    assertThat(types(send(form, Map.of("firstname", "N")))).containsExactly("REQUIRED_FIELD");
    var wrong = Map.of("email", "nobody", "phone", "1", "lifecyclestage", "king");
    assertThat(types(send(form, wrong)))
        .containsExactlyInAnyOrder(
            "INVALID_EMAIL", "FIELD_NOT_IN_FORM_DEFINITION", "VALUE_NOT_IN_FIELD_DEFINITION");
    var context =
        """
        {"fields":[{"name":"email","value":"h@example.com"}],
        "context":{"hutk":"short","pageUri":"no page"}}""";
    assertThat(types(api.post(OPEN + form, context)))
        .containsExactly("INVALID_HUTK", "INVALID_PAGE_URI");
    assertThat(sim.store().contactByEmail("h@example.com")).isEmpty();
    assertThat(send("nowhere", Map.of()).status()).isEqualTo(404);
    assertThat(api.post(OPEN.replace("146000001", "1") + form, "{}").status()).isEqualTo(404);
  }

  @Test
  void aSubmissionStartsTheWorkflowsOfThatFormAndOfAny() {
    var form = sim.store().createForm("Watched", List.of("email"));
    var other = sim.store().createForm("Other", List.of("email"));
    sim.store().workflowOnForm("Of this one", form);
    sim.store().workflowOnForm("Of any", "");
    send(form, Map.of("email", "w@example.com"));
    assertThat(sim.journal().mailsSent()).isEqualTo(2);
    send(other, Map.of("email", "w@example.com"));
    assertThat(sim.journal().mailsSent()).isEqualTo(3);
    send(form, Map.of("email", "nobody"));
    assertThat(sim.journal().mailsSent()).isEqualTo(3);
  }

  @Test
  void aTickedBoxSubscribesEvenWhoHadUnsubscribed() {
    var form = sim.store().createForm("Consent", List.of("email"));
    sim.store().unsubscribeAll("back@example.com");
    var body =
        """
        {"fields":[{"name":"email","value":"back@example.com"}],"legalConsentOptions":{"consent":
        {"consentToProcess":true,"communications":[{"value":true,"subscriptionTypeId":102},
        {"value":false,"subscriptionTypeId":101}]}}}""";
    assertThat(api.post(OPEN + form, body).status()).isEqualTo(200);
    assertThat(sim.store().subscriptionOf("back@example.com", "102")).isEqualTo("SUBSCRIBED");
    assertThat(sim.store().subscriptionOf("back@example.com", "101")).isEqualTo("UNSUBSCRIBED");
    var explicit = "{\"legalConsentOptions\":{\"type\":\"explicit_consent_to_process\"}}";
    assertThat(api.patch(FORMS + "/" + form, explicit).status()).isEqualTo(200);
    assertThat(types(send(form, Map.of("email", "x@example.com"))))
        .containsExactly("MISSING_PROCESSING_CONSENT");
  }

  @Test
  void formsAreMadeChangedReplacedAndArchived() {
    var wish = Json.object().put("name", "Made").put("formType", "hubspot");
    var group = wish.putArray("fieldGroups").addObject();
    group.putArray("fields").addObject().put("name", "email").put("required", true);
    var made = api.post(FORMS, Json.write(wish));
    assertThat(made.status()).isEqualTo(201);
    var one = FORMS + "/" + Json.text(made.json(), "id");
    var redirect =
        """
        {"configuration":{"postSubmitAction":{"type":"redirect_url","value":"https://example.com"},
        "lifecycleStages":[{"objectTypeId":"0-1","value":"subscriber"}]}}""";
    var patched = api.patch(one, redirect).json();
    assertThat(patched.path("configuration").path("language").asString()).isEqualTo("en");
    assertThat(patched.path("fieldGroups")).hasSize(1);
    var sent = send(Json.text(made.json(), "id"), Map.of("email", "r@example.com")).json();
    assertThat(Json.text(sent, "redirectUri")).isEqualTo("https://example.com");
    assertThat(Json.text(contact("r@example.com"), "lifecyclestage")).isEqualTo("subscriber");
    assertThat(api.put(one, "{\"name\":\"Bare\"}").json().path("fieldGroups")).isEmpty();
    assertThat(api.put(one, "{\"name\":\"\"}").status()).isEqualTo(400);
    assertThat(api.post(FORMS, "{\"name\":\"C\",\"formType\":\"captured\"}").status())
        .isEqualTo(400);
    assertThat(api.delete(one).status()).isEqualTo(204);
    assertThat(api.get(one).status()).isEqualTo(404);
    assertThat(api.get(one + "?archived=true").json().has("archivedAt")).isTrue();
    assertThat(api.get(FORMS + "?limit=50").json().path("results")).hasSize(1);
  }

  @Test
  void whoSendsAFormOfACampaignIsInfluencedByIt() {
    var campaign = aCampaign("With a form");
    var form = sim.store().createForm("Influence", List.of("email"));
    var base = "/marketing/v3/campaigns/" + campaign;
    assertThat(api.put(base + "/assets/FORM/" + form, "").status()).isEqualTo(204);
    send(form, Map.of("email", "influenced@example.com"));
    var asset = api.get(base + "/assets/FORM").json().path("results").path(0);
    assertThat(Json.text(asset, "name")).isEqualTo("Influence");
    var contacts = api.get(base + "/reports/contacts/influencedContacts").json().path("results");
    assertThat(contacts).hasSize(1);
  }
}
