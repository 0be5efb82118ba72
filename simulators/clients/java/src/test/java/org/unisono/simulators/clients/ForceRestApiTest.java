package org.unisono.simulators.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.force.api.ApiConfig;
import com.force.api.ApiException;
import com.force.api.ForceApi;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// `force-rest-api`: it logs in with user and password, and asks `/query/?q=` with a slash.
class ForceRestApiTest {

  private static final Ready SALESFORCE = Ready.of("SALESFORCE");

  private final ForceApi api =
      new ForceApi(
          new ApiConfig()
              .setLoginEndpoint(SALESFORCE.get("baseUrl"))
              .setUsername(SALESFORCE.get("username"))
              .setPassword(SALESFORCE.get("password"))
              .setClientId(SALESFORCE.get("clientId"))
              .setClientSecret(SALESFORCE.get("clientSecret")));

  private String lead(String lastName) {
    return api.createSObject("Lead", Map.of("LastName", lastName, "Company", "Kone"));
  }

  @Test
  void recordsAreMadeReadChangedAndDeleted() {
    var id = lead("Made");

    api.updateSObject("Lead", id, Map.of("LastName", "Changed"));
    Map<?, ?> read = api.getSObject("Lead", id).asMap();
    api.deleteSObject("Lead", id);

    assertThat((Object) read.get("LastName")).isEqualTo("Changed");
    assertThat((Object) read.get("Company")).isEqualTo("Kone");
    assertThatThrownBy(() -> api.getSObject("Lead", id))
        .isInstanceOf(ApiException.class)
        .hasMessageContaining("NOT_FOUND");
  }

  @Test
  void aQueryIsReadPageByPage() {
    var mark = "Q" + UUID.randomUUID().toString().substring(0, 8);
    for (int i = 0; i < 3; i++) {
      lead(mark);
    }

    var found = api.query("SELECT Id, LastName FROM Lead WHERE LastName = '" + mark + "'");

    assertThat(found.getTotalSize()).isEqualTo(3);
    assertThat(found.isDone()).isTrue();
    assertThat(found.getRecords()).extracting(r -> r.get("LastName")).containsOnly(mark);
  }

  @Test
  void membersJoinACampaignWithAStatusOfIt() {
    var campaign = api.createSObject("Campaign", Map.of("Name", "Force", "Status", "Planned"));
    var member =
        api.createSObject(
            "CampaignMember",
            Map.of("CampaignId", campaign, "LeadId", lead("Member"), "Status", "Responded"));

    Map<?, ?> read = api.getSObject("CampaignMember", member).asMap();

    assertThat((Object) read.get("Status")).isEqualTo("Responded");
    assertThat((Object) read.get("HasResponded")).isEqualTo(true);
  }

  @Test
  void theAccountSaysWhatItHas() {
    var names = api.describeGlobal().getSObjects().stream().map(s -> s.getName()).toList();
    var fields = api.describeSObject("Campaign").getFields().stream().map(f -> f.getName());

    assertThat(names).contains("Campaign", "CampaignMember", "Lead", "Contact");
    assertThat(fields).contains("Name", "Status", "BudgetedCost");
    assertThat(api.getIdentity().getUsername()).isEqualTo(SALESFORCE.get("username"));
  }

  @Test
  void aMistakeIsAnsweredWithTheVendorsCode() {
    var nameless = new HashMap<>(Map.of("Company", "Kone"));

    assertThatThrownBy(() -> api.createSObject("Lead", nameless))
        .hasMessageContaining("REQUIRED_FIELD_MISSING");
    assertThat(List.of(lead("After"))).doesNotContainNull();
  }
}
