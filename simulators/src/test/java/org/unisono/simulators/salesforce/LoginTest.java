package org.unisono.simulators.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.simulators.Api;
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

  @Test
  void aSignedAssertionLogsIn() throws GeneralSecurityException {
    var pair = KeyPairGenerator.getInstance("RSA").generateKeyPair();
    var key = Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
    var good = assertion(pair, 120, "admin@unisono.example");
    assertThat(bearing(good).status()).isEqualTo(400);
    api.post("/_sim/automations", "{\"jwtPublicKey\":\"" + key + "\"}");
    var granted = bearing(good);
    assertThat(granted.status()).as(granted.body()).isEqualTo(200);
    assertThat(granted.json().has("refresh_token")).isFalse();
    var token = Json.text(granted.json(), "access_token");
    assertThat(api.withToken(token).get(DATA + "/limits").status()).isEqualTo(200);

    for (var bad :
        List.of(
            good + "x",
            "no.jwt",
            assertion(pair, -1, "admin@unisono.example"),
            assertion(pair, 3_600, "admin@unisono.example"),
            assertion(pair, 120, "nobody@unisono.example"))) {
      var refused = bearing(bad);
      assertThat(refused.status()).isEqualTo(400);
      assertThat(Json.text(refused.json(), "error")).isEqualTo("invalid_grant");
    }
  }

  private Api.Answer bearing(String assertion) {
    var form = Map.of("grant_type", JwtGrant.TYPE, "assertion", assertion);
    return api.form("/services/oauth2/token", form);
  }

  private static String assertion(KeyPair pair, int seconds, String user)
      throws GeneralSecurityException {
    var claims = Json.object().put("iss", Sessions.CLIENT_ID).put("sub", user);
    claims.put("aud", "https://login.salesforce.com");
    claims.put("exp", Instant.now().getEpochSecond() + seconds);
    var signed = part("{\"alg\":\"RS256\"}") + "." + part(Json.write(claims));
    var signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(pair.getPrivate());
    signature.update(signed.getBytes(StandardCharsets.US_ASCII));
    return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
  }

  private static String part(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void theInstanceNeedNotBeWhereTheLogInIs() {
    var other = sim.baseUrl().toString().replace("127.0.0.1", "localhost");
    api.post("/_sim/automations", "{\"instanceUrl\":\"" + other + "\"}");
    var form =
        Map.of(
            "grant_type", "client_credentials",
            "client_id", Sessions.CLIENT_ID,
            "client_secret", Sessions.CLIENT_SECRET);
    var granted = api.form("/services/oauth2/token", form).json();
    assertThat(Json.text(granted, "instance_url")).isEqualTo(other).isNotEqualTo(sim.baseUrl());
  }
}
