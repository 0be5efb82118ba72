package org.unisono.app.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The contract objects to what the description does not say.
class ApiContractTest {

  private static final String COUNT = "/api/v1/lists/00000000-0000-7000-8000-000000000000/count";

  private final HttpServer server = start();

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private static HttpServer start() {
    try {
      var made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      made.start();
      return made;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private Api.Answer answering(int status, String type, String body) {
    server.createContext(
        "/",
        exchange -> {
          var bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", type);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    return new Api("http://127.0.0.1:" + server.getAddress().getPort(), "").get(COUNT);
  }

  @Test
  void whatIsDescribedIsTaken() {
    assertThat(answering(200, "application/json", "{\"count\": 3}").status()).isEqualTo(200);
  }

  @Test
  void aFieldOfAnotherTypeIsNotTaken() {
    assertThatThrownBy(() -> answering(200, "application/json", "{\"count\": \"3\"}"))
        .hasMessageContaining("count");
  }

  @Test
  void aFieldThatIsMissingOrTooManyIsNotTaken() {
    assertThatThrownBy(() -> answering(200, "application/json", "{}"))
        .isInstanceOf(AssertionError.class);
    server.removeContext("/");
    assertThatThrownBy(() -> answering(200, "application/json", "{\"count\": 3, \"of\": 4}"))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void anUnknownStatusAndARefusalThatIsNoProblemAreNotTaken() {
    assertThatThrownBy(() -> answering(201, "application/json", "{\"count\": 3}"))
        .hasMessageContaining("@Answers");
    server.removeContext("/");
    assertThatThrownBy(() -> answering(403, "application/json", "{}"))
        .hasMessageContaining("application/problem+json");
  }
}
