package org.unisono.simulators.pardot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.simulators.Json;
import org.unisono.simulators.Launch;
import org.unisono.simulators.salesforce.SalesforceStore;
import tools.jackson.databind.node.ObjectNode;

/// What v5 shows of Salesforce's campaigns.
class PardotMirrorTest extends PardotCase {
  private static final String FIELDS =
      "campaigns?deleted=all&limit=1000"
          + "&fields=id,name,parentCampaignId,salesforceId,isDeleted,updatedAt";

  private SalesforceStore theirs() {
    return sim.salesforce().store();
  }

  private String inSalesforce(String name) {
    return theirs().create("Campaign", Map.of("Name", name));
  }

  /// Read over the API, after the connector has run once more.
  private ObjectNode twin(String salesforceId) {
    pass(Duration.ofMinutes(3));
    var found =
        get(FIELDS)
            .json()
            .path("values")
            .valueStream()
            .filter(c -> Json.text(c, "salesforceId").equals(salesforceId))
            .toList();
    assertThat(found).hasSize(1);
    return (ObjectNode) found.getFirst();
  }

  @Test
  void aParentIsTheTwinOfTheirParentAndFollowsIt() {
    // The child is made before its parent, as old hierarchies often are.
    var child = inSalesforce("Child");
    var parent = inSalesforce("Parent");
    theirs().update("Campaign", child, Map.of("ParentId", parent));
    assertThat(Json.text(twin(child), "parentCampaignId"))
        .isEqualTo(Json.text(twin(parent), "id"))
        .isNotEmpty();

    var other = inSalesforce("Other parent");
    theirs().update("Campaign", child, Map.of("ParentId", other));
    assertThat(Json.text(twin(child), "parentCampaignId")).isEqualTo(Json.text(twin(other), "id"));
    theirs().update("Campaign", child, Map.of("ParentId", ""));
    assertThat(twin(child).path("parentCampaignId").isNull()).isTrue();
  }

  @Test
  void aCampaignThatIsDeletedThereIsInTheRecycleBinHere() {
    var id = inSalesforce("To go");
    var before = twin(id);
    assertThat(before.path("isDeleted").asBoolean()).isFalse();

    theirs().delete("Campaign", id);
    var after = twin(id);
    assertThat(after.path("isDeleted").asBoolean()).isTrue();
    assertThat(Json.text(after, "updatedAt")).isGreaterThan(Json.text(before, "updatedAt"));
    assertThat(ids(get("campaigns?fields=id&limit=1000").json()))
        .doesNotContain(after.path("id").asInt());
  }

  @Test
  void aCampaignThatIsRenamedThereIsTheSameHere() {
    var id = inSalesforce("Before");
    var before = twin(id);
    theirs().update("Campaign", id, Map.of("Name", "After"));
    assertThat(Json.text(twin(id), "name")).isEqualTo("After");
    assertThat(Json.text(twin(id), "id")).isEqualTo(Json.text(before, "id"));
  }

  @Test
  void whatStandsIsNotTouchedAgain() {
    var id = inSalesforce("Still");
    var before = twin(id);
    assertThat(twin(id)).isEqualTo(before);
  }

  /// Over the public API, which has its own question for what was deleted.
  @Test
  void anOrganisationThatRunsElsewhereIsMirroredTheSame() {
    var id = inSalesforce("Far");
    var child = theirs().create("Campaign", Map.of("Name", "Far child", "ParentId", id));
    var gone = inSalesforce("Far and gone");
    try (var far = PardotSimulator.start(Launch.onPort(0).joinedTo(sim.salesforce().baseUrl()))) {
      far.store().connectorSync();
      theirs().delete("Campaign", gone);
      far.store().connectorSync();

      var names = far.store().campaigns().stream().map(c -> Json.text(c, "name")).toList();
      assertThat(names).contains("Far", "Far child").doesNotContain("Far and gone");
      var parents =
          far.store().campaigns().stream()
              .filter(c -> Json.text(c, "salesforceId").equals(child))
              .map(c -> Json.text(c, "parentCampaignId"));
      assertThat(parents)
          .containsExactly(
              far.store().campaigns().stream()
                  .filter(c -> Json.text(c, "salesforceId").equals(id))
                  .map(c -> Json.text(c, "id"))
                  .findFirst()
                  .orElseThrow());
    }
  }
}
