package org.unisono.simulators.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.simulators.Api;
import org.unisono.simulators.Json;

class KeysAndMultipleTest extends DynamicsCase {
  private static final String TYPE = "\"@odata.type\":\"Microsoft.Dynamics.CRM.campaign\"";

  private Api.Answer patch(String path, String body, Map<String, String> headers) {
    return api.send("PATCH", ROOT + path, body, "application/json", headers);
  }

  private Api.Answer multiple(String action, String targets) {
    var path = ROOT + "campaigns/Microsoft.Dynamics.CRM." + action;
    return api.post(path, "{\"Targets\":[" + targets + "]}");
  }

  private long named(String name) {
    return sim.store().where("campaign", "name", name).size();
  }

  @Test
  void anAlternateKeyNamesARowAndMakesOne() {
    var path = "campaigns(codename='SOLAR-1')";
    assertThat(get(path).status()).isEqualTo(404);
    assertThat(patch(path, "{\"name\":\"A\"}", Map.of("If-Match", "*")).status()).isEqualTo(404);
    assertThat(patch(path, "{\"name\":\"A\"}", Map.of()).status()).isEqualTo(204);
    assertThat(Json.text(get(path).json(), "codename")).isEqualTo("SOLAR-1");
    assertThat(patch(path, "{\"name\":\"B\"}", Map.of("If-None-Match", "*")).status())
        .isEqualTo(412);
    var etag = Json.text(get(path).json(), "@odata.etag");
    assertThat(patch(path, "{\"name\":\"C\"}", Map.of("If-Match", etag)).status()).isEqualTo(204);
    assertThat(patch(path, "{\"name\":\"D\"}", Map.of("If-Match", etag)).status()).isEqualTo(412);
    assertThat(Json.text(get(path + "/name").json(), "value")).isEqualTo("C");
    assertThat(api.delete(ROOT + path).status()).isEqualTo(204);
    assertThat(get(path).status()).isEqualTo(404);
  }

  @Test
  void aKeyIsUniqueAndMustBeDefinedFirst() {
    api.post(ROOT + "campaigns", "{\"name\":\"One\",\"codename\":\"K\"}");
    var twice = api.post(ROOT + "campaigns", "{\"name\":\"Two\",\"codename\":\"K\"}");
    assertThat(twice.status()).isEqualTo(412);
    assertThat(code(twice)).isEqualTo("0x80060892");
    assertThat(named("Two")).isZero();
    assertThat(get("campaigns(promotioncodename='P')").status()).isEqualTo(400);
    var keys = "EntityDefinitions(LogicalName='campaign')/Keys";
    api.post(ROOT + keys, "{\"KeyAttributes\":[\"promotioncodename\"]}");
    assertThat(get(keys).json().path("value")).hasSize(2);
    assertThat(patch("campaigns(promotioncodename='P')", "{\"name\":\"P\"}", Map.of()).status())
        .isEqualTo(204);
    assertThat(named("P")).isOne();
  }

  @Test
  void manyRowsAreMadeInOneCallOrNoneAtAll() {
    var good = "{\"name\":\"M1\",%s},{\"name\":\"M2\",%s}".formatted(TYPE, TYPE);
    var made = multiple("CreateMultiple", good);
    assertThat(made.status()).isEqualTo(200);
    assertThat(made.json().path("Ids")).hasSize(2);
    var bad = "{\"name\":\"M3\",%s},{\"typecode\":77,%s}".formatted(TYPE, TYPE);
    assertThat(multiple("CreateMultiple", bad).status()).isEqualTo(400);
    assertThat(named("M3")).isZero();
    assertThat(multiple("CreateMultiple", "{\"name\":\"M4\"}").status()).isEqualTo(400);
  }

  @Test
  void manyRowsAreChangedOrUpsertedByAnyKey() {
    var id = sim.store().create("campaign", Map.of("name", "U1"));
    var other = sim.store().create("campaign", Map.of("name", "U2"));
    var row = "{\"campaignid\":\"%s\",\"name\":\"%s\"," + TYPE + "}";
    var both = row.formatted(id, "V1") + "," + row.formatted(other, "V2");
    assertThat(multiple("UpdateMultiple", both).status()).isEqualTo(204);
    assertThat(named("V1") + named("V2")).isEqualTo(2);
    var half = row.formatted(id, "W1") + "," + row.formatted(other, "x".repeat(200));
    assertThat(multiple("UpdateMultiple", half).status()).isEqualTo(400);
    assertThat(named("V1")).isOne();
    var keyed = "{\"@odata.id\":\"campaigns(codename='UP')\",\"name\":\"%s\"," + TYPE + "}";
    assertThat(multiple("UpsertMultiple", keyed.formatted("X1")).status()).isEqualTo(204);
    assertThat(multiple("UpsertMultiple", keyed.formatted("X2")).status()).isEqualTo(204);
    assertThat(named("X1")).isZero();
    assertThat(named("X2")).isOne();
  }

  @Test
  void duplicatesAreFoundWhenItIsAskedFor() {
    var body = "{\"lastname\":\"Meier\",\"emailaddress1\":\"sofia@example.com\"}";
    var detect = Map.of("MSCRM.SuppressDuplicateDetection", "false");
    var found = api.send("POST", ROOT + "contacts", body, "application/json", detect);
    assertThat(found.status()).isEqualTo(412);
    assertThat(code(found)).isEqualTo("0x80040333");
    assertThat(api.post(ROOT + "contacts", body).status()).isEqualTo(204);
  }

  @Test
  void theCurrencyOfACampaignIsSetOnceAndDeletionTakesWhatHangsOnIt() {
    var francs = filtered("transactioncurrencies", "isocurrencycode eq 'CHF'").path(0);
    var bind =
        "\"transactioncurrencyid@odata.bind\":\"/transactioncurrencies(%s)\""
            .formatted(Json.text(francs, "transactioncurrencyid"));
    api.post(ROOT + "campaigns", "{\"name\":\"CHF\",\"codename\":\"F\"," + bind + "}");
    var path = "campaigns(codename='F')";
    assertThat(patch(path, "{" + bind + "}", Map.of()).status()).isEqualTo(400);
    var id = Json.text(get(path).json(), "campaignid");
    var lead =
        sim.store()
            .create(
                "lead",
                Map.of("lastname", "Kept", "campaignid@odata.bind", "/campaigns(" + id + ")"));
    sim.store().respond(id, "lead", lead, 1);
    assertThat(api.delete(ROOT + path).status()).isEqualTo(204);
    assertThat(get("campaignresponses").json().path("value")).isEmpty();
    assertThat(get("leads(" + lead + ")").json().path("_campaignid_value").isNull()).isTrue();
  }
}
