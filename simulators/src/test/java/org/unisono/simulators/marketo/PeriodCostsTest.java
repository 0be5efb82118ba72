package org.unisono.simulators.marketo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;

class PeriodCostsTest extends MarketoCase {
  private static final String PROGRAM = "/rest/asset/v1/program/1001.json";

  private JsonNode costs() {
    return api.get(PROGRAM).json().path("result").path(0).path("costs");
  }

  private String update(String costs, String destructive) {
    var form = Map.of("costs", costs, "costsDestructiveUpdate", destructive);
    return error(api.form(PROGRAM, form));
  }

  @Test
  void costsAreAddedOrPutInTheirPlaceAndStandInNoListing() {
    assertThat(costs().isMissingNode()).isTrue();
    update("[{\"startDate\":\"2026-11-01\",\"cost\":100,\"note\":\"Print\"}]", "false");
    update("[{\"startDate\":\"2026-12-01\",\"cost\":50}]", "false");
    assertThat(costs()).hasSize(2);
    assertThat(Json.text(costs().path(0), "note")).isEqualTo("Print");
    var listed = api.get("/rest/asset/v1/programs.json").json().path("result");
    assertThat(listed).isNotEmpty().noneMatch(p -> p.has("costs"));
    update("[{\"startDate\":\"2026-12-01\",\"cost\":7}]", "true");
    assertThat(costs()).hasSize(1);
  }

  @Test
  void aCostThatIsNoneChangesNothing() {
    assertThat(update("[{\"startDate\":\"2026-11-01\",\"cost\":\"much\"}]", "false"))
        .isEqualTo("709");
    assertThat(update("[{\"cost\":5}]", "false")).isEqualTo("709");
    assertThat(costs().isMissingNode()).isTrue();
  }

  @Test
  void aPersonAddsACostOnThePage() {
    var form = "id=1001&startDate=2026-12-01&cost=450";
    var type = "application/x-www-form-urlencoded";
    api.send("POST", "/page/cost", form, type, Map.of());
    assertThat(costs().path(0).path("cost").asInt()).isEqualTo(450);
    var wrong = api.send("POST", "/page/cost", "id=1001&cost=x", type, Map.of());
    assertThat(wrong.body()).contains("Not saved");
    assertThat(costs()).hasSize(1);
  }
}
