package org.unisono.simulators.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisono.simulators.Api;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Webhooks: service endpoints and the steps that call them.
class StepsTest extends DynamicsCase {
  private static final String CONTRACTS = ":http://schemas.microsoft.com/xrm/2011/Contracts";

  /// One call of the webhook.
  private record Call(String message, String table, String key, String query, JsonNode context) {}

  private final BlockingQueue<Call> inbox = new LinkedBlockingQueue<>();
  private final BlockingQueue<Integer> answers = new LinkedBlockingQueue<>();
  private HttpServer app;

  @BeforeEach
  void listen() throws IOException {
    app = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    app.createContext("/", this::take);
    app.start();
  }

  @AfterEach
  void stop() {
    app.stop(0);
  }

  private void take(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var headers = exchange.getRequestHeaders();
    // Before the test hears of the call.
    var answer = answers.poll();
    inbox.add(
        new Call(
            headers.getFirst("x-ms-dynamics-request-name"),
            headers.getFirst("x-ms-dynamics-entity-name"),
            String.valueOf(headers.getFirst("x-key")),
            String.valueOf(exchange.getRequestURI().getQuery()),
            Json.parse(body)));
    exchange.sendResponseHeaders(answer == null ? 200 : answer, -1);
    exchange.close();
  }

  private Call next() throws InterruptedException {
    var call = inbox.poll(10, TimeUnit.SECONDS);
    assertThat(call).as("a call of the webhook").isNotNull();
    return call;
  }

  private Api.Answer post(String path, String body) {
    return api.post(ROOT + path, body.replace('\'', '"'));
  }

  private static String idOf(Api.Answer made) {
    var address = made.headers().getOrDefault("odata-entityid", "(none)");
    assertThat(made.status()).as(made.body()).isEqualTo(204);
    return address.substring(address.indexOf('(') + 1, address.length() - 1);
  }

  private String endpoint(int type, String value) {
    var body = Json.object().put("name", "Unisono").put("contract", 8).put("authtype", type);
    body.put("url", "http://127.0.0.1:%d/hook".formatted(app.getAddress().getPort()));
    return idOf(post("serviceendpoints", Json.write(body.put("authvalue", value))));
  }

  private ObjectNode step(String endpoint, String message, String table, String columns) {
    var wanted = "name eq '%s'".formatted(message);
    var ofMessage = Json.text(filtered("sdkmessages", wanted).path(0), "sdkmessageid");
    wanted = "primaryobjecttypecode eq '%s' and _sdkmessageid_value eq %s";
    var rows = filtered("sdkmessagefilters", wanted.formatted(table, ofMessage));
    var step = Json.object().put("name", message + " of " + table);
    step.put("stage", 40).put("mode", 1).put("rank", 1).put("filteringattributes", columns);
    step.put("sdkmessageid@odata.bind", "/sdkmessages(%s)".formatted(ofMessage));
    step.put(
        "sdkmessagefilterid@odata.bind",
        "/sdkmessagefilters(%s)".formatted(Json.text(rows.path(0), "sdkmessagefilterid")));
    return step.put(
        "eventhandler_serviceendpoint@odata.bind", "/serviceendpoints(%s)".formatted(endpoint));
  }

  private String listen(String endpoint, String message, String table, String columns) {
    return idOf(
        post("sdkmessageprocessingsteps", Json.write(step(endpoint, message, table, columns))));
  }

  private static JsonNode input(Call call, String key) {
    return call.context()
        .path("InputParameters")
        .valueStream()
        .filter(p -> Json.text(p, "key").equals(key))
        .findFirst()
        .map(p -> p.path("value"))
        .orElseThrow();
  }

  private static JsonNode attribute(Call call, String name) {
    return input(call, "Target")
        .path("Attributes")
        .valueStream()
        .filter(p -> Json.text(p, "key").equals(name))
        .findFirst()
        .map(p -> p.path("value"))
        .orElse(Json.object());
  }

  @Test
  void aRowIsToldOfWhenItIsMadeChangedAndDeleted() throws InterruptedException {
    var key = "<settings><setting name=\"x-key\" value=\"secret\" /></settings>";
    var hook = endpoint(5, key);
    listen(hook, "Create", "campaign", "");
    listen(hook, "Update", "campaign", "statuscode,budgetedcost");
    listen(hook, "Delete", "campaign", "");
    var made = idOf(post("campaigns", "{'name':'Told','statuscode':2}"));
    var create = next();
    assertThat(create.message()).isEqualTo("Create");
    assertThat(create.table()).isEqualTo("campaign");
    assertThat(create.key()).isEqualTo("secret");
    assertThat(Json.text(create.context(), "PrimaryEntityId")).isEqualTo(made);
    assertThat(attribute(create, "name").asString("")).isEqualTo("Told");
    assertThat(Json.text(attribute(create, "statuscode"), "__type"))
        .isEqualTo("OptionSetValue" + CONTRACTS);
    assertThat(Json.text(attribute(create, "ownerid"), "LogicalName")).isEqualTo("systemuser");
    assertThat(Json.text(create.context().path("OutputParameters").path(0), "value"))
        .isEqualTo(made);
    var one = ROOT + "campaigns(" + made + ")";
    // The first is of no column that the step watches.
    api.patch(one, "{\"objective\":\"Quiet\"}");
    api.patch(one, "{\"budgetedcost\":90,\"objective\":\"Loud\"}");
    var update = next();
    assertThat(update.message()).isEqualTo("Update");
    assertThat(attribute(update, "budgetedcost").path("Value").asInt()).isEqualTo(90);
    assertThat(attribute(update, "objective").asString("")).isEqualTo("Loud");
    assertThat(attribute(update, "name").isString()).isFalse();
    api.send("DELETE", one, "", "application/json", Map.of());
    var delete = next();
    assertThat(delete.message()).isEqualTo("Delete");
    assertThat(Json.text(input(delete, "Target"), "__type"))
        .isEqualTo("EntityReference" + CONTRACTS);
    assertThat(Json.text(input(delete, "Target"), "Id")).isEqualTo(made);
  }

