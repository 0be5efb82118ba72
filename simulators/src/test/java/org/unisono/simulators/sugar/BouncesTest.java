package org.unisono.simulators.sugar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Json;
import tools.jackson.databind.node.ObjectNode;

/// Mails that come back, that are not let out, and that people have not asked for.
class BouncesTest extends SuiteCase {
  private String lead = "";
  private String mailing = "";

  @BeforeEach
  void aMailingToOnePerson() {
    var store = sim.store();
    var campaign = store.create("Campaigns", Map.of("name", "Post", "campaign_type", "Email"));
    var list = store.create("ProspectLists", Map.of("name", "One", "list_type", "default"));
    store.link("Campaigns", campaign, "prospectlists", list);
    lead = store.create("Leads", Map.of("last_name", "One", "email1", "one@example.com"));
    store.link("ProspectLists", list, "leads", lead);
    mailing = store.createMailing("Post", campaign);
    store.update("EmailMarketing", mailing, Map.of("status", "inactive"));
  }

  private void send() {
    sim.store().queue(mailing);
    sim.store().deliver();
  }

  private List<ObjectNode> log() {
    return sim.store().all("CampaignLog").stream()
        .filter(l -> Json.text(l, "marketing_id").equals(mailing))
        .toList();
  }

  private List<String> activities() {
    return log().stream().map(l -> Json.text(l, "activity_type")).toList();
  }

  private String key() {
    return Json.text(log().getFirst(), "target_tracker_key");
  }

  private String isInvalid() {
    return Json.text(sim.store().find("Leads", lead).orElseThrow(), "invalid_email");
  }

  @Test
  void aMailboxThatDoesNotExistMarksTheAddressAndIsLoggedOnce() {
    send();
    var store = sim.store();
    assertThat(store.bounce("anna@example.com", key(), "5.1.1", "")).isEmpty();
    assertThat(store.bounce("MAILER-DAEMON@mx.example", "another", "5.1.1", "")).isEmpty();
    assertThat(store.bounce("MAILER-DAEMON@mx.example", key(), "5.1.1", ""))
        .isEqualTo("invalid email");
    assertThat(isInvalid()).isEqualTo("1");
    assertThat(store.bounce("postmaster@mx.example", key(), "4.2.2", "full")).isEmpty();
    assertThat(activities()).containsExactly("targeted", "invalid email");
  }

  @Test
  void anotherBounceIsAnErrorUnlessTheServerSays550() {
    send();
    assertThat(sim.store().bounce("postmaster@mx.example", key(), "5.2.2", "mailbox full"))
        .isEqualTo("send error");
    assertThat(isInvalid()).isEqualTo("0");
  }

  @Test
  void theServersOwnNumberCountsToo() {
    send();
    assertThat(sim.store().bounce("postmaster@mx.example", key(), "5.7.1", "550 no such user"))
        .isEqualTo("invalid email");
  }

  private void level(String level) {
    api.post("/_sim/automations", "{\"optInLevel\":\"%s\"}".formatted(level));
  }

  @Test
  void whoHasNotOptedInToTheLevelIsBlocked() {
    level("opt-in");
    send();
    assertThat(activities()).containsExactly("blocked");
    var form = Map.of("last_name", "Form", "email1", "form@example.com", "opt_in_email1", "1");
    api.form("/index.php?entryPoint=WebToLeadCapture", form);
    assertThat(Json.text(sim.store().peopleAt("form@example.com").getFirst(), "confirm_opt_in"))
        .isEqualTo("opt-in");
    assertThat(api.post("/_sim/automations", "{\"optInLevel\":\"perhaps\"}").status())
        .isEqualTo(400);
  }

  @Test
  void whoConfirmsMayBeMailedAtTheHighestLevel() {
    send();
    api.get("/index.php?entryPoint=ConfirmOptIn&confirm_opt_in_token=" + key());
    assertThat(Json.text(sim.store().find("Leads", lead).orElseThrow(), "confirm_opt_in"))
        .isEqualTo("confirmed-opt-in");
    level("confirmed-opt-in");
    var campaign =
        Json.text(sim.store().find("EmailMarketing", mailing).orElseThrow(), "campaign_id");
    mailing = sim.store().createMailing("Second", campaign);
    send();
    assertThat(activities()).containsExactly("targeted");
  }

  @Test
  void whatTheServerDoesNotTakeIsTriedAgainADayLaterSixTimesInAll() {
    api.post("/_sim/automations", "{\"transportFails\":true}");
    send();
    for (int day = 1; day <= 5; day++) {
      assertThat(log()).as("day " + day).isEmpty();
      sim.store().deliver();
      assertThat(log()).as("it is not due yet").isEmpty();
      sim.faults().arm(Fault.CLOCK_SKEW_MINUTES, day * (24 * 60 + 1));
      sim.store().deliver();
    }
    assertThat(activities()).containsExactly("send error");
    assertThat(sim.journal().mailsSent()).isZero();
  }
}
