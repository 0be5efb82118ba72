package org.unisono.simulators.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.unisono.simulators.Api;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class EmailsTest extends HubSpotCase {
  private static final String ALL = "/marketing/v3/emails";
  private static final String SPAN =
      "startTimestamp=2020-01-01T00:00:00Z&endTimestamp=2100-01-01T00:00:00Z";

  private String aList(String... addresses) {
    var list = sim.store().createList("Recipients " + addresses.length);
    for (var address : addresses) {
      sim.store().changeMembers(list, List.of(aContact(address)), List.of());
    }
    return list;
  }

  private String anEmail(String list) {
    return sim.store().createEmail("May news", "News of May", list);
  }

  private JsonNode read(String id, String query) {
    return api.get(ALL + "/" + id + query).json();
  }

  private int publish(String id) {
    return api.post(ALL + "/" + id + "/publish", "").status();
  }

  private static long counter(JsonNode data, String name) {
    return data.path("counters").path(name).asLong();
  }

  @Test
  void publishingSendsToTheListsButNotToWhoUnsubscribed() {
    var list = aList("a@example.com", "b@example.com", "c@example.com");
    sim.store().unsubscribeAll("b@example.com");
    var id = anEmail(list);
    var out = sim.store().members(list).getLast();
    api.patch(
        ALL + "/" + id,
        "{\"to\":{\"contactIds\":{\"include\":[],\"exclude\":[\"%s\"]}}}".formatted(out));
    assertThat(publish(id)).isEqualTo(204);
    assertThat(sim.journal().mailsSent()).isOne();
    var email = read(id, "?includeStats=true");
    assertThat(Json.text(email, "state")).isEqualTo("PUBLISHED");
    assertThat(counter(email.path("stats"), "sent")).isOne();
    assertThat(counter(email.path("stats"), "notsent")).isOne();
    assertThat(read(id, "").has("stats")).isFalse();
    assertThat(publish(id)).isEqualTo(400);
    assertThat(api.post(ALL + "/" + id + "/unpublish", "").status()).isEqualTo(400);
    assertThat(sim.journal().mailsSent()).isOne();
  }

  @Test
  void oneForLaterWaitsAndCanBeTakenBack() {
    var id = anEmail(aList("later@example.com"));
    api.patch(ALL + "/" + id, "{\"publishDate\":\"2100-01-01T00:00:00Z\"}");
    assertThat(publish(id)).isEqualTo(204);
    assertThat(Json.text(read(id, ""), "state")).isEqualTo("SCHEDULED");
    assertThat(sim.journal().mailsSent()).isZero();
    assertThat(api.post(ALL + "/" + id + "/unpublish", "").status()).isEqualTo(204);
    assertThat(Json.text(read(id, ""), "state")).isEqualTo("DRAFT");
    api.patch(ALL + "/" + id, "{\"subject\":\"\"}");
    assertThat(publish(id)).isEqualTo(400);
  }

  @Test
  void statisticsAreSummedUpAndDrawnByInterval() {
    var list = aList("x@example.com", "y@example.com");
    var id = anEmail(list);
    publish(id);
    var first = sim.store().members(list).getFirst();
    var second = sim.store().members(list).getLast();
    sim.store().reacts(id, first, "open");
    sim.store().reacts(id, first, "open");
    sim.store().reacts(id, first, "click");
    sim.store().reacts(id, second, "bounce");
    var sums = api.get(ALL + "/statistics/list?" + SPAN).json();
    assertThat(sums.path("emails").path(0).asString()).isEqualTo(id);
    assertThat(counter(sums.path("aggregate"), "open")).isOne();
    assertThat(counter(sums.path("aggregate"), "delivered")).isOne();
    assertThat(sums.path("aggregate").path("ratios").path("bounceratio").asDouble()).isEqualTo(50);
    assertThat(counter(sums.path("campaignAggregations").path(id), "sent")).isEqualTo(2);
    var years = api.get(ALL + "/statistics/histogram?interval=YEAR&" + SPAN).json();
    assertThat(years.path("total").asInt()).isEqualTo(80);
    var sent =
        years.path("results").valueStream().mapToLong(r -> counter(r.path("aggregations"), "sent"));
    assertThat(sent.sum()).isEqualTo(2);
    assertThat(api.get(ALL + "/statistics/list").status()).isEqualTo(400);
    assertThat(api.get(ALL + "/statistics/histogram?interval=SECOND&" + SPAN).status())
        .isEqualTo(400);
  }

  @Test
  void oneOfACampaignIsAnAssetWithMetrics() {
    var campaign = aCampaign("With an e-mail");
    var id = anEmail(aList("asset@example.com"));
    var body = "{\"campaign\":\"%s\"}".formatted(campaign);
    assertThat(Json.text(api.patch(ALL + "/" + id, body).json(), "campaignName"))
        .isEqualTo("With an e-mail");
    publish(id);
    var assets = "/marketing/v3/campaigns/" + campaign + "/assets/MARKETING_EMAIL";
    var bare = api.get(assets).json().path("results").path(0);
    assertThat(Json.text(bare, "name")).isEqualTo("May news");
    assertThat(bare.has("metrics")).isFalse();
    var days = "?startDate=2020-01-01&endDate=2100-01-01";
    var metrics = api.get(assets + days).json().path("results").path(0).path("metrics");
    assertThat(metrics.path("SENT").asInt()).isOne();
    var whole = api.get("/marketing/v3/campaigns/" + campaign + days).json().path("assets");
    assertThat(whole.path("MARKETING_EMAIL").path("results").path(0).path("metrics"))
        .isEqualTo(metrics);
    assertThat(api.get(assets + "?startDate=May&endDate=June").status()).isEqualTo(400);
    assertThat(api.get(ALL + "?campaign=" + campaign).json().path("total").asInt()).isOne();
    assertThat(api.get(ALL + "?campaign=other").json().path("total").asInt()).isZero();
    assertThat(api.delete(ALL + "/" + id).status()).isEqualTo(204);
    assertThat(api.get(assets).json().path("results")).isEmpty();
    var unknown = "{\"name\":\"N\",\"campaign\":\"nowhere\"}";
    assertThat(api.post(ALL, unknown).status()).isEqualTo(400);
  }

  @Test
  void aDraftIsApartUntilItIsPublishedOrReset() {
    var id = anEmail(aList("draft@example.com"));
    var draft = ALL + "/" + id + "/draft";
    api.patch(draft, "{\"subject\":\"Second thoughts\"}");
    assertThat(Json.text(api.get(draft).json(), "subject")).isEqualTo("Second thoughts");
    assertThat(Json.text(read(id, ""), "subject")).isEqualTo("News of May");
    assertThat(api.post(draft + "/reset", "").status()).isEqualTo(204);
    assertThat(Json.text(api.get(draft).json(), "subject")).isEqualTo("News of May");
    api.patch(draft, "{\"subject\":\"Third\"}");
    publish(id);
    assertThat(Json.text(read(id, ""), "subject")).isEqualTo("Third");
  }

  @Test
  void copiesAndVariationsKnowWhereTheyComeFrom() {
    var id = anEmail(aList());
    var copy = api.post(ALL + "/clone", "{\"id\":\"%s\",\"cloneName\":\"June\"}".formatted(id));
    assertThat(copy.status()).isEqualTo(200);
    assertThat(Json.text(copy.json(), "clonedFrom")).isEqualTo(id);
    var ask = "{\"contentId\":\"%s\",\"variationName\":\"B\"}".formatted(id);
    var variant = api.post(ALL + "/ab-test/create-variation", ask).json();
    assertThat(Json.text(variant, "state")).isEqualTo("DRAFT_AB_VARIANT");
    var other = api.get(ALL + "/" + id + "/ab-test/get-variation").json();
    assertThat(Json.text(other, "id")).isEqualTo(Json.text(variant, "id"));
    var sorted = api.get(ALL + "?sort=-name&limit=2").json();
    assertThat(Json.text(sorted.path("results").path(0), "name")).isEqualTo("May news");
    assertThat(sorted.path("paging").path("next").has("after")).isTrue();
    assertThat(api.get(ALL + "?updatedAfter=2100-01-01T00:00:00Z").json().path("total").asInt())
        .isZero();
    assertThat(api.get(ALL + "?sort=size").status()).isEqualTo(400);
    assertThat(api.get("/marketing/emails/2026-03/" + id).status()).isEqualTo(200);
  }

  @Test
  void aWorkflowSendsAnAutomatedOneAndTellsHowManyItEnrolled() {
    var made =
        api.post(ALL, "{\"name\":\"Welcome\",\"subject\":\"Hello\",\"subcategory\":\"automated\"}");
    var email = Json.text(made.json(), "id");
    assertThat(Json.text(made.json(), "state")).isEqualTo("AUTOMATED_DRAFT");
    publish(email);
    var list = sim.store().createList("Joiners");
    var flow = sim.store().workflowOnList("Greets", list);
    var one = "/automation/v4/flows/" + flow;
    var whole = (ObjectNode) api.get(one).json();
    var action = whole.putArray("actions").addObject().put("actionId", "1");
    action.put("type", "SINGLE_CONNECTION").put("actionTypeId", "0-4");
    action.putObject("fields").put("content_id", email);
    api.put(one, Json.write(whole));
    sim.store().changeMembers(list, List.of(aContact("w1@example.com")), List.of());
    sim.store().changeMembers(list, List.of(aContact("w2@example.com")), List.of());
    assertThat(counter(read(email, "?includeStats=true").path("stats"), "sent")).isEqualTo(2);
    assertThat(read(email, "?workflowNames=true").path("workflowNames").path(0).asString())
        .isEqualTo("Greets");
    var sends = api.get("/automation/v4/flows/email-campaigns?flowId=" + flow).json();
    assertThat(Json.text(sends.path("results").path(0), "emailContentId")).isEqualTo(email);
    var performance = "/automation/v4/flows/performance/" + flow;
    for (var bucket : List.of("DAY", "WEEK", "MONTH")) {
      var counted = api.get(performance + "?bucketType=" + bucket).json().path("results");
      assertThat(counted).hasSize(1);
      assertThat(counted.path(0).path("frequency").asInt()).isEqualTo(2);
    }
    assertThat(api.get(performance + "?end=1000").json().path("results")).isEmpty();
    assertThat(api.get(performance + "?bucketType=AGE").status()).isEqualTo(400);
    assertThat(api.get("/automation/v4/flows/performance/1").status()).isEqualTo(404);
  }

  private Api.Answer single(String email, String to, String sendId) {
    var body = Json.object().put("emailId", Long.parseLong(email));
    body.putObject("message").put("to", to).put("sendId", sendId);
    return api.post("/marketing/v3/transactional/single-email/send", Json.write(body));
  }

  @Test
  void aSingleSendMailsOnceForAnIdAndNobodyWhoOptedOut() {
    var kind = "{\"name\":\"One\",\"subject\":\"S\",\"subcategory\":\"marketing_single_send_api\"}";
    var email = Json.text(api.post(ALL, kind).json(), "id");
    assertThat(Json.text(single(email, "s@example.com", "1").json(), "sendResult"))
        .isEqualTo("MISSING_CONTENT");
    publish(email);
    var sent = single(email, "s@example.com", "2").json();
    assertThat(Json.text(sent, "sendResult")).isEqualTo("SENT");
    assertThat(Json.text(single(email, "s@example.com", "2").json(), "sendResult"))
        .isEqualTo("IDEMPOTENT_IGNORE");
    sim.store().unsubscribeAll("out@example.com");
    assertThat(Json.text(single(email, "out@example.com", "").json(), "sendResult"))
        .isEqualTo("ADDRESS_OPTED_OUT");
    assertThat(sim.journal().mailsSent()).isOne();
    var status = "/marketing/v3/email/send-statuses/" + Json.text(sent, "statusId");
    assertThat(api.get(status).json()).isEqualTo(sent);
    assertThat(single(anEmail(aList()), "s@example.com", "").status()).isEqualTo(400);
  }
}
