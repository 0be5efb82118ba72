package org.unisono.simulators.activecampaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;

class CampaignsTest extends ActiveCampaignCase {
  private static final String HTML = "<a href=\"https://example.com/offer\">Offer</a>";

  private String draft(String name) {
    var body = "{\"name\":\"%s\",\"type\":\"single\"}".formatted(name);
    return id(post("/campaign", body).json());
  }

  private JsonNode read(String id) {
    return get("/campaigns/" + id).json().path("campaign");
  }

  private String sent(String name) {
    var id = draft(name);
    sim.store().send(id, sim.store().createMessage("Subject", HTML), List.of("1"));
    return id;
  }

  @Test
  void anEditHasNamesOfItsOwn() {
    var id = draft("May");
    var body =
        """
        {"name":"June","listIds":[1,2],"linkTrackingEnabled":false,"readTrackingEnabled":false,
        "googleAnalyticsCampaignName":"june","responderDaysOffset":2,"responderHoursOffset":3,
        "publicCampaignArchive":false,"splitType":"open"}""";
    var edited = send("PUT", "/campaigns/" + id + "/edit", body);
    assertThat(edited.status()).isEqualTo(200);
    var read = read(id);
    assertThat(Json.text(read, "name")).isEqualTo("June");
    assertThat(Json.text(read, "tracklinks")).isEqualTo("none");
    assertThat(Json.text(read, "trackreads")).isEqualTo("0");
    assertThat(Json.text(read, "public")).isEqualTo("0");
    assertThat(Json.text(read, "analytics_campaign_name")).isEqualTo("june");
    assertThat(Json.text(read, "responder_offset")).isEqualTo("51");
    assertThat(Json.text(read, "status")).isEqualTo("0");
    assertThat(get("/campaigns/" + id + "/campaignLists").json().path("campaignLists")).hasSize(2);
    for (var wrong : List.of("{\"listIds\":[99]}", "{\"segmentId\":7}")) {
      assertThat(send("PUT", "/campaigns/" + id + "/edit", wrong).status()).isEqualTo(404);
    }
    assertThat(send("PUT", "/campaigns/" + id + "/edit", "{\"type\":\"dance\"}").status())
        .isEqualTo(400);
  }

  @Test
  void aCopyIsADraftWithListsAndMessagesButWithoutWhatWasSent() {
    var id = sent("News");
    var answer = post("/campaigns/" + id + "/copy", "").json();
    assertThat(answer.path("succeeded").asInt()).isOne();
    var copy = Json.text(answer, "newCampaignId");
    assertThat(Json.text(read(copy), "name")).isEqualTo("News (Copy)");
    assertThat(Json.text(read(copy), "status")).isEqualTo("0");
    assertThat(Json.text(read(copy), "send_amt")).isEqualTo("0");
    var base = "/campaigns/" + copy;
    assertThat(get(base + "/campaignLists").json().path("campaignLists")).hasSize(1);
    assertThat(get(base + "/campaignMessages").json().path("campaignMessages")).hasSize(1);
    assertThat(get(base + "/links").json().path("links")).isEmpty();
    assertThat(get(base + "/aggregateRevenues").json().path("aggregateRevenues")).isEmpty();
    assertThat(post("/campaigns/99/copy", "").status()).isEqualTo(404);
  }

  @Test
  void whatWasSentIsNotDeletedAndTheAnswerIs200Nevertheless() {
    var id = sent("Kept");
    var failed = send("DELETE", "/campaigns/" + id, "");
    assertThat(failed.status()).isEqualTo(200);
    assertThat(failed.json().path("succeeded").asInt()).isZero();
    assertThat(Json.text(read(id), "name")).isEqualTo("Kept");
    var draft = draft("Dropped");
    assertThat(send("DELETE", "/campaigns/" + draft, "").json().path("succeeded").asInt()).isOne();
    assertThat(get("/campaigns/" + draft).status()).isEqualTo(404);
  }

