package org.unisono.simulators.pardot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;

/// Files, layouts, dynamic contents, tags, and where all that lies.
class PardotAssetsTest extends PardotCase {
  private static String id(JsonNode row) {
    return Json.text(row, "id");
  }

  @Test
  void aFileIsUploadedNamedAfterItselfAndCounted() {
    var fields = "files?fields=id,name,size,url,vanityUrl,trackerDomain.domain,isTracked";
    var plain = upload(fields, Map.of("file*", "grüezi"));
    assertThat(plain.status()).as(plain.body()).isEqualTo(201);
    assertThat(Json.text(plain.json(), "name")).isEqualTo("note.txt");
    assertThat(plain.json().path("size").asInt()).isEqualTo(7);
    assertThat(plain.json().path("vanityUrl").isNull()).isTrue();
    var domain = Json.text(plain.json().path("trackerDomain"), "domain");
    assertThat(Json.text(plain.json(), "url")).startsWith("https://" + domain + "/");

    var input = "{\"name\": \"Flyer\", \"campaignId\": 1, \"vanityUrlPath\": \"/flyer\"}";
    var named = upload(fields, Map.of("file*", "x", "input", input)).json();
    assertThat(Json.text(named, "vanityUrl")).isEqualTo("https://" + domain + "/flyer");
    assertThat(code(upload(fields, Map.of("file*", "y", "input", input)))).isEqualTo(154);
    assertThat(code(upload(fields, Map.of("input", input)))).isEqualTo(162);
    assertThat(code(upload("files", Map.of("file*", "x")))).isEqualTo(130);

    var one = "files/" + id(named);
    assertThat(Json.text(send("PATCH", one + "?fields=name", "{\"name\":\"B\"}").json(), "name"))
        .isEqualTo("B");
    assertThat(send("DELETE", one, "").status()).isEqualTo(204);
    assertThat(get(one + "?fields=id").status()).isEqualTo(404);
  }

  @Test
  void aLayoutInUseIsNotDeleted() {
    var body = "{\"name\": \"Plain\", \"layoutContent\": \"<p>%%content%%</p>\"}";
    var layout = id(post("layout-templates?fields=id", body).json());
    var page =
        """
        {"name": "Welcome", "campaignId": 1, "layoutTemplateId": %s}"""
            .formatted(layout);
    var made = post("landing-pages?fields=id,layoutTemplate.name", page).json();
    assertThat(Json.text(made.path("layoutTemplate"), "name")).isEqualTo("Plain");
    assertThat(code(send("DELETE", "layout-templates/" + layout, ""))).isEqualTo(108);
    send("DELETE", "landing-pages/" + id(made), "");
    assertThat(send("DELETE", "layout-templates/" + layout, "").status()).isEqualTo(204);
  }

  @Test
  void dynamicContentIsBasedOnAFieldAndHasANameOfItsOwn() {
    var body = "{\"name\": \"Greeting\", \"basedOnProspectApiFieldId\": \"%s\"}";
    var path = "dynamic-contents?fields=id,basedOn";
    assertThat(Json.text(post(path, body.formatted("industry")).json(), "basedOn"))
        .isEqualTo("default");
    assertThat(code(post(path, body.formatted("food__c")))).isEqualTo(154);
    var other = body.replace("Greeting", "Other").formatted("food__c");
    assertThat(Json.text(post(path, other).json(), "basedOn")).isEqualTo("custom");
    assertThat(send("PATCH", "dynamic-contents/1?fields=id", other).status()).isEqualTo(405);
    assertThat(send("DELETE", "dynamic-contents/1", "").status()).isEqualTo(405);
  }

  @Test
  void tagsAreMadeRenamedAndMerged() {
    var kept = id(post("tags?fields=id", "{\"name\": \"Vip\"}").json());
    assertThat(code(post("tags?fields=id", "{\"name\": \"vip\"}"))).isEqualTo(154);
    var renamed = send("PATCH", "tags/" + kept + "?fields=name", "{\"name\": \"VIP\"}");
    assertThat(Json.text(renamed.json(), "name")).isEqualTo("VIP");
    post("prospects/1/do/addTag", "{\"tagName\": \"VIP\"}");
    post("prospects/1/do/addTag", "{\"tagName\": \"Best\"}");
    post("prospects/2/do/addTag", "{\"tagName\": \"Best\"}");
    var other = id(get("tags?fields=id&name=Best").json().path("values").path(0));

    var path = "tags/" + kept + "/do/mergeTags";
    assertThat(code(post(path, "{\"tagIds\": [%s]}".formatted(kept)))).isEqualTo(154);
    var merged = post(path + "?fields=objectCount", "{\"tagIds\": [%s]}".formatted(other));
    assertThat(merged.json().path("objectCount").asInt()).isEqualTo(2);
    assertThat(get("tags/" + other + "?fields=id").status()).isEqualTo(404);
    var ties = get("tagged-objects?fields=objectId&tagId=" + kept).json().path("values");
    assertThat(ties.valueStream().map(t -> t.path("objectId").asInt())).containsExactly(1, 2);
  }

  @Test
  void aFolderHasWhatLiesInIt() {
    var folder = id(post("folders?fields=id", "{\"name\": \"Spring\"}").json());
    var body = "{\"name\": \"Fair\", \"folderId\": %s}".formatted(folder);
    var list = id(post("lists?fields=id", body).json());
    var path = "folder-contents?fields=objectType,objectId,objectName,objectRef&folderId=" + folder;
    var row = get(path).json().path("values").path(0);
    assertThat(Json.text(row, "objectType")).isEqualTo("List");
    assertThat(Json.text(row, "objectId")).isEqualTo(list);
    assertThat(Json.text(row, "objectRef")).endsWith("/api/v5/objects/lists/" + list);

    send("PATCH", "lists/" + list + "?fields=id", "{\"name\": \"Autumn fair\"}");
    assertThat(Json.text(get(path).json().path("values").path(0), "objectName"))
        .isEqualTo("Autumn fair");
    send("DELETE", "lists/" + list, "");
    assertThat(get(path).json().path("values")).isEmpty();
  }

  @Test
  void theAccountTellsItsCalls() {
    var path = "account?fields=company,maximumDailyApiCalls,apiCallsUsed";
    var before = get(path).json();
    assertThat(before.path("maximumDailyApiCalls").asInt()).isEqualTo(100_000);
    var after = get(path).json();
    assertThat(after.path("apiCallsUsed").asInt() - before.path("apiCallsUsed").asInt()).isOne();
    assertThat(code(get("account?fields=color"))).isEqualTo(130);
  }

  @Test
  void theFieldsOfAFormAreRead() {
    sim.store().add("form-fields", Map.of("formId", 1, "prospectApiFieldId", "email"));
    sim.store().add("form-fields", Map.of("formId", 2, "prospectApiFieldId", "phone"));
    var found = get("form-fields?fields=prospectApiFieldId,form.name&formId=1").json();
    assertThat(Json.write(found.path("values")))
        .isEqualTo("[{\"prospectApiFieldId\":\"email\",\"form\":{\"name\":\"Contact us\"}}]");
  }
}
