package org.unisono.app.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.app.testing.Samples;
import tools.jackson.databind.JsonNode;

/// The company of a person, which is a record here and a name in most other systems.
class SyncCompanyTest extends SyncRoomTest {

  private String company(String name) {
    return api().post("/api/v1/companies", Map.of("name", name)).id();
  }

  private String person(String email, String company) {
    Map<String, Object> body = new HashMap<>(Map.of("email", email, "lastName", "Firma"));
    if (!company.isEmpty()) {
      body.put("companyId", company);
    }
    return api().post("/api/v1/people", body).id();
  }

  private JsonNode here(String person) {
    return api().get("/api/v1/people/" + person).body();
  }

  private String companyOf(String person) {
    var id = here(person).path("companyId").asString("");
    return id.isEmpty() ? "" : api().get("/api/v1/companies/" + id).body().path("name").asString();
  }

  private JsonNode lead(String email) {
    return salesforce.store().where("Lead", "Email", email).getFirst();
  }

  private JsonNode contact(String email) {
    return hubSpot.store().contactByEmail(email).orElseThrow();
  }

  private String lead(String email, String company) {
    return salesforce
        .store()
        .create("Lead", Map.of("LastName", "Firma", "Email", email, "Company", company));
  }

  private int companiesNamed(String name) {
    return api().get("/api/v1/companies?q=" + name.replace(" ", "%20")).items().size();
  }

  /// Until nothing more is to be done, which is when a round writes nothing. What one connection
  /// has brought is written by the other as soon as it has heard of it.
  private void atRest(String... connections) {
    round(connections);
    round(connections);
    long writes = salesforce.journal().writes() + hubSpot.journal().writes();
    round(connections);
    assertThat(salesforce.journal().writes() + hubSpot.journal().writes()).isEqualTo(writes);
    for (var connection : connections) {
      assertThat(inbox(connection, "conflict")).isEmpty();
    }
  }

  private void round(String... connections) {
    for (var connection : connections) {
      sync(connection);
    }
    await(() -> isQuiet(List.of(connections)));
  }

  @Test
  void aLeadMadeThereCarriesTheCompanyAndWithoutOneTheStandIn() {
    var campaign = campaign("Company " + Samples.word());
    var name = "Lumi " + Samples.word();
    var with = Samples.email();
    var without = Samples.email();
    var nobodys = person(without, "");
    add(campaign, person(with, company(name)), "Registered");
    add(campaign, nobodys, "Registered");
    var sf = toSalesforce("there");
    var hs = toHubSpot("there");
    arm(sf);
    arm(hs);
    pair(campaign, sf, "");
    pair(campaign, hs, "");

    atRest(sf, hs);

    assertThat(lead(with).path("Company").asString()).isEqualTo(name);
    assertThat(lead(without).path("Company").asString()).isEqualTo("[not provided]");
    assertThat(contact(with).path("properties").path("company").asString()).isEqualTo(name);
    assertThat(companyOf(nobodys)).isEmpty();

    api().patch("/api/v1/people/" + nobodys, Map.of("companyId", company(name + " 2")));
    await(() -> lead(without).path("Company").asString().equals(name + " 2"));
    atRest(sf, hs);
  }

  @Test
  void aCompanyChangedThereArrivesHereAndOneChangedHereArrivesThere() {
    var email = Samples.email();
    var first = "Aalto " + Samples.word();
    var id = company(first);
    var person = person(email, id);
    hubSpot.store().create("contacts", Map.of("email", email, "lastname", "Firma"));
    var there = lead(email, first.toUpperCase(java.util.Locale.ROOT));
    var sf = toSalesforce("none");
    var hs = toHubSpot("none");
    arm(sf);
    arm(hs);
    atRest(sf, hs);
    assertThat(lead(email).path("Company").asString()).isNotEqualTo(first);
    assertThat(contact(email).path("properties").path("company").asString()).isEqualTo(first);

    var second = "Birch " + Samples.word();
    salesforce.store().update("Lead", there, Map.of("Company", second));
    atRest(sf, hs);
    assertThat(companyOf(person)).isEqualTo(second);
    assertThat(contact(email).path("properties").path("company").asString()).isEqualTo(second);

    api().patch("/api/v1/people/" + person, Map.of("companyId", id));
    await(() -> lead(email).path("Company").asString().equals(first));
    api().patch("/api/v1/companies/" + id, Map.of("name", first + " Oy"));
    await(() -> lead(email).path("Company").asString().equals(first + " Oy"));
    await(
        () -> contact(email).path("properties").path("company").asString("").equals(first + " Oy"));
    atRest(sf, hs);
    assertThat(companiesNamed(first)).isEqualTo(1);
  }

  @Test
  void aCompanyThatManyNameIsMadeOnceAndOneThatSaysNothingIsNone() {
    var name = "Many " + Samples.word();
    var people = new String[12];
    for (int i = 0; i < people.length; i++) {
      var email = Samples.email();
      people[i] = person(email, "");
      lead(email, i % 2 == 0 ? name : " " + name.toLowerCase(java.util.Locale.ROOT) + " ");
    }
    var unknown = Samples.email();
    var nobodys = person(unknown, "");
    lead(unknown, "[[Unknown]]");
    var sf = toSalesforce("none");
    arm(sf);

    atRest(sf);

    assertThat(companiesNamed(name)).isEqualTo(1);
    assertThat(people)
        .allSatisfy(p -> assertThat(companyOf(p)).isEqualToIgnoringCase(name))
        .extracting(p -> here(p).path("companyId").asString())
        .containsOnly(here(people[0]).path("companyId").asString());
    assertThat(companyOf(nobodys)).isEmpty();
    assertThat(salesforce.journal().writes()).isZero();
  }

  @Test
  void aBlankThereTakesNothingAway() {
    var email = Samples.email();
    var name = "Blank " + Samples.word();
    var person = person(email, company(name));
    var id =
        hubSpot
            .store()
            .create("contacts", Map.of("email", email, "lastname", "Firma", "company", name));
    var hs = toHubSpot("none");
    arm(hs);
    atRest(hs);

    hubSpot.store().update("contacts", id, Map.of("company", ""));
    atRest(hs);

    assertThat(companyOf(person)).isEqualTo(name);
  }

  @Test
  void aNameThatNoCompanyCanHaveIsHeldUntilItIsMended() {
    var email = Samples.email();
    var person = person(email, "");
    var id =
        hubSpot
            .store()
            .create(
                "contacts",
                Map.of("email", email, "lastname", "Firma", "company", "x".repeat(300)));
    var hs = toHubSpot("none");
    arm(hs);
    sync(hs);
    sync(hs);

    assertThat(inbox(hs, "held"))
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.path("reason").asString()).isEqualTo("tooLong");
              assertThat(item.path("field").asString()).isEqualTo("company");
            });
    assertThat(companyOf(person)).isEmpty();

    var name = "Short " + Samples.word();
    hubSpot.store().update("contacts", id, Map.of("company", name));
    atRest(hs);
    assertThat(companyOf(person)).isEqualTo(name);
    assertThat(inbox(hs, "held")).isEmpty();
  }
}
