package org.unisono.simulators.marketo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.simulators.Api;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;

class AssetCallsTest extends MarketoCase {
  private static final String ASSET = "/rest/asset/v1/";

  private String webinar() {
    return Json.text(sim.store().programs().getFirst(), "id");
  }

  private JsonNode first(Api.Answer answer) {
    return answer.json().path("result").path(0);
  }

  private Api.Answer token(String name, String value) {
    return api.form(
        ASSET + "folder/%s/tokens.json".formatted(webinar()),
        Map.of("folderType", "Program", "name", name, "type", "text", "value", value));
  }

  @Test
  void aTokenIsThereOnceAndIsTakenAway() {
    token("Speaker", "Anna");
    var tokens = first(token("Speaker", "Bruno")).path("tokens");
    assertThat(tokens).hasSize(2);
    assertThat(tokens.path(1).path("value").asString()).isEqualTo("Bruno");
    var gone = ASSET + "folder/%s/tokens/delete.json".formatted(webinar());
    var which = Map.of("folderType", "Program", "name", "Speaker", "type", "text");
    assertThat(api.form(gone, which).json().path("success").asBoolean()).isTrue();
    assertThat(error(api.form(gone, which))).isEqualTo("702");
    assertThat(error(token("Speaker", ""))).isEqualTo("701");
    assertThat(error(api.get(ASSET + "folder/1/tokens.json?folderType=Program"))).isEqualTo("710");
    assertThat(error(api.get(ASSET + "folder/12/tokens.json?folderType=Zone"))).isEqualTo("711");
  }

  @Test
  void aCloneHasTokensAndSmartCampaignsButNoMembersAndNothingActive() {
    var into = Map.of("name", "Solar webinar 2", "folder", "{\"id\":12,\"type\":\"Folder\"}");
    var clone = ASSET + "program/%s/clone.json".formatted(webinar());
    var id = Json.text(first(api.form(clone, into)), "id");
    assertThat(
            first(api.get(ASSET + "folder/%s/tokens.json?folderType=Program".formatted(id)))
                .path("tokens"))
        .hasSize(1);
    var inside = Api.escape("{\"id\":%s,\"type\":\"Program\"}".formatted(id));
    var campaigns = api.get(ASSET + "smartCampaigns.json?folder=" + inside).json().path("result");
    assertThat(campaigns).hasSize(3).noneMatch(c -> c.path("isActive").asBoolean());
    assertThat(sim.store().members(id)).isEmpty();
    assertThat(error(api.form(clone, into))).isEqualTo("709");
    var elsewhere = Map.of("name", "X", "folder", "{\"id\":11,\"type\":\"Folder\"}");
    assertThat(error(api.form(clone, elsewhere))).isEqualTo("709");
  }

  @Test
  void onlyEmailProgramsAreApproved() {
    assertThat(error(api.form(ASSET + "program/%s/approve.json".formatted(webinar()), Map.of())))
        .isEqualTo("709");
    var mailing = Json.text(sim.store().programs().getLast(), "id");
    var approve = ASSET + "program/%s/approve.json".formatted(mailing);
    assertThat(api.form(approve, Map.of()).json().path("success").asBoolean()).isTrue();
    assertThat(error(api.form(approve, Map.of()))).isEqualTo("709");
    assertThat(Json.text(first(api.get(ASSET + "program/%s.json".formatted(mailing))), "status"))
        .isEqualTo("locked");
  }

  @Test
  void programsAreFoundByATagThatTheInstanceKnows() {
    var change = ASSET + "program/%s.json".formatted(webinar());
    var found = ASSET + "program/byTag.json?tagType=Country&tagValue=Italy";
    assertThat(api.get(found).json().path("result")).isEmpty();
    api.form(change, Map.of("tags", "[{\"tagType\":\"Country\",\"tagValue\":\"Italy\"}]"));
    assertThat(api.get(found).json().path("result")).hasSize(1);
    var wrong = Map.of("tags", "[{\"tagType\":\"Country\",\"tagValue\":\"Mars\"}]");
    assertThat(error(api.form(change, wrong))).isEqualTo("709");
  }

  @Test
  void aSmartCampaignThatTheApiMakesIsEmptyAndCannotBeActivated() {
    var folder = "{\"id\":%s,\"type\":\"Program\"}".formatted(webinar());
    var all = ASSET + "smartCampaign";
    var made = first(api.form(all + "s.json", Map.of("name", "Fresh", "folder", folder)));
    assertThat(made.path("type").asString()).isEqualTo("batch");
    var one = all + "/" + Json.text(made, "id");
    assertThat(error(api.form(one + "/activate.json", Map.of()))).isEqualTo("709");
    var again = api.form(all + "s.json", Map.of("name", "Fresh", "folder", folder));
    assertThat(error(again)).isEqualTo("709");
    api.form(one + "/delete.json", Map.of());
    assertThat(api.get(all + "/byName.json?name=Fresh").json().path("warnings")).hasSize(1);
    var active = Json.text(first(api.get(all + "s.json?isActive=true")), "id");
    assertThat(error(api.form(all + "/" + active + "/delete.json", Map.of()))).isEqualTo("709");
  }

  @Test
  void emailsFormsPagesAndListsAreRead() {
    assertThat(api.get(ASSET + "emails.json").json().path("result")).hasSize(2);
    var drafts = api.get(ASSET + "emails.json?status=draft").json().path("result");
    assertThat(drafts).hasSize(1);
    var list = api.get(ASSET + "smartLists.json").json().path("result").path(0);
    assertThat(list.has("rules")).isFalse();
    var read = ASSET + "smartList/%s.json".formatted(Json.text(list, "id"));
    assertThat(first(api.get(read + "?includeRules=true")).path("rules").path("filters"))
        .hasSize(1);
    assertThat(api.get(ASSET + "email/1.json").json().path("warnings")).hasSize(1);
    assertThat(api.get(ASSET + "forms.json?offset=1").json().path("warnings")).hasSize(1);
  }
}
