package org.unisono.simulators.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.olingo.client.api.ODataClient;
import org.apache.olingo.client.api.communication.ODataClientErrorException;
import org.apache.olingo.client.api.communication.request.ODataRequest;
import org.apache.olingo.client.api.communication.request.cud.UpdateType;
import org.apache.olingo.client.api.domain.ClientEntity;
import org.apache.olingo.client.core.ODataClientFactory;
import org.apache.olingo.commons.api.edm.FullQualifiedName;
import org.apache.olingo.commons.api.format.ContentType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Olingo, which knows OData and nothing of Dynamics: it holds every answer against `$metadata`.
class OlingoTest {

  private static final Ready DYNAMICS = Ready.of("DYNAMICS");
  private static final String API = DYNAMICS.get("baseUrl") + "/api/data/v9.2";
  private static final FullQualifiedName CAMPAIGN =
      new FullQualifiedName("Microsoft.Dynamics.CRM", "campaign");

  private static String token = "";

  private final ODataClient client = ODataClientFactory.getClient();

  OlingoTest() {
    client.getConfiguration().setDefaultPubFormat(ContentType.JSON);
  }

  @BeforeAll
  static void logIn() throws IOException, InterruptedException {
    var form =
        Map.of(
            "grant_type", "client_credentials",
            "client_id", DYNAMICS.get("clientId"),
            "client_secret", DYNAMICS.get("clientSecret"),
            "scope", DYNAMICS.get("baseUrl") + "/.default");
    var body =
        form.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    var uri =
        URI.create(
            DYNAMICS.get("baseUrl") + "/" + DYNAMICS.get("tenant") + "/oauth2/v2.0/token");
    var request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try (var http = HttpClient.newHttpClient()) {
      var answer = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
      token = Ready.in(answer).get("access_token");
    }
  }

  private static <T extends ODataRequest> T signed(T request) {
    request.addCustomHeader("Authorization", "Bearer " + token);
    return request;
  }

  private URI campaigns() {
    return client.newURIBuilder(API).appendEntitySetSegment("campaigns").build();
  }

  private static URI one(String id) {
    return URI.create(API + "/campaigns(" + id + ")");
  }

  private ClientEntity named(String name) {
    var factory = client.getObjectFactory();
    var entity = factory.newEntity(CAMPAIGN);
    entity
        .getProperties()
        .add(
            factory.newPrimitiveProperty(
                "name", factory.newPrimitiveValueBuilder().buildString(name)));
    return entity;
  }

  private String created(String name) {
    var request =
        signed(client.getCUDRequestFactory().getEntityCreateRequest(campaigns(), named(name)));
    request.setPrefer("return=representation");
    var answer = request.execute();
    assertThat(answer.getStatusCode()).isEqualTo(201);
    return answer.getBody().getProperty("campaignid").getPrimitiveValue().toString();
  }

  private static String text(ClientEntity entity, String property) {
    return entity.getProperty(property).getPrimitiveValue().toString();
  }

  private ClientEntity read(String id) {
    return signed(client.getRetrieveRequestFactory().getEntityRequest(one(id)))
        .execute()
        .getBody();
  }

  @Test
  void theModelIsUnderstood() {
    var edm =
        signed(client.getRetrieveRequestFactory().getMetadataRequest(API)).execute().getBody();

    var campaign = edm.getEntityType(CAMPAIGN);
    assertThat(campaign.getKeyPredicateNames()).containsExactly("campaignid");
    assertThat(campaign.getPropertyNames()).contains("name", "statecode", "othercost");
    assertThat(edm.getEntityContainer().getEntitySet("campaigns").getEntityType().getName())
        .isEqualTo("campaign");
  }

  @Test
  void recordsAreMadeReadChangedAndDeleted() {
    var id = created("Made by Olingo");

    var changed =
        signed(
                client
                    .getCUDRequestFactory()
                    .getEntityUpdateRequest(one(id), UpdateType.PATCH, named("Changed")))
            .execute();
    assertThat(changed.getStatusCode()).isEqualTo(204);
    assertThat(text(read(id), "name")).isEqualTo("Changed");

    var gone = signed(client.getCUDRequestFactory().getDeleteRequest(one(id))).execute();
    assertThat(gone.getStatusCode()).isEqualTo(204);
    assertThatThrownBy(() -> read(id))
        .isInstanceOfSatisfying(
            ODataClientErrorException.class,
            e -> assertThat(e.getStatusLine().getStatusCode()).isEqualTo(404));
  }

  @Test
  void aQueryIsReadPageByPage() {
    var mark = "O" + UUID.randomUUID().toString().substring(0, 8);
    for (int i = 0; i < 5; i++) {
      created(mark + " " + i);
    }
    var next =
        client
            .newURIBuilder(API)
            .appendEntitySetSegment("campaigns")
            .filter("startswith(name,'" + mark + "')")
            .orderBy("name desc")
            .build();

    List<String> names = new ArrayList<>();
    int pages = 0;
    while (next != null) {
      var request = signed(client.getRetrieveRequestFactory().getEntitySetRequest(next));
      request.setPrefer("odata.maxpagesize=2");
      var set = request.execute().getBody();
      set.getEntities().forEach(e -> names.add(text(e, "name")));
      next = set.getNext();
      pages++;
    }

    assertThat(pages).isEqualTo(3);
    assertThat(names)
        .containsExactly(mark + " 4", mark + " 3", mark + " 2", mark + " 1", mark + " 0");
  }

  @Test
  void whatIsRefusedHasTheVendorsCode() {
    var factory = client.getObjectFactory();
    var entity = named("Wrong");
    entity
        .getProperties()
        .add(
            factory.newPrimitiveProperty(
                "nosuchcolumn", factory.newPrimitiveValueBuilder().buildString("x")));

    assertThatThrownBy(
            () ->
                signed(client.getCUDRequestFactory().getEntityCreateRequest(campaigns(), entity))
                    .execute())
        .isInstanceOfSatisfying(
            ODataClientErrorException.class,
            e -> {
              assertThat(e.getStatusLine().getStatusCode()).isEqualTo(400);
              assertThat(e.getODataError().getCode()).startsWith("0x");
            });
  }
}
