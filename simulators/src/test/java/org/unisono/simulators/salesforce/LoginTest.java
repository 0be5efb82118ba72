package org.unisono.simulators.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.simulators.Json;

class LoginTest extends SalesforceCase {
  private Map<String, String> client(Map<String, String> more) {
    var form = new HashMap<>(more);
    form.put("client_id", Json.text(sim.ready(), "clientId"));
    form.put("client_secret", Json.text(sim.ready(), "clientSecret"));
    return form;
  }

  @Test
  void everyGrantAnswersALivingTokenWithoutAnExpiry() {
    for (var grant :
        List.of(
            Map.of(
                "grant_type", "password",
                "username", Json.text(sim.ready(), "username"),
                "password", Json.text(sim.ready(), "password")),
            Map.of("grant_type", "client_credentials"),
            Map.of(
                "grant_type",
                "refresh_token",
                "refresh_token",
                Json.text(sim.ready(), "refreshToken")))) {
      var answer = api.form("/services/oauth2/token", client(grant));
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.json().has("expires_in")).isFalse();
      assertThat(Json.text(answer.json(), "instance_url")).isEqualTo(sim.baseUrl().toString());
      var token = Json.text(answer.json(), "access_token");
      assertThat(api.withToken(token).get(DATA + "/limits").status()).isEqualTo(200);
    }
  }

  @Test
  void aWrongPasswordIsRefused() {
    var form = client(Map.of("grant_type", "password", "username", "x", "password", "y"));
    var answer = api.form("/services/oauth2/token", form);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(Json.text(answer.json(), "error")).isEqualTo("invalid_grant");
  }

  @Test
  void theSoapLogInAnswersASession() {
    var body =
        "<login><username>%s</username><password>%s</password></login>"
            .formatted(Json.text(sim.ready(), "username"), Json.text(sim.ready(), "password"));
    var answer = api.post("/services/Soap/u/60.0", body);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).contains("<serverUrl>" + sim.baseUrl());
    assertThat(api.post("/services/Soap/u/60.0", "<x/>").body()).contains("INVALID_LOGIN");
  }

  @Test
  void aRevokedTokenIsDeadByGetAndByPost() {
    var token = Json.text(sim.ready(), "accessToken");
    assertThat(api.get("/services/oauth2/userinfo").status()).isEqualTo(200);
    assertThat(api.get("/services/oauth2/revoke?token=" + token).status()).isEqualTo(200);
    var refused = api.get(DATA + "/limits");
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.json().path(0).path("errorCode").asString()).isEqualTo("INVALID_SESSION_ID");
  }

  @Test
  void versionsFrom50To67AreServedAndNoOthers() {
    assertThat(api.get("/services/data").json().size()).isEqualTo(18);
    assertThat(api.get("/services/data/v67.0/").status()).isEqualTo(200);
    assertThat(api.get("/services/data/v49.0/").status()).isEqualTo(404);
  }

  @Test
  void describeShowsFieldsPickListsAndTheExternalId() {
    var described = api.get(DATA + "/sobjects/Campaign/describe").json();
    var fields = described.path("fields");
    assertThat(fields.valueStream().map(f -> Json.text(f, "name")))
        .contains("Name", "Status", "HierarchyNumberOfLeads", "Unisono_Id__c");
    var status =
        fields
            .valueStream()
            .filter(f -> Json.text(f, "name").equals("Status"))
            .findFirst()
            .orElseThrow();
    assertThat(status.path("picklistValues").valueStream().map(v -> Json.text(v, "value")))
        .containsExactly("Planned", "In Progress", "Completed", "Aborted");
    assertThat(api.get(DATA + "/sobjects").json().path("sobjects").size()).isEqualTo(13);
  }
}
