package org.unisono.simulators.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.simulators.Api;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Json;

class ObjectCallsTest extends HubSpotCase {
  @Test
  void aContactIsCreatedReadByEmailChangedAndArchived() {
    var made = api.post(CONTACTS, properties(Map.of("email", "New@Example.com", "firstname", "N")));
    assertThat(made.status()).isEqualTo(201);
    var id = Json.text(made.json(), "id");
    var read = api.get(CONTACTS + "/new@example.com?idProperty=email&properties=email,phone");
    assertThat(Json.text(read.json(), "id")).isEqualTo(id);
    assertThat(read.json().path("properties").path("phone").isNull()).isTrue();
    var changed = api.patch(CONTACTS + "/" + id, properties(Map.of("firstname", "M")));
    assertThat(changed.json().path("properties").path("firstname").asString()).isEqualTo("M");
    assertThat(api.delete(CONTACTS + "/" + id).status()).isEqualTo(204);
    assertThat(api.get(CONTACTS + "/" + id).status()).isEqualTo(404);
    assertThat(api.get(CONTACTS + "?archived=true").json().path("results").size()).isEqualTo(1);
  }

  @Test
  void aDuplicateEmailIsA409WithTheExistingId() {
    var id = aContact("twice@example.com");
    var again = api.post(CONTACTS, properties(Map.of("email", "TWICE@example.com")));
    assertThat(again.status()).isEqualTo(409);
    assertThat(Json.text(again.json(), "message"))
        .isEqualTo("Contact already exists. Existing ID: " + id);
    assertThat(category(again.json())).isEqualTo("CONFLICT");
    assertThat(Json.text(again.json(), "correlationId")).isNotEmpty();
  }

  @Test
  void unknownReadOnlyAndImpossibleValuesAreRefused() {
    for (var bad :
        List.of(
            Map.of("nope", "1"),
            Map.of("hs_object_id", "1"),
            Map.of("email", "no"),
            Map.of("hs_lead_status", "GHOST"))) {
      var answer = api.post(CONTACTS, properties(bad));
      assertThat(answer.status()).isEqualTo(400);
      assertThat(category(answer.json())).isEqualTo("VALIDATION_ERROR");
    }
    assertThat(api.post(CONTACTS, "{broken").status()).isEqualTo(400);
  }

  @Test
  void aStageDoesNotGoBackUnlessItIsCleared() {
    var path = CONTACTS + "/" + aContact("stage@example.com");
    api.patch(path, properties(Map.of("lifecyclestage", "customer")));
    api.patch(path, properties(Map.of("lifecyclestage", "lead")));
    assertThat(stage(path)).isEqualTo("customer");
    api.patch(path, properties(Map.of("lifecyclestage", "")));
    api.patch(path, properties(Map.of("lifecyclestage", "lead")));
    assertThat(stage(path)).isEqualTo("lead");
  }

  private String stage(String path) {
    var properties = api.get(path + "?properties=lifecyclestage").json().path("properties");
    return Json.text(properties, "lifecyclestage");
  }

  @Test
  void pagesByIdLeadThroughAllContacts() {
    for (int i = 0; i < 25; i++) {
      aContact("page" + i + "@example.com");
    }
    var first = api.get(CONTACTS + "?limit=20").json();
    assertThat(first.path("results").size()).isEqualTo(20);
    var link = first.path("paging").path("next").path("link").asString();
    assertThat(link).startsWith(sim.baseUrl().toString());
    var rest = api.get(link.substring(sim.baseUrl().toString().length())).json();
    assertThat(rest.path("results").size()).isEqualTo(8);
    assertThat(rest.has("paging")).isFalse();
  }

  @Test
  void aBatchWithAFailureIsA207() {
    aContact("known@example.com");
    var body =
        """
        {"inputs":[{"properties":{"email":"known@example.com"}},{"properties":{"email":"b@example.com"}}]}""";
    var answer = api.post(CONTACTS + "/batch/create", body);
    assertThat(answer.status()).isEqualTo(207);
    assertThat(answer.json().path("numErrors").asInt()).isEqualTo(1);
    assertThat(answer.json().path("results").size()).isEqualTo(1);
    assertThat(category(answer.json().path("errors").path(0))).isEqualTo("CONFLICT");
  }

  @Test
  void anUpsertSaysWhatIsNew() {
    aContact("known@example.com");
    var body =
        """
        {"inputs":[{"id":"known@example.com","idProperty":"email","properties":{"phone":"1"}},
         {"id":"fresh@example.com","idProperty":"email","properties":{"phone":"2"}}]}""";
    var results = api.post(CONTACTS + "/batch/upsert", body).json().path("results");
    assertThat(results.valueStream().map(r -> r.path("new").asBoolean()))
        .containsExactly(false, true);
    var read =
        """
        {"idProperty":"email","properties":["phone"],"inputs":[{"id":"fresh@example.com"},{"id":"x@example.com"}]}""";
    var found = api.post(CONTACTS + "/batch/read", read);
    assertThat(found.status()).isEqualTo(207);
    assertThat(found.json().path("results").path(0).path("properties").path("phone").asString())
        .isEqualTo("2");
  }

  @Test
  void aPartialFailureHitsEveryThirdInput() {
    sim.faults().arm(Fault.PARTIAL_BATCH_FAILURE);
    var body =
        """
        {"inputs":[{"properties":{"firstname":"a"}},{"properties":{"firstname":"b"}},{"properties":{"firstname":"c"}}]}""";
    assertThat(api.post(CONTACTS + "/batch/create", body).status()).isEqualTo(207);
  }

