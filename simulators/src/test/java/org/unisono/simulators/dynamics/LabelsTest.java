package org.unisono.simulators.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.simulators.Api;
import org.unisono.simulators.Json;

class LabelsTest extends DynamicsCase {
  @Test
  void everyColumnOfEveryTableHasALabelInWords() {
    for (var table : get("EntityDefinitions").json().path("value")) {
      var path = "EntityDefinitions(LogicalName='%s')/Attributes";
      var all = get(path.formatted(Json.text(table, "LogicalName"))).json().path("value");
      assertThat(all).isNotEmpty();
      for (var column : all) {
        var label = column.path("DisplayName").path("UserLocalizedLabel");
        assertThat(Json.text(label, "Label"))
            .matches("[A-Z][^_]*")
            .isNotEqualTo(Json.text(column, "LogicalName"));
      }
    }
  }

  @Test
  void anAssertionThatTheUploadedKeyHasSignedStandsForTheSecret() throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    var pair = generator.generateKeyPair();
    assertThat(logIn(pair, 300).status()).isEqualTo(401);
    var key = Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
    api.post("/_sim/automations", "{\"certificatePublicKey\":\"%s\"}".formatted(key));
    var granted = logIn(pair, 300);
    assertThat(granted.status()).isEqualTo(200);
    var token = Json.text(granted.json(), "access_token");
    assertThat(new Api(sim.baseUrl(), token).get(ROOT + "WhoAmI").status()).isEqualTo(200);
    assertThat(logIn(pair, -300).status()).isEqualTo(401);
    assertThat(logIn(generator.generateKeyPair(), 300).status()).isEqualTo(401);
  }

  private Api.Answer logIn(KeyPair pair, int seconds) throws GeneralSecurityException {
    var path = "/" + Json.text(sim.ready(), "tenant") + "/oauth2/v2.0/token";
    var client = Json.text(sim.ready(), "clientId");
    var claims = Json.object().put("iss", client).put("sub", client);
    claims.put("aud", sim.baseUrl() + path);
    claims.put("exp", Instant.now().plusSeconds(seconds).getEpochSecond());
    var text = encoded("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + encoded(Json.write(claims));
    var signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(pair.getPrivate());
    signature.update(text.getBytes(StandardCharsets.US_ASCII));
    var signed = Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    var form = new HashMap<>(Map.of("grant_type", "client_credentials", "client_id", client));
    form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
    form.put("client_assertion", text + "." + signed);
    form.put("scope", sim.baseUrl() + "/.default");
    return new Api(sim.baseUrl(), "").form(path, form);
  }

  private static String encoded(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
