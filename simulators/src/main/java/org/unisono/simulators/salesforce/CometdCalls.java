package org.unisono.simulators.salesforce;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The streaming API: change events over Bayeux long polls.
///
/// A first connect is answered at once, each later one when there are events, or after 110 seconds.
/// A client that stays away for 40 seconds is forgotten.
final class CometdCalls {
  private static final String PATH = "/cometd/";
  private static final String CONNECT = "/meta/connect";
  private static final String COOKIE = "BAYEUX_BROWSER";
  private static final Duration LONGEST = Duration.ofSeconds(110);
  private static final Duration AWAY = Duration.ofSeconds(40);
  private static final int MOST_AT_ONCE = 200;

  private record Pending(String channel, ChangeEvent event) {}

  private final Org org;
  private final Map<String, CometdClient> clients = new HashMap<>();

  CometdCalls(Org org) {
    this.org = org;
  }

  void register(Routes routes) {
    routes.post(PATH + "{v}", this::answer).post(PATH + "{v}/{kind}", this::answer);
  }

  /// How long the call may be held, which a client can shorten.
  Duration patience(Request request) {
    if (!request.path().startsWith(PATH) || !request.body().contains(CONNECT)) {
      return Duration.ZERO;
    }
    return connect(request)
        .map(m -> Duration.ofMillis(m.path("advice").path("timeout").asLong(LONGEST.toMillis())))
        .filter(asked -> asked.compareTo(LONGEST) < 0)
        .orElse(LONGEST);
  }

  boolean isQuiet(Request request) {
    boolean allowed =
        org.sessions.isAlive(request.bearer()) && request.header("Cookie").contains(COOKIE);
    return connect(request)
        .filter(m -> allowed && isLongPoll(m))
        .flatMap(this::client)
        .map(c -> c.isConnected && isUntold(c))
        .orElse(false);
  }

  private static boolean isLongPoll(JsonNode message) {
    return Json.text(message, "connectionType").equals("long-polling");
  }

  private boolean isUntold(CometdClient client) {
    client.seen = org.clock.instant();
    return pending(client).isEmpty();
  }

  private static Optional<JsonNode> connect(Request request) {
    return messages(request).stream().filter(m -> isOn(m, CONNECT)).findFirst();
  }

  private static List<JsonNode> messages(Request request) {
    var body = request.json();
    return body.isArray() ? body.valueStream().toList() : List.of(body);
  }

  private static boolean isOn(JsonNode message, String channel) {
    return Json.text(message, "channel").equals(channel);
  }

  private Optional<CometdClient> client(JsonNode message) {
    var oldest = org.clock.instant().minus(AWAY);
    clients.values().removeIf(c -> c.seen.isBefore(oldest));
    return Optional.ofNullable(clients.get(Json.text(message, "clientId")));
  }

  private Reply answer(Request request) {
    if (!DescribeCalls.isVersion("v" + request.var("v"))) {
      var text = "400::Unsupported API version. URI format: '/cometd/60.0'";
      return Reply.text(400, "text/plain", text);
    }
    var answers = Json.array();
    for (var message : messages(request)) {
      answer(request, message, answers);
    }
    var reply = Reply.ok(answers);
    boolean greeted = messages(request).stream().anyMatch(m -> isOn(m, "/meta/handshake"));
    return greeted ? reply.with("Set-Cookie", COOKIE + "=simulated;Path=/;HttpOnly") : reply;
  }

  private void answer(Request request, JsonNode message, ArrayNode answers) {
    if (isOn(message, "/meta/handshake")) {
      answers.add(handshake(request, message));
      return;
    }
    var known = client(message);
    if (known.isEmpty()) {
      var unknown = refused(message, "403::Unknown client");
      unknown.putObject("advice").put("interval", 0).put("reconnect", "handshake");
      answers.add(unknown);
    } else if (!org.sessions.isAlive(request.bearer())) {
      var dead = refused(message, "401::Authentication invalid");
      dead.putObject("advice").put("interval", 0).put("reconnect", "none");
      answers.add(dead);
    } else if (!request.header("Cookie").contains(COOKIE)) {
      var lost = "400::Client %s has established a session, but no %s cookie present";
      answers.add(refused(message, lost.formatted(known.get().id, COOKIE)));
    } else {
      known.get().seen = org.clock.instant();
      answer(known.get(), message, answers);
    }
  }