  @Test
  void whoIsPutOnAListIsTold() throws InterruptedException {
    var hook = endpoint(4, "k y");
    listen(hook, "AddMember", "list", "");
    listen(hook, "AddListMembers", "list", "");
    var list = Json.text(filtered("lists", "createdfromcode eq 2").path(0), "listid");
    var matti = Json.text(filtered("contacts", "firstname eq 'Matti'").path(0), "contactid");
    var add = "lists(%s)/Microsoft.Dynamics.CRM.AddMemberList".formatted(list);
    var told = post(add, "{'EntityId':'%s'}".formatted(matti));
    var one = next();
    assertThat(one.message()).isEqualTo("AddMember");
    assertThat(one.query()).isEqualTo("code=k+y");
    assertThat(input(one, "EntityId").asString("")).isEqualTo(matti);
    assertThat(input(one, "ListId").asString("")).isEqualTo(list);
    assertThat(Json.text(one.context().path("OutputParameters").path(0), "value"))
        .isEqualTo(Json.text(told.json(), "Id"));
    post(
        "AddListMembersList",
        "{'List':{'listid':'%s'},'Members':[{'contactid':'%s'}]}".formatted(list, matti));
    var several = next();
    assertThat(several.message()).isEqualTo("AddListMembers");
    assertThat(input(several, "MemberIds").path(0).asString("")).isEqualTo(matti);
  }

  @Test
  void whatWasUndoneIsNotTold() throws InterruptedException {
    listen(endpoint(4, "k"), "Create", "campaign", "");
    var target = "{'name':'%s','@odata.type':'Microsoft.Dynamics.CRM.campaign'%s}";
    var all = "campaigns/Microsoft.Dynamics.CRM.CreateMultiple";
    var wrong = target.formatted("Gone", "") + "," + target.formatted("Bad", ",'typecode':99");
    assertThat(post(all, "{'Targets':[%s]}".formatted(wrong)).status()).isEqualTo(400);
    var right = target.formatted("One", "") + "," + target.formatted("Two", "");
    assertThat(post(all, "{'Targets':[%s]}".formatted(right)).status()).isEqualTo(200);
    // They come in their order: nothing was sent before them.
    assertThat(attribute(next(), "name").asString("")).isEqualTo("One");
    assertThat(attribute(next(), "name").asString("")).isEqualTo("Two");
  }

  @Test
  void aGatewayThatFailsIsTriedOnceMore() throws InterruptedException {
    listen(endpoint(4, "k"), "Create", "campaign", "");
    answers.add(503);
    post("campaigns", "{'name':'First'}");
    post("campaigns", "{'name':'Second'}");
    var first = Json.text(next().context(), "RequestId");
    assertThat(Json.text(next().context(), "RequestId")).isEqualTo(first);
    // Other refusals are not tried again.
    answers.add(500);
    post("campaigns", "{'name':'Third'}");
    assertThat(attribute(next(), "name").asString("")).isEqualTo("Second");
    post("campaigns", "{'name':'Fourth'}");
    assertThat(attribute(next(), "name").asString("")).isEqualTo("Third");
    assertThat(attribute(next(), "name").asString("")).isEqualTo("Fourth");
  }

  @Test
  void whatCannotRunIsRefusedAndASwitchedOffStepIsQuiet() throws InterruptedException {
    var hook = endpoint(4, "k");
    var queue = "{'name':'Queue','contract':2,'authtype':2,'url':'sb://x'}";
    assertThat(post("serviceendpoints", queue).status()).isEqualTo(400);
    var early = step(hook, "Create", "campaign", "").put("stage", 20);
    assertThat(post("sdkmessageprocessingsteps", Json.write(early)).status()).isEqualTo(400);
    var ofOther = step(hook, "Create", "campaign", "");
    ofOther.set(
        "sdkmessageid@odata.bind",
        step(hook, "Delete", "campaign", "").path("sdkmessageid@odata.bind"));
    assertThat(post("sdkmessageprocessingsteps", Json.write(ofOther)).status()).isEqualTo(400);
    assertThat(post("sdkmessages", "{'name':'Mine'}").status()).isEqualTo(400);
    var step = listen(hook, "Create", "campaign", "");
    var one = ROOT + "serviceendpoints(" + hook + ")";
    var used = api.send("DELETE", one, "", "application/json", Map.of());
    assertThat(used.status()).isEqualTo(405);
    var path = ROOT + "sdkmessageprocessingsteps(" + step + ")";
    api.patch(path, "{\"statecode\":1,\"statuscode\":2}");
    post("campaigns", "{'name':'Unheard'}");
    api.patch(path, "{\"statecode\":0,\"statuscode\":1}");
    post("campaigns", "{'name':'Heard'}");
    assertThat(attribute(next(), "name").asString("")).isEqualTo("Heard");
  }
}
