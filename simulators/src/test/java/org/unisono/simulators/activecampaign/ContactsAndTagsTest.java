package org.unisono.simulators.activecampaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ContactsAndTagsTest extends ActiveCampaignCase {
  @Test
  void anAddressIsHeldOnceAndSyncChangesWhoHasIt() {
    var body = "{\"contact\":{\"email\":\"Luca.Bianchi@example.com\",\"phone\":\"7\"}}";
    var refused = post("/contacts", body);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(error(refused)).isEqualTo("duplicate");
    assertThat(post("/contact/sync", body).status()).isEqualTo(200);
    var fresh = "{\"contact\":{\"email\":\"fresh@example.com\"}}";
    assertThat(post("/contact/sync", fresh).status()).isEqualTo(201);
    var wrong = post("/contacts", "{\"contact\":{\"email\":\"nobody\"}}");
    assertThat(wrong.status()).isEqualTo(422);
  }

  @Test
  void valuesOfCustomFieldsStandBesideTheContactsAndAreFoundByValue() {
    var body =
        """
        {"contact":{"email":"v@example.com","fieldValues":[{"field":"1","value":"m-1"}]}}""";
    var id = id(post("/contacts", body).json().path("contact"));
    var found = get("/fieldValues?filters%5Bfieldid%5D=1&filters%5Bval%5D=m-1").json();
    assertThat(found.path("fieldValues").path(0).path("contact").asString()).isEqualTo(id);
    var page = get("/contacts?email=v@example.com&include=fieldValues").json();
    assertThat(page.path("fieldValues").path(0).path("value").asString()).isEqualTo("m-1");
  }

  @Test
  void aTagIsWornOnceAndTakenOffByTheIdOfItsRow() {
    var tag = tag("guest");
    assertThat(wear("1", tag).status()).isEqualTo(201);
    var row = id(wear("1", tag).json().path("contactTag"));
    assertThat(get("/contacts?tagid=" + tag).json().path("contacts")).hasSize(1);
    assertThat(send("DELETE", "/contactTags/" + row, "").status()).isEqualTo(200);
    assertThat(get("/contacts?tagid=" + tag).json().path("contacts")).isEmpty();
    assertThat(wear("99", tag).status()).isEqualTo(404);
    assertThat(error(post("/contactTags", "{\"contactTag\":{\"contact\":\"1\"}}")))
        .isEqualTo("field_missing");
  }

  @Test
  void aTagsNameIsUnique() {
    tag("guest");
    var again = post("/tags", "{\"tag\":{\"tag\":\"GUEST\",\"tagType\":\"contact\"}}");
    assertThat(again.status()).isEqualTo(422);
  }

  @Test
  void aTagThatIsAddedStartsTheAutomationThatWaitsForItOnce() {
    var quote = sim.store().tags().getFirst().path("id").asString();
    wear("3", quote);
    wear("3", quote);
    assertThat(sim.journal().mailsSent()).isOne();
    var triggers = get("/automations/1/triggers").json().path("automationTriggers");
    assertThat(triggers.path(0).path("type").asString()).isEqualTo("tagadd");
    assertThat(triggers.path(0).path("params").path("tag").asString())
        .isEqualTo("Asked for a quote");
  }

  @Test
  void anImportIsDoneLaterAndCanExcludeAutomations() {
    var body =
        """
        {"contacts":[{"email":"new@example.com","tags":["Asked for a quote"],
        "unsubscribe":[{"listid":1}]},{"email":"broken"}],"exclude_automations":%s}""";
    var batch = post("/import/bulk_import", body.formatted("true")).json();
    var info = "/import/info?batchId=" + batch.path("batchId").asString();
    assertThat(get(info).json().path("status").asString()).isEqualTo("waiting");
    var done = get(info).json();
    assertThat(done.path("success")).hasSize(1);
    assertThat(done.path("failure").path(0).asString()).isEqualTo("broken");
    assertThat(sim.journal().mailsSent()).isZero();
    var contact = sim.store().contactAt("new@example.com").orElseThrow().path("id").asString();
    assertThat(sim.store().listStatus(contact, "1")).isEqualTo("2");
    var loud = body.formatted("false").replace("new@", "loud@");
    post("/import/bulk_import", loud);
    assertThat(sim.journal().mailsSent()).isOne();
  }

  @Test
  void anImportWithARowWithoutAnAddressIsRefusedWithReasons() {
    var body = "{\"contacts\":[{\"email\":\"x@example.com\"},{\"first_name\":\"N\"}]}";
    var refused = post("/import/bulk_import", body);
    assertThat(refused.status()).isEqualTo(400);
    var reason = refused.json().path("failureReasons").path(0);
    assertThat(reason.path("contact").path("first_name").asString()).isEqualTo("N");
    assertThat(sim.store().contactAt("x@example.com")).isEmpty();
  }

  @Test
  void anImportOfMoreThan250IsRefused() {
    var rows = "{\"email\":\"x@example.com\"},".repeat(251);
    var body = "{\"contacts\":[%s]}".formatted(rows.substring(0, rows.length() - 1));
    assertThat(post("/import/bulk_import", body).status()).isEqualTo(400);
  }

  @Test
  void aListStatusIsAnUpsertAndCanBeAsked() {
    var body = "{\"contactList\":{\"list\":\"2\",\"contact\":\"1\",\"status\":2}}";
    post("/contactLists", body);
    post("/contactLists", body);
    assertThat(get("/contacts/1/contactLists").json().path("contactLists")).hasSize(2);
    assertThat(get("/contacts?status=2&include=contactLists").json().path("contacts")).hasSize(2);
  }

  @Test
  void aCampaignIsADraftWithANumberForAnIdInItsFirstAnswer() {
    assertThat(post("/campaign", "{\"type\":\"single\"}").json().path("errors").path(0).asString())
        .isEqualTo("Field name is required");
    var made = post("/campaign", "{\"name\":\"May\",\"type\":\"single\"}").json();
    assertThat(made.path("id").isNumber()).isTrue();
    var read = get("/campaigns/" + made.path("id").asString()).json().path("campaign");
    assertThat(read.path("status").asString()).isEqualTo("0");
    assertThat(read.path("id").isString()).isTrue();
    assertThat(sim.journal().mailsSent()).isZero();
  }

  @Test
  void anInactiveAutomationTakesNobodyIn() {
    api.send(
        "POST", "/page/automation", "id=1&status=2", "application/x-www-form-urlencoded", Map.of());
    var body = "{\"contactAutomation\":{\"contact\":\"1\",\"automation\":\"1\"}}";
    assertThat(post("/contactAutomations", body).status()).isEqualTo(403);
  }
}
