package org.unisono.connectors.activecampaign;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unisono.connector.Account;
import org.unisono.connector.Budget.Lane;
import org.unisono.connector.CallShare;
import org.unisono.connector.Secret;
import org.unisono.connector.Trouble;
import org.unisono.connectors.http.Answer;
import org.unisono.connectors.http.Call;
import org.unisono.connectors.http.Call.Verb;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Snag.Denied;
import org.unisono.connectors.http.Snag.Stuck;
import org.unisono.connectors.http.Wire;
import tools.jackson.databind.JsonNode;

/// Calls with the key of one user. All keys of an account share five calls a second.
final class ActiveCampaignApi {
  /// Most rows of a page.
  static final int MOST = 100;

  private static final int WALKS = 3;
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final int TOO_MANY = 429;

  /// Others share the calls of a second: who is one too many soon finds room.
  private static final int TRIES = 3;

  private static final int SOON_SECONDS = 2;

  private final Account account;
  private final Wire wire;

  /// When the latest answers came, by the time that really passes.
  private final Deque<Long> recent = new ArrayDeque<>();

  /// When there is room for the next call; what is done with the last answer does not wait for it.
  private long roomAt = System.nanoTime();

  ActiveCampaignApi(Account account, Wire wire) {
    this.account = account;
    this.wire = wire;
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  JsonNode get(String path, Lane lane) {
    return json(call("GET", path, "", Verb.READS, lane));
  }

  JsonNode get(String path) {
    return get(path, Lane.ORDINARY);
  }

  JsonNode write(String method, String path, JsonNode body, Lane lane) {
    return json(call(method, path, Json.write(body), Verb.WRITES, lane));
  }

  JsonNode write(String method, String path, JsonNode body) {
    return write(method, path, body, Lane.ORDINARY);
  }

  void delete(String path) {
    json(call("DELETE", path, "", Verb.WRITES, Lane.ORDINARY));
  }

  /// One record under its singular name; empty where it is not there.
  Optional<JsonNode> find(String path, String singular) {
    try {
      return Optional.of(get(path).path(singular)).filter(JsonNode::isObject);
    } catch (Denied denied) {
      if (denied.status() == 404) {
        return Optional.empty();
      }
      throw denied;
    }
  }

  /// A whole listing by offset. It is walked again where it holds not as many as it counts.
  List<JsonNode> all(String path, String plural, Lane lane) {
    for (int walk = 0; walk < WALKS; walk++) {
      var rows = new LinkedHashMap<String, JsonNode>();
      long total;
      int offset = 0;
      do {
        var page = get(path + (path.contains("?") ? "&" : "?") + window(offset), lane);
        page.path(plural).forEach(row -> rows.put(Json.text(row, "id"), row));
        total = total(page);
        offset += pageSize();
      } while (offset < total);
      if (rows.size() == total) {
        return new ArrayList<>(rows.values());
      }
    }
    throw new Stuck(new Trouble.AskedWrong("unsteadyListing", null, path));
  }

  /// The first rows of a listing, in the order that the path asks for.
  List<JsonNode> first(String path, String plural, int most) {
    var rows = new LinkedHashMap<String, JsonNode>();
    long total;
    int offset = 0;
    do {
      var page = get(path + (path.contains("?") ? "&" : "?") + window(offset));
      page.path(plural).forEach(row -> rows.putIfAbsent(Json.text(row, "id"), row));
      total = total(page);
      offset += pageSize();
    } while (offset < Math.min(total, most));
    return new ArrayList<>(rows.values());
  }

  private String window(int offset) {
    return "limit=%d&offset=%d".formatted(pageSize(), offset);
  }

  int pageSize() {
    return Math.min(MOST, account.number("pageSize", MOST));
  }

  static long total(JsonNode page) {
    return page.path("meta").path("total").asLong(0);
  }

  /// Whether nothing is left behind a page that was asked for by `id_greater`: it is empty, or
  /// holds all that the vendor counts from there.
  static boolean isLast(JsonNode answer, JsonNode page) {
    return page.isEmpty() || page.size() >= total(answer);
  }

  /// A mark of what the account may see: its user, its group and what that group may.
  String rights() {
    var user = Json.text(get("/users/me").path("user"), "id");
    var group = Json.text(get("/users/" + user + "/userGroup").path("userGroup"), "groupid");
    var may = new StringBuilder(user).append(':').append(group).append(':');
    get("/groups/" + group).path("group").properties().stream()
        .filter(p -> p.getKey().startsWith("pg"))
        .sorted(Map.Entry.comparingByKey())
        .forEach(p -> may.append(p.getKey()).append('=').append(p.getValue().asString("")));
    return may.toString();
  }

  private JsonNode json(Call call) {
    var answer = sent(call);
    var body = Json.of(call.verb(), answer);
    if (!answer.isGood()) {
      throw Refusals.of(answer, body, wire, () -> isKeyGood(call));
    }
    return body;
  }

  /// What was one call too many has done nothing, and is tried again where that may be soon: a roll
  /// of many pages does not begin anew for it.
  private Answer sent(Call call) {
    for (int tried = 1; ; tried++) {
      awaitRoom();
      var answer = wire.send(call);
      leaveRoom(answer);
      long wait = answer.retryAfter(1);
      if (answer.status() != TOO_MANY || tried == TRIES || wait > SOON_SECONDS) {
        return answer;
      }
      wire.pauses().pause(Duration.ofSeconds(wait));
    }
  }

  /// A 403 is a dead key or a right that is missing; who the user is tells them apart.
  private boolean isKeyGood(Call refused) {
    if (refused.uri().getPath().endsWith("/users/me")) {
      return false;
    }
    awaitRoom();
    var answer = wire.send(call("GET", "/users/me", "", Verb.READS, refused.lane()));
    leaveRoom(answer);
    return answer.isGood();
  }

  /// What is not our share of the calls of a second is for others. There is room again a second
  /// after the first of ours; where others have taken it, a second from now.
  private void leaveRoom(Answer answer) {
    int limit = number(answer, "RateLimit-Limit");
    int left = number(answer, "RateLimit-Remaining");
    int ours = limit - (int) CallShare.of(account).rest(limit);
    long now = System.nanoTime();
    recent.add(now);
    while (recent.size() > ours) {
      recent.removeFirst();
    }
    if (limit > 0 && left <= limit - ours) {
      roomAt = SECOND.toNanos() + (recent.size() < ours ? now : recent.getFirst());
    }
  }

  private void awaitRoom() {
    long rest = roomAt - System.nanoTime();
    if (rest > 0) {
      wire.pauses().pause(Duration.ofNanos(rest));
    }
  }

  private static int number(Answer answer, String header) {
    return answer.header(header).filter(h -> h.matches("\\d{1,6}")).map(Integer::valueOf).orElse(0);
  }

  /// @param path of a page for people, whose host is another than that of the calls
  URI page(String path) {
    var base = account.baseUrl();
    var host = base.getAuthority().replaceFirst("\\.api-[a-z]+\\d+\\.com$", ".activehosted.com");
    return URI.create(base.getScheme() + "://" + host + path);
  }

  void pause(Duration time) {
    wire.pauses().pause(time);
  }

  private Call call(String method, String path, String body, Verb verb, Lane lane) {
    var base = account.baseUrl().toString().replaceAll("(/api/3)?/*$", "");
    var key = account.secret("apiKey").map(Secret::value).orElse("");
    var headers =
        Map.of("Accept", "application/json", "Content-Type", "application/json", "Api-Token", key);
    return new Call(method, URI.create(base + "/api/3" + path), headers, body, verb, lane);
  }
}