  @Test
  void whatRecipientsDoIsCountedAndLogged() {
    var id = sent("Counted");
    assertThat(sim.journal().mailsSent()).isOne();
    assertThat(Json.text(read(id), "status")).isEqualTo("5");
    sim.store().react(id, "1", "open");
    sim.store().react(id, "1", "open");
    sim.store().react(id, "1", "click");
    var read = read(id);
    assertThat(Json.text(read, "send_amt")).isEqualTo("1");
    assertThat(Json.text(read, "opens")).isEqualTo("2");
    assertThat(Json.text(read, "uniqueopens")).isEqualTo("1");
    var link = get("/campaigns/" + id + "/links").json().path("links").path(0);
    assertThat(Json.text(link, "link")).isEqualTo("https://example.com/offer");
    assertThat(Json.text(link, "linkclicks")).isEqualTo("1");
    var log = get("/activities?contact=1").json().path("activities");
    assertThat(log).hasSize(4);
    assertThat(get("/activities?contact=1&after=2999-01-01").json().path("activities")).isEmpty();
    assertThat(get("/activities").status()).isEqualTo(404);
    var mails = get("/emailActivities?filters%5Bsubscriberid%5D=1").json().path("emailActivities");
    assertThat(mails).hasSize(1);
    assertThat(Json.text(mails.path(0), "toAddress")).isEqualTo("luca.bianchi@example.com");
    sim.store().react(id, "1", "bounce");
    assertThat(get("/contacts/1/bounceLogs").json().path("bounceLogs")).hasSize(1);
    assertThat(sim.store().listStatus("1", "1")).isEqualTo("3");
  }

  @Test
  void aPersonSendsADraftOnThePageAndAnotherOpensIt() {
    var id = draft("By hand");
    var type = "application/x-www-form-urlencoded";
    var sent = api.send("POST", "/page/campaign", "id=" + id + "&list=1", type, Map.of());
    assertThat(sent.status()).isEqualTo(303);
    assertThat(sim.journal().mailsSent()).isOne();
    var open = "id=" + id + "&contact=luca.bianchi%40example.com&kind=open";
    assertThat(api.send("POST", "/page/reaction", open, type, Map.of()).status()).isEqualTo(303);
    assertThat(Json.text(read(id), "opens")).isEqualTo("1");
    var wrong = open.replace("kind=open", "kind=dance");
    assertThat(api.send("POST", "/page/reaction", wrong, type, Map.of()).status())
        .isNotEqualTo(303);
    assertThat(api.send("GET", "/", "", "text/plain", Map.of()).body()).contains("sent to 1");
  }

  @Test
  void aSegmentNarrowsTheListsAndFiltersNarrowTheListing() {
    var tag = tag("inside");
    var segment = sim.store().createSegment("Inside", tag);
    var id = sim.store().createSend("Narrow", Map.of("segmentid", segment));
    sim.store().send(id, sim.store().createMessage("S", ""), List.of("1"));
    assertThat(sim.journal().mailsSent()).isZero();
    var other = sim.store().createSend("Of an automation", Map.of("seriesid", "1"));
    var found = get("/campaigns?filters%5Bseriesid%5D=1").json().path("campaigns");
    assertThat(found).hasSize(1);
    assertThat(id(found.path(0))).isEqualTo(other);
    assertThat(get("/automations/1/campaigns").json().path("campaigns")).hasSize(1);
  }

  @Test
  void messagesAreMadeChangedAndDeleted() {
    var body = "{\"message\":{\"subject\":\"S\",\"fromname\":\"U\",\"preheader_text\":\"P\"}}";
    var made = post("/messages", body);
    assertThat(made.status()).isEqualTo(201);
    var one = "/messages/" + id(made.json().path("message"));
    assertThat(Json.text(get(one).json().path("message"), "preheader_text")).isEqualTo("P");
    var changed = send("PUT", one, "{\"message\":{\"subject\":\"T\",\"id\":\"77\"}}").json();
    assertThat(Json.text(changed.path("message"), "subject")).isEqualTo("T");
    assertThat(Json.text(changed.path("message"), "fromname")).isEqualTo("U");
    assertThat(id(changed.path("message"))).isEqualTo(id(made.json().path("message")));
    assertThat(get("/messages").json().path("messages")).hasSize(1);
    assertThat(send("DELETE", one, "").status()).isEqualTo(200);
    assertThat(get(one).status()).isEqualTo(404);
  }
}