  @Test
  void associationsAreSeenFromBothEnds() {
    var contact = aContact("a@example.com");
    var company = sim.store().create("companies", Map.of("name", "C"));
    var link = "/crm/v4/objects/contacts/%s/associations/default/companies/%s";
    assertThat(api.put(link.formatted(contact, company), "").status()).isEqualTo(200);
    var back = api.get("/crm/v4/objects/companies/" + company + "/associations/contacts").json();
    assertThat(back.path("results").path(0).path("toObjectId").asString()).isEqualTo(contact);
    api.delete("/crm/v4/objects/contacts/" + contact + "/associations/companies/" + company);
    var gone = api.get("/crm/v4/objects/companies/" + company + "/associations/contacts").json();
    assertThat(gone.path("results").size()).isZero();
  }

  @Test
  void twoThatAreMergedBecomeANewRecordToWhichBothIdsLead() {
    var first = aContact("w@example.com");
    var second = aContact("l@example.com");
    var list = sim.store().createList("Merged");
    sim.store().changeMembers(list, List.of(second), List.of());
    var company = sim.store().create("companies", Map.of("name", "C"));
    sim.store().associate("contacts", second, "companies", company);
    var body = "{\"primaryObjectId\":\"%s\",\"objectIdToMerge\":\"%s\"}".formatted(first, second);
    var merged = api.post(CONTACTS + "/merge", body);
    assertThat(merged.status()).isEqualTo(200);
    var id = merged.json().path("id").asString();
    assertThat(id).isNotIn(first, second);
    assertThat(sim.store().members(list)).containsExactly(id);
    assertThat(sim.store().all("contacts")).extracting(c -> c.path("id").asString()).contains(id);
    for (var was : List.of(first, second)) {
      var read = api.get(CONTACTS + "/" + was + "?properties=hs_merged_object_ids,email").json();
      assertThat(read.path("id").asString()).isEqualTo(id);
      assertThat(read.path("properties").path("email").asString()).isEqualTo("w@example.com");
      assertThat(read.path("properties").path("hs_merged_object_ids").asString())
          .isEqualTo(first + ";" + second);
      assertThat(sim.store().all("contacts"))
          .extracting(c -> c.path("id").asString())
          .doesNotContain(was);
    }
    var back = api.get("/crm/v4/objects/companies/" + company + "/associations/contacts").json();
    assertThat(back.path("results").path(0).path("toObjectId").asString()).isEqualTo(id);
    assertThat(api.post(CONTACTS, "{\"properties\":{\"email\":\"l@example.com\"}}").status())
        .isEqualTo(409);
    assertThat(api.patch(CONTACTS + "/" + second, properties(Map.of("phone", "1"))).status())
        .isEqualTo(200);
    assertThat(api.post(CONTACTS + "/merge", body).status()).isEqualTo(400);
    assertThat(api.delete(CONTACTS + "/" + first).status()).isEqualTo(204);
    assertThat(api.get(CONTACTS + "/" + id).status()).isEqualTo(404);
  }

  @Test
  void customPropertiesCanBeMadeAndWritten() {
    var wish =
        "{\"name\":\"shoe\",\"label\":\"Shoe\",\"type\":\"string\",\"fieldType\":\"text\",\"groupName\":\"information\"}";
    assertThat(api.post("/crm/v3/properties/contacts", wish).status()).isEqualTo(201);
    assertThat(api.post("/crm/v3/properties/contacts", wish).status()).isEqualTo(409);
    var id = aContact("shoe@example.com");
    assertThat(api.patch(CONTACTS + "/" + id, properties(Map.of("shoe", "42"))).status())
        .isEqualTo(200);
    assertThat(api.get("/crm/v3/properties/contacts").body()).contains("\"shoe\"");
    assertThat(api.delete("/crm/v3/properties/contacts/shoe").status()).isEqualTo(204);
    assertThat(api.delete("/crm/v3/properties/contacts/email").status()).isEqualTo(400);
  }

  @Test
  void ownersDetailsUsageAndOAuthAnswer() {
    assertThat(api.get("/crm/v3/owners/?limit=10").json().path("results").size()).isEqualTo(1);
    assertThat(api.get("/crm/v3/owners/5001").status()).isEqualTo(200);
    assertThat(Json.text(api.get("/account-info/v3/details").json(), "uiDomain"))
        .startsWith("127.0.0.1:");
    assertThat(api.get("/account-info/v3/api-usage/daily/private-apps").status()).isEqualTo(200);
    var form =
        Map.of(
            "grant_type", "refresh_token",
            "client_id", Json.text(sim.ready(), "clientId"),
            "client_secret", Json.text(sim.ready(), "clientSecret"),
            "refresh_token", Json.text(sim.ready(), "refreshToken"));
    var token = Json.text(api.form("/oauth/v1/token", form).json(), "access_token");
    assertThat(api.withToken(token).get(CONTACTS).status()).isEqualTo(200);
    assertThat(api.get("/oauth/v1/access-tokens/" + token).body()).contains("marketing.campaigns");
    sim.expireTokens();
    assertThat(category(api.withToken(token).get(CONTACTS).json()))
        .isEqualTo("EXPIRED_AUTHENTICATION");
    assertThat(category(api.withToken("wrong").get(CONTACTS).json()))
        .isEqualTo("INVALID_AUTHENTICATION");
    assertThat(api.get("/crm/v3/objects/contacts/search?" + Api.escape("x y")).status())
        .isIn(401, 404);
  }
}
