package org.unisono.connectors.marketo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.unisono.connector.Cursor;
import org.unisono.connector.Push;
import org.unisono.connector.PushResult;
import org.unisono.connector.Reading;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteRef;
import org.unisono.connector.Scope;
import org.unisono.connector.Stream;
import org.unisono.connector.Trouble;
import org.unisono.connectors.ContractCase;
import org.unisono.connectors.Rig;
import org.unisono.connectors.http.Pauses;
import org.unisono.simulators.Json;

/// Marketo takes so many calls at a time, whoever makes them.
class MarketoCrowdTest extends ContractCase {
  private final HttpClient others = HttpClient.newHttpClient();
  private final CountDownLatch busy = new CountDownLatch(1);
  private final CountDownLatch free = new CountDownLatch(1);

  @Override
  protected Rig rig(Rig.Clock time) {
    return new MarketoRig(time);
  }

  private MarketoRig marketo() {
    return (MarketoRig) rig;
  }

  /// Somebody else's call fills the account until `free`; answers when it is over.
  private CompletableFuture<Void> crowd() {
    marketo().instance.automate(Json.object().put("callsAtOnce", 1));
    var held =
        CompletableFuture.runAsync(
            () ->
                rig.simulator()
                    .between(
                        () -> {
                          busy.countDown();
                          return waited(free);
                        }));
    waited(busy);
    long before = rig.simulator().journal().apiCalls();
    var request = HttpRequest.newBuilder(at("/rest/v1/lists.json")).build();
    var call = others.sendAsync(request, BodyHandlers.ofString());
    while (rig.simulator().journal().apiCalls() == before) {
      Thread.onSpinWait();
    }
    return CompletableFuture.allOf(held, call);
  }

  private URI at(String path) {
    return rig.simulator().baseUrl().resolve(path);
  }

  private static boolean waited(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  /// A session that has its token already.
  private void connected(Pauses pauses) {
    session = new MarketoConnector(pauses).open(rig.account(), budget(), clock);
    session.changes(Stream.CAMPAIGNS, Scope.ALL).since(Cursor.START).orElseThrow();
  }

  @Test
  void aCallThatIsOneTooManyIsMadeAgainAndNothingFails() {
    var campaign = new RemoteRef(RecordKind.CAMPAIGN, rig.campaign("Crowded"));
    var crowd = new CompletableFuture<CompletableFuture<Void>>();
    connected(
        time -> {
          free.countDown();
          crowd.join().join();
        });
    crowd.complete(crowd());
    assertThat(push(new Push.UpdateCampaign(campaign, rig.named("Went on"), Map.of())))
        .isInstanceOf(PushResult.Written.class);
    assertThat(rig.campaignsNamed("Went on")).isOne();
    assertThat(free.getCount()).as("it met the crowd").isZero();
  }

  @Test
  void whoNeverGetsThroughIsToldWhenToComeAgain() {
    var slept = new ArrayList<Duration>();
    connected(slept::add);
    var crowd = crowd();
    assertThat(session.changes(Stream.CAMPAIGNS, Scope.ALL).since(Cursor.START))
        .isInstanceOfSatisfying(
            Reading.Failed.class,
            f ->
                assertThat(f.trouble())
                    .isEqualTo(
                        new Trouble.Throttled(clock.instant().plusSeconds(30), Trouble.By.VENDOR)));
    assertThat(slept).hasSize(4).isSorted();
    free.countDown();
    crowd.join();
    clock.pass(Duration.ofMinutes(1));
    assertThat(session.changes(Stream.CAMPAIGNS, Scope.ALL).since(Cursor.START))
        .isInstanceOf(Reading.Of.class);
  }
}
