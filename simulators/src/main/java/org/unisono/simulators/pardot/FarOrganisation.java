package org.unisono.simulators.pardot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.unisono.simulators.Json;
import org.unisono.simulators.salesforce.SalesforceSimulator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A Salesforce simulator of another process, over its public API.
final class FarOrganisation implements Organisation {
  private static final String DATA = "/services/data/v60.0";
  private static final String PERSON = "Id, FirstName, LastName, Email, HasOptedOutOfEmail";
  private static final Map<String, String> FIELDS =
      Map.of("Campaign", "Id, Name, ParentId", "Lead", PERSON, "Contact", PERSON);

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI baseUrl;
  private String token = "";

  /// @throws UncheckedIOException where nothing answers, or not as a simulator of Salesforce
  FarOrganisation(URI baseUrl) {
    this.baseUrl = URI.create(baseUrl.toString().replaceAll("/+$", ""));
    logIn();
  }

  @Override
  public URI baseUrl() {
    return baseUrl;
  }

  @Override
  public ObjectNode ready() {
    logIn();
    return SalesforceSimulator.clients()
        .put("baseUrl", baseUrl.toString())
        .put("accessToken", token);
  }

  private void logIn() {
    var known = SalesforceSimulator.clients();
    var form =
        "grant_type=client_credentials&client_id=%s&client_secret=%s"
            .formatted(Json.text(known, "clientId"), Json.text(known, "clientSecret"));
    var request =
        HttpRequest.newBuilder(URI.create(baseUrl + "/services/oauth2/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build();
    token = Json.text(good(sent(request)), "access_token");
  }

  @Override
  public List<ObjectNode> all(String type) {
    return query("query", type, "");
  }

  @Override
  public List<ObjectNode> recycled(String type) {
    return query("queryAll", type, " WHERE IsDeleted = true");
  }

  @Override
  public Optional<ObjectNode> find(String type, String id) {
    return where(type, "Id", id).stream().findFirst();
  }

  @Override
  public List<ObjectNode> where(String type, String field, String value) {
    var text = value.replace("\\", "\\\\").replace("'", "\\'");
    return query("query", type, " WHERE %s = '%s'".formatted(field, text));
  }

  private List<ObjectNode> query(String resource, String type, String where) {
    var soql = "SELECT %s FROM %s%s".formatted(FIELDS.getOrDefault(type, "Id"), type, where);
    var next = DATA + "/" + resource + "?q=" + URLEncoder.encode(soql, StandardCharsets.UTF_8);
    List<ObjectNode> rows = new ArrayList<>();
    while (!next.isEmpty()) {
      var page = call("GET", next, "");
      page.path("records").forEach(r -> rows.add((ObjectNode) r));
      next = Json.text(page, "nextRecordsUrl");
    }
    return rows;
  }

  @Override
  public String create(String type, Map<String, ?> values) {
    var made = call("POST", DATA + "/sobjects/" + type, Json.write(Json.object(values)));
    return Json.text(made, "id");
  }

  @Override
  public void update(String type, String id, Map<String, ?> values) {
    call("PATCH", DATA + "/sobjects/" + type + "/" + id, Json.write(Json.object(values)));
  }

  private JsonNode call(String method, String path, String body) {
    var answer = tried(method, path, body);
    if (answer.statusCode() == 401) {
      logIn();
      answer = tried(method, path, body);
    }
    return good(answer);
  }

  private HttpResponse<String> tried(String method, String path, String body) {
    return sent(
        HttpRequest.newBuilder(URI.create(baseUrl + path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build());
  }

  private JsonNode good(HttpResponse<String> answer) {
    if (answer.statusCode() / 100 != 2) {
      throw broken(answer.statusCode() + " " + answer.body());
    }
    return answer.body().isEmpty() ? Json.object() : Json.parse(answer.body());
  }

  private HttpResponse<String> sent(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException gone) {
      throw broken(Objects.requireNonNullElse(gone.getMessage(), "no answer"));
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw broken("interrupted");
    }
  }

  private UncheckedIOException broken(String what) {
    var text = "Salesforce at " + baseUrl + ": " + what;
    return new UncheckedIOException(text, new IOException(text));
  }
}
