package org.unisono.simulators.salesforce;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/// Search for words: `FIND {…} IN … FIELDS RETURNING …`, and the same by parameters.
final class SearchCalls {
  private static final int MOST = 2_000;
  private static final Pattern FIND =
      Pattern.compile(
          "(?is)\\s*FIND\\s*\\{(?<words>(?:\\\\.|[^}])*)}\\s*(?:IN\\s+(?<scope>\\w+)\\s+FIELDS\\s*)?(?:RETURNING\\s+(?<types>.*?))?(?:\\s+LIMIT\\s+(?<limit>\\d{1,6}))?\\s*");
  private static final Pattern TAIL =
      Pattern.compile("(?is)(?<fields>.*?)(?<rest>\\s+(?:WHERE|ORDER\\s+BY)\\s.*)?");
  private static final Pattern LIMIT = Pattern.compile("(?is)\\s+LIMIT\\s+(\\d{1,6})\\s*$");
  private static final List<String> OF_PEOPLE =
      List.of("Lead", "Contact", "Account", "Campaign", "Opportunity");

  /// One object to search.
  ///
  /// @param inner fields, and conditions and an order behind them
  private record Wish(String type, String inner, int limit) {}

  private final Org org;

  SearchCalls(Org org) {
    this.org = org;
  }

  void register(Routes routes) {
    routes
        .get("/services/data/{v}/search", this::search)
        .get("/services/data/{v}/parameterizedSearch", this::byParameters)
        .post("/services/data/{v}/parameterizedSearch", this::byBody);
  }

  private Reply search(Request request) {
    var text = request.param("q").orElse("");
    var find = FIND.matcher(text);
    if (!find.matches()) {
      throw malformed("No search term found. The search term must be enclosed in braces.");
    }
    var scope = find.group("scope") == null ? "ALL" : find.group("scope");
    var types = find.group("types") == null ? "" : find.group("types");
    var wishes = types.isBlank() ? everywhere() : wishes(types);
    int limit = find.group("limit") == null ? MOST : Integer.parseInt(find.group("limit"));
    return answer(request, SearchWords.of(find.group("words"), scope), wishes, limit);
  }

  private static SalesforceRefused malformed(String message) {
    return SalesforceRefused.bad("MALFORMED_SEARCH", message);
  }

  private static List<Wish> everywhere() {
    return OF_PEOPLE.stream().map(type -> new Wish(type, "Id", MOST)).toList();
  }

  /// The objects are parted by commas outside of brackets.
  private static List<Wish> wishes(String types) {
    var wishes = new ArrayList<Wish>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i <= types.length(); i++) {
      char c = i == types.length() ? ',' : types.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ',' && depth == 0) {
        wishes.add(wish(types.substring(from, i).trim()));
        from = i + 1;
      }
    }
    return wishes;
  }

  private static Wish wish(String text) {
    int bracket = text.indexOf('(');
    if (bracket < 0) {
      return new Wish(text, "Id", MOST);
    }
    if (!text.endsWith(")")) {
      throw malformed("unexpected token: " + text);
    }
    var inner = text.substring(bracket + 1, text.length() - 1);
    var limit = LIMIT.matcher(inner);
    int most = limit.find() ? Integer.parseInt(limit.group(1)) : MOST;
    return new Wish(text.substring(0, bracket).trim(), limit.replaceAll(""), most);
  }

  private Reply byParameters(Request request) {
    var fields = request.param("fields").orElse("Id");
    var types =
        Stream.of(request.param("sobject").orElse("").split(","))
            .filter(t -> !t.isBlank())
            .map(t -> new Wish(t.trim(), fields, request.number("sobject.limit", MOST)))
            .toList();
    var words = SearchWords.of(request.param("q").orElse(""), request.param("in").orElse("ALL"));
    int limit = request.number("overallLimit", MOST);
    return answer(request, words, types.isEmpty() ? everywhere() : types, limit);
  }

  private Reply byBody(Request request) {
    var body = request.object();
    var wishes = new ArrayList<Wish>();
    for (var object : body.path("sobjects")) {
      var fields = fields(object.has("fields") ? object.path("fields") : body.path("fields"));
      var where = Json.text(object, "where");
      wishes.add(
          new Wish(
              Json.text(object, "name"),
              where.isEmpty() ? fields : fields + " WHERE " + where,
              object.path("limit").asInt(MOST)));
    }
    var scope = Json.text(body, "in").isEmpty() ? "ALL" : Json.text(body, "in");
    var words = SearchWords.of(Json.text(body, "q"), scope);
    int limit = body.path("overallLimit").asInt(MOST);
    return answer(request, words, wishes.isEmpty() ? everywhere() : wishes, limit);
  }

  private static String fields(JsonNode names) {
    var fields = names.valueStream().map(JsonNode::asString).toList();
    return fields.isEmpty() ? "Id" : String.join(",", fields);
  }

  private Reply answer(Request request, SearchWords words, List<Wish> wishes, int limit) {
    var found = Json.array();
    wishes.forEach(wish -> find(request, words, wish, found));
    while (found.size() > limit) {
      found.remove(found.size() - 1);
    }
    return Reply.ok(Json.object().set("searchRecords", found));
  }

  private void find(Request request, SearchWords words, Wish wish, ArrayNode to) {
    var parts = TAIL.matcher(wish.inner());
    var rest = parts.matches() && parts.group("rest") != null ? parts.group("rest") : "";
    var fields = parts.matches() ? parts.group("fields") : wish.inner();
    var soql = "SELECT %s FROM %s%s".formatted(fields.trim(), wish.type(), rest);
    var found = org.queries.run(soql, Queries.Scope.LIVE);
    found.rows().stream()
        .filter(row -> words.areIn(org.reads, found.type(), row))
        .limit(wish.limit())
        .forEach(row -> to.add(org.queries.shown(found, row, request.var("v"))));
  }

  /// The words of a text, in small letters.
  static List<String> parted(String text) {
    return Stream.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}*?]+"))
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
