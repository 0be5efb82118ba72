package org.unisono.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisono.connector.Budget;
import org.unisono.connector.Budget.Lane;
import org.unisono.connector.RemoteRecord;
import org.unisono.connector.Trouble;
import org.unisono.connectors.http.Call.Verb;

class WireTest {

  private static final int TOO_MUCH = 33 * 1024 * 1024;

  private final Budget budget = new Budget(1_000, () -> Instant.EPOCH);
  private final Wire wire = new Wire(budget, () -> Instant.EPOCH, time -> {});
  private final AtomicInteger calls = new AtomicInteger();
  private final HttpServer server = unstarted();

  private static HttpServer unstarted() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException noPort) {
      throw new IllegalStateException(noPort);
    }
  }

  @BeforeEach
  void serve() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void aReadIsTriedThreeTimesAndEachTryIsPaidFor() {
    answer(503, new byte[0]);
    assertThat(stuck(call(Verb.READS))).isEqualTo(new Trouble.ServerFault(503));
    assertThat(calls).hasValue(3);
    assertThat(budget.spent()).isEqualTo(3);
  }

  @Test
  void aWriteIsTriedOnceAndUnclearAfterwards() {
    answer(503, new byte[0]);
    var unclear = catchThrowableOfType(Snag.Unclear.class, () -> wire.send(call(Verb.WRITES)));
    assertThat(unclear.trouble()).isEqualTo(new Trouble.ServerFault(503));
    assertThat(calls).hasValue(1);
  }

  @Test
  void aRedirectIsNotFollowed() {
    answer(302, new byte[0]);
    assertThat(stuck(call(Verb.READS))).isEqualTo(new Trouble.NotTheVendor(302));
    assertThat(calls).hasValue(1);
  }

  @Test
  void anAnswerWithoutEndIsNotTakenIn() {
    answer(200, new byte[TOO_MUCH]);
    assertThat(stuck(call(Verb.READS))).isInstanceOf(Trouble.TooLarge.class);
  }

  @Test
  void aTextWithoutMeasureIsLeftOutAndWhatStandsAroundItIsNot() {
    var body =
        "[{\"a\":\"b\\\"\",\"note\":\"" + "x\\\"ö".repeat(TOO_MUCH / 4) + "\"},{\"a\":\"ü\"}]";
    answer(200, body.getBytes(StandardCharsets.UTF_8));
    var read = Json.of(Verb.READS, wire.send(call(Verb.READS)));
    assertThat(read)
        .isEqualTo(
            Json.parse(
                "[{\"a\":\"b\\\"\",\"note\":\"%s\"},{\"a\":\"ü\"}]"
                    .formatted(RemoteRecord.LEFT_OUT)));
  }

  @Test
  void theLongestTextThatAVendorHasIsTakenInWhole() {
    var longest = "\\u00e4".repeat(131_072);
    answer(200, ("{\"a\":\"" + longest + "\"}").getBytes(StandardCharsets.UTF_8));
    var read = Json.of(Verb.READS, wire.send(call(Verb.READS)));
    assertThat(Json.text(read, "a")).isEqualTo("ä".repeat(131_072));
  }

  @Test
  void aTokenDoesNotLeaveTheMachineInTheClear() {
    var call = Call.get(URI.create("http://vendor.example/data"), Lane.ORDINARY);
    assertThat(stuck(call.with("Authorization", "Bearer secret-token")))
        .isEqualTo(new Trouble.Unreachable("not encrypted"));
    assertThat(call.with("Authorization", "Bearer secret-token").toString())
        .doesNotContain("secret-token");
  }

  private Trouble stuck(Call call) {
    return catchThrowableOfType(Snag.Stuck.class, () -> wire.send(call)).trouble();
  }

  private Call call(Verb verb) {
    var uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    return new Call("POST", uri, Map.of(), "{}", verb, Lane.ORDINARY);
  }

  private void answer(int status, byte[] body) {
    server.createContext(
        "/",
        exchange -> {
          calls.incrementAndGet();
          exchange.getResponseHeaders().add("Location", "/elsewhere");
          exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }
}