  private void answer(CometdClient client, JsonNode message, ArrayNode answers) {
    switch (Json.text(message, "channel")) {
      case CONNECT -> connected(client, message, answers);
      case "/meta/subscribe" ->
          channels(message).forEach(c -> subscribe(client, c, message, answers));
      case "/meta/unsubscribe" -> {
        channels(message).forEach(client.told::remove);
        var done = accepted(message);
        answers.add(done.set("subscription", message.path("subscription")));
      }
      case "/meta/disconnect" -> {
        clients.remove(client.id);
        answers.add(accepted(message));
      }
      default -> answers.add(refused(message, "403::Publish denied"));
    }
  }

  private ObjectNode handshake(Request request, JsonNode message) {
    if (!org.sessions.isAlive(request.bearer())) {
      var denied = refused(message, "403::Handshake denied");
      denied.putObject("ext").putObject("sfdc").put("failureReason", "401::Authentication invalid");
      denied.putObject("advice").put("reconnect", "none");
      return denied;
    }
    var client = new CometdClient(org.clock.instant());
    clients.put(client.id, client);
    var done = accepted(message).put("clientId", client.id).put("version", "1.0");
    done.put("minimumVersion", "1.0").putArray("supportedConnectionTypes").add("long-polling");
    done.putObject("ext").put("replay", true).put("payload.format", true);
    return done;
  }

  private void connected(CometdClient client, JsonNode message, ArrayNode answers) {
    if (!isLongPoll(message)) {
      var type = Json.text(message, "connectionType");
      answers.add(refused(message, "400::Invalid connection type " + type));
      return;
    }
    var done = accepted(message);
    if (!client.isConnected) {
      client.isConnected = true;
      done.putObject("advice")
          .put("interval", 0)
          .put("timeout", LONGEST.toMillis())
          .put("reconnect", "retry");
    }
    for (var pending : pending(client)) {
      client.told.put(pending.channel(), pending.event().replayId());
      answers.add(pending.event().message(pending.channel()));
      if (org.faults.take(Fault.EVENT_TWICE)) {
        answers.add(pending.event().message(pending.channel()));
      }
    }
    answers.add(done);
  }

  private List<Pending> pending(CometdClient client) {
    var all = new ArrayList<Pending>();
    client.told.forEach(
        (channel, told) ->
            org.changes
                .after(channel, told)
                .limit(MOST_AT_ONCE)
                .forEach(e -> all.add(new Pending(channel, e))));
    all.sort(Comparator.comparingLong(p -> p.event().replayId()));
    return all;
  }

  private static List<String> channels(JsonNode message) {
    var subscription = message.path("subscription");
    return subscription.isArray()
        ? subscription.valueStream().map(JsonNode::asString).toList()
        : List.of(Json.text(message, "subscription"));
  }

  private void subscribe(CometdClient client, String channel, JsonNode message, ArrayNode answers) {
    var asked = message.path("ext").path("replay").path(channel);
    var replayId = asked.asLong(ChangeEvents.FROM_NOW);
    var start = org.changes.start(replayId);
    var problem =
        channel.isEmpty()
            ? "400::Channel name not specified"
            : !channel.startsWith("/")
                ? "400::Channel subscriptions must start with a leading '/'"
                : !org.changes.isChannel(channel)
                    ? "400::The channel you requested to subscribe to does not exist " + channel
                    : start.isEmpty()
                        ? ("400::The replayId {%d} you provided was invalid.  Please provide a valid ID,"
                                + " -2 to replay all events, or -1 to replay only new events.")
                            .formatted(replayId)
                        : "";
    if (problem.isEmpty()) {
      client.told.put(channel, start.getAsLong());
      answers.add(accepted(message).put("subscription", channel));
    } else {
      answers.add(refused(message, problem).put("subscription", channel));
    }
  }

  private static ObjectNode accepted(JsonNode message) {
    var answer = Json.object().put("channel", Json.text(message, "channel"));
    for (var same : List.of("id", "clientId")) {
      if (message.has(same)) {
        answer.set(same, message.path(same));
      }
    }
    return answer.put("successful", true);
  }

  private static ObjectNode refused(JsonNode message, String error) {
    return accepted(message).put("successful", false).put("error", error);
  }
}
