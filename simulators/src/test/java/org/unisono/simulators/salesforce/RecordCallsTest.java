package org.unisono.simulators.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unisono.simulators.Json;

class RecordCallsTest extends SalesforceCase {
  @Test
  void aRecordIsCreatedReadChangedAndDeleted() {
    var id = aLead("Korhonen");
    assertThat(id).hasSize(18).startsWith("00Q");
    assertThat(SalesforceIds.isId(id)).isTrue();
    assertThat(Json.text(record("Lead", id), "Name")).isEqualTo("Korhonen");
    assertThat(api.patch(DATA + "/sobjects/Lead/" + id, "{\"Title\":\"CTO\"}").status())
        .isEqualTo(204);
    assertThat(Json.text(record("Lead", id.substring(0, 15)), "Title")).isEqualTo("CTO");
    assertThat(api.delete(DATA + "/sobjects/Lead/" + id).status()).isEqualTo(204);
    assertThat(api.get(DATA + "/sobjects/Lead/" + id).status()).isEqualTo(404);
    assertThat(query("SELECT Id FROM Lead WHERE Id = '" + id + "'").path("totalSize").asInt())
        .isZero();
    var all = api.get(DATA + "/queryAll?q=SELECT+Id,IsDeleted+FROM+Lead+WHERE+Id='" + id + "'");
    assertThat(all.json().path("records").path(0).path("IsDeleted").asBoolean()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{\"FirstName\":\"A\"}; REQUIRED_FIELD_MISSING",
        "{\"LastName\":\"A\",\"Company\":\"B\",\"Nope\":1}; INVALID_FIELD",
        "{\"LastName\":\"A\",\"Company\":\"B\",\"IsConverted\":true}; INVALID_FIELD_FOR_INSERT_UPDATE",
        "{\"LastName\":\"A\",\"Company\":\"B\",\"Email\":\"no\"}; INVALID_EMAIL_ADDRESS",
        "{\"LastName\":\"A\",\"Company\":\"B\",\"OwnerId\":\"no\"}; MALFORMED_ID",
        "{\"LastName\":\"A\",\"Company\":\"B\",\"NumberOfEmployees\":\"many\"}; JSON_PARSER_ERROR",
        "{broken; JSON_PARSER_ERROR"
      })
  void badInputIsRefusedWithSalesforcesOwnCode(String body, String code) {
    var answer = api.post(DATA + "/sobjects/Lead", body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(Json.text(answer.json().path(0), "errorCode")).isEqualTo(code);
  }

  @Test
  void aTextThatIsTooLongIsRefusedWithItsField() {
    var answer = api.post(DATA + "/sobjects/Campaign", "{\"Name\":\"" + "x".repeat(81) + "\"}");
    assertThat(Json.text(answer.json().path(0), "errorCode")).isEqualTo("STRING_TOO_LONG");
    assertThat(answer.json().path(0).path("fields").path(0).asString()).isEqualTo("Name");
  }

  @Test
  void moneyWithoutDecimalsIsRoundedWithoutAWord() {
    var id = create("Campaign", Map.of("Name", "Rounded", "BudgetedCost", 12.5));
    assertThat(record("Campaign", id).path("BudgetedCost").asInt()).isEqualTo(13);
  }

  @Test
  void anUpsertCreatesThenChangesAndRefusesToChooseBetweenTwo() {
    var path = DATA + "/sobjects/Lead/Unisono_Id__c/u-1";
    var body = "{\"LastName\":\"Upsert\",\"Company\":\"Acme\"}";
    var first = api.patch(path, body);
    assertThat(first.status()).isEqualTo(201);
    assertThat(first.json().path("created").asBoolean()).isTrue();
    var second = api.patch(path, body);
    assertThat(second.status()).isEqualTo(200);
    assertThat(Json.text(second.json(), "id")).isEqualTo(Json.text(first.json(), "id"));
    create("Lead", Map.of("LastName", "Twin", "Company", "Acme", "Unisono_Id__c", "u-1"));
    var third = api.patch(path, body);
    assertThat(third.status()).isEqualTo(300);
    assertThat(third.json().size()).isEqualTo(2);
  }

  @Test
  void anUnknownPathIsSalesforcesNotFoundAndIsLogged() {
    var answer = api.get(DATA + "/nothing/here");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(Json.text(answer.json().path(0), "errorCode")).isEqualTo("NOT_FOUND");
    assertThat(sim.journal().unknownPaths()).isEqualTo(1);
    assertThat(sim.journal().calls().getFirst().target()).endsWith("/nothing/here");
  }

  @Test
  void everyAnswerNamesTheUseOfTheLimit() {
    assertThat(api.get(DATA + "/limits").headers().get("sforce-limit-info"))
        .startsWith("api-usage=1/");
  }

  @Test
  void aRecordLeadsToItsParentAndItsChildren() {
    var parent = aCampaign("Parent");
    var child = create("Campaign", Map.of("Name", "Child", "ParentId", parent));
    var path = DATA + "/sobjects/Campaign/";
    assertThat(Json.text(api.get(path + child + "/Parent").json(), "Name")).isEqualTo("Parent");
    var children = api.get(path + parent + "/ChildCampaigns?fields=Id,Name").json();
    assertThat(children.path("totalSize").asInt()).isOne();
    assertThat(Json.text(children.path("records").path(0), "Id")).isEqualTo(child);
    assertThat(api.get(path + parent + "/Parent").status()).isEqualTo(404);
    assertThat(api.get(path + parent + "/Nobody").status()).isEqualTo(404);
  }

  @Test
  void aParentMayBeNamedByItsExternalId() {
    var parent = create("Campaign", Map.of("Name", "Parent", "Unisono_Id__c", "p-1"));
    var named = Map.of("Name", "Child", "Parent", Map.of("Unisono_Id__c", "p-1"));
    assertThat(Json.text(record("Campaign", create("Campaign", named)), "ParentId"))
        .isEqualTo(parent);
    var wrong = "{\"Name\":\"Child\",\"Parent\":{\"Unisono_Id__c\":\"p-2\"}}";
    var refused = api.post(DATA + "/sobjects/Campaign", wrong);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(Json.text(refused.json().path(0), "message"))
        .isEqualTo(
            "Foreign key external ID: p-2 not found for field Unisono_Id__c in entity Campaign");
  }
}
