package org.unisono.connectors.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import org.unisono.connector.Budget;
import org.unisono.connector.Trouble;
import org.unisono.connectors.http.Call.Verb;
import org.unisono.connectors.http.Snag.Stuck;
import org.unisono.connectors.http.Snag.Unclear;

/// Sends calls, within the budget.
public final class Wire {

  private static final int TRIES = 3;
  private static final int MOST_BYTES = 32 * 1024 * 1024;
  private static final long MOST_READ = 256L * 1024 * 1024;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  // One for all: each client has a thread and a pool of connections of its own.
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  private final Budget budget;
  private final InstantSource clock;
  private final Pauses pauses;

  public Wire(Budget budget, InstantSource clock, Pauses pauses) {
    this.budget = budget;
    this.clock = clock;
    this.pauses = pauses;
  }

  public Budget budget() {
    return budget;
  }

  public InstantSource clock() {
    return clock;
  }

  public Pauses pauses() {
    return pauses;
  }

  /// The vendor's answer, whatever its status below 500. A read is tried up to three times where
  /// their server fails.
  public Answer send(Call call) {
    if (!isSafe(call.uri())) {
      throw new Stuck(new Trouble.Unreachable("not encrypted"));
    }
    Trouble last = new Trouble.Unreachable("not tried");
    for (int attempt = 0; attempt < TRIES; attempt++) {
      if (attempt > 0) {
        pauses.pause(Duration.ofMillis(200L << attempt));
      }
      budget
          .take(call.lane(), String.valueOf(call.uri().getPath()))
          .ifPresent(
              until -> {
                throw new Stuck(
                    new Trouble.Throttled(
                        until, budget.isClosed() ? Trouble.By.VENDOR : Trouble.By.BUDGET));
              });
      if (Thread.currentThread().isInterrupted()) {
        // While it waited for its turn: nothing was sent.
        throw new Stuck(new Trouble.Unreachable("interrupted"));
      }
      try {
        var answer = exchange(call);
        if (answer.status() < 500) {
          return checked(call, answer);
        }
        last = new Trouble.ServerFault(answer.status());
      } catch (ConnectException refused) {
        throw new Stuck(new Trouble.Unreachable("connection refused"));
      } catch (HttpTimeoutException late) {
        last = new Trouble.Unreachable("timed out");
      } catch (IOException broken) {
        // Its message may quote what was sent.
        last = new Trouble.Unreachable(broken.getClass().getSimpleName());
      }
      if (call.verb() == Verb.WRITES) {
        throw new Unclear(last);
      }
    }
    throw new Stuck(last);
  }

  /// Tokens go over TLS, or do not leave the machine.
  private static boolean isSafe(URI uri) {
    return "https".equals(uri.getScheme())
        || String.valueOf(uri.getHost()).matches("localhost|127\\.\\d+\\.\\d+\\.\\d+|\\[::1]");
  }

  private static Answer exchange(Call call) throws IOException {
    var request = HttpRequest.newBuilder(call.uri()).timeout(PATIENCE);
    call.headers().forEach(request::header);
    var body =
        call.body().isEmpty()
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(call.body());
    request.method(call.method(), body);
    try {
      var response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream in = response.body()) {
        var text =
            new Intake(MOST_BYTES, MOST_READ)
                .read(in)
                .orElseThrow(() -> trouble(call.verb(), new Trouble.TooLarge(MOST_BYTES)));
        return new Answer(response.statusCode(), response.headers(), text);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw trouble(call.verb(), new Trouble.Unreachable("interrupted"));
    }
  }

  private static Answer checked(Call call, Answer answer) {
    boolean page = answer.body().stripLeading().startsWith("<");
    boolean elsewhere = answer.status() > 300 && answer.status() < 400;
    if (page || elsewhere) {
      throw trouble(call.verb(), new Trouble.NotTheVendor(answer.status()));
    }
    return answer;
  }

  /// For a read: nothing was read. For a write: unclear.
  public static Snag trouble(Verb verb, Trouble trouble) {
    return switch (verb) {
      case READS -> new Stuck(trouble);
      case WRITES -> new Unclear(trouble);
    };
  }
}
