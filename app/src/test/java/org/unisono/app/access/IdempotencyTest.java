package org.unisono.app.access;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import java.io.File;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.unisono.app.testing.Api;
import org.unisono.app.testing.RoomTest;
import org.unisono.app.testing.Samples;

/// What a request did and the answer that is kept under its key are there both, or neither is.
class IdempotencyTest extends RoomTest {

  private static final Duration LONG = Duration.ofMinutes(3);

  private final String key = "key-" + Samples.word();
  private final String name = "Once " + Samples.word();

  @Autowired private DSLContext sql;
  @Autowired private TransactionTemplate transactions;
  @Autowired private ServletContext servlets;

  @BeforeEach
  void anAnswerMayBeImpossibleToKeep() {
    sql.execute(
        """
        create or replace function access.break_down() returns trigger language plpgsql as $$
        begin
          if new.key like 'broken-%' and new.status < 400 then raise exception 'no room'; end if;
          return new;
        end $$
        """);
    sql.execute(
        """
        create or replace trigger break_down before update on access.idempotency
        for each row execute function access.break_down()
        """);
  }

  @AfterEach
  void mend() {
    sql.execute("drop trigger break_down on access.idempotency");
    sql.execute("drop function access.break_down()");
  }

  private Api.Answer post(String under, Object body) {
    return api().post("/api/v1/campaigns", body, Map.of("Idempotency-Key", under));
  }

  private long made() {
    return api()
        .get("/api/v1/campaigns?limit=1000&q=" + name.replace(' ', '+'))
        .items()
        .valueStream()
        .filter(c -> c.path("name").asString().equals(name))
        .count();
  }

  @Test
  void theSameKeyAnswersTheSameAndMakesNothingNew() {
    var first = post(key, Map.of("name", name));
    var again = post(key, Map.of("name", name));

    assertThat(first.status()).isEqualTo(201);
    assertThat(again.id()).isEqualTo(first.id());
    assertThat(again.raw().headers().firstValue("Idempotent-Replayed")).contains("true");
    assertThat(made()).isEqualTo(1);
    assertThat(post(key, Map.of("name", "Other")).status()).isEqualTo(422);
  }

  @Test
  void whereTheAnswerCannotBeKeptNothingWasDone() {
    var broken = "broken-" + key;

    assertThat(post(broken, Map.of("name", name)).status()).isEqualTo(500);

    assertThat(made()).isZero();
  }

  @Test
  void aRefusalIsKeptAndLeavesNothing() {
    var email = Samples.email();
    var journey = api().post("/api/v1/campaigns", Map.of("name", name, "style", "journey")).id();
    var members = "/api/v1/campaigns/" + journey + "/members";

    var refused = api().post(members, Map.of("email", email), Map.of("Idempotency-Key", key));
    var again = api().post(members, Map.of("email", email), Map.of("Idempotency-Key", key));

    assertThat(refused.code()).isEqualTo("notAdmitted");
    assertThat(again.code()).isEqualTo("notAdmitted");
    assertThat(again.raw().headers().firstValue("Idempotent-Replayed")).contains("true");
    assertThat(api().get("/api/v1/people?q=" + email).items()).isEmpty();
  }

  @Test
  void manyAtOnceAreOneRequestToo() {
    var emails = List.of(Map.of("email", Samples.email()), Map.of("email", Samples.email()));

    var first = api().post("/api/v1/people", emails, Map.of("Idempotency-Key", key));
    var again = api().post("/api/v1/people", emails, Map.of("Idempotency-Key", key));

    assertThat(first.status()).isEqualTo(207);
    assertThat(again.body()).isEqualTo(first.body());
  }

  /// The border between the parts is another one each time.
  @Test
  void anUploadIsOneRequestTooHoweverOftenItIsSent() {
    var email = Samples.email();

    var first = upload(key, email);
    var again = upload(key, email);

    assertThat(first.status()).as(first.raw().body()).isEqualTo(202);
    assertThat(again.id()).isEqualTo(first.id());
    assertThat(again.raw().headers().firstValue("Idempotent-Replayed")).contains("true");
    assertThat(upload(key, Samples.email()).code()).isEqualTo("idempotencyKeyReused");
    assertThat(upload("other-" + key, email).id()).isNotEqualTo(first.id());
  }

  @Test
  void uploadsOfOneKeyAtTheSameMomentAreOneImport() {
    var email = Samples.email();
    var answers = IntStream.range(0, 8).parallel().mapToObj(_ -> upload(key, email)).toList();

    assertThat(answers).extracting(Api.Answer::status).isSubsetOf(202, 409).contains(202);
    assertThat(answers.stream().filter(a -> a.status() == 202).map(Api.Answer::id).distinct())
        .hasSize(1);
    assertThat(answers.stream().filter(a -> a.status() == 409))
        .allMatch(a -> a.code().equals("idempotencyInProgress"));
  }

  /// More than is kept in memory.
  @Test
  void aLargeUploadIsReadFromDiskAndStandsWhole() {
    var emails = IntStream.range(0, 40_000).mapToObj(_ -> Samples.email()).toList();

    var first = upload(key, String.join("\n", emails));
    var again = upload(key, String.join("\n", emails));

    assertThat(again.id()).isEqualTo(first.id());
    var path = "/api/v1/imports/" + first.id();
    await(() -> api().get(path).body().path("state").asString().equals("done"));
    assertThat(api().get(path).body().at("/counts/rows").asInt()).isEqualTo(emails.size());
    await(() -> onDisk().isEmpty());
  }

  /// However long it takes: a key whose time is out is free only when nobody works under it.
  @Test
  void anUploadThatTakesLongKeepsItsKey() {
    var email = Samples.email();
    var waiting =
        "select count(*) from pg_locks"
            + " where not granted and relation = 'imports.imports'::regclass";

    var first =
        transactions.execute(
            _ -> {
              sql.execute("lock table imports.imports in share mode");
              var begun = CompletableFuture.supplyAsync(() -> upload(key, email));
              await(() -> sql.fetchSingle(waiting).get(0, Integer.class) == 1);
              clock.advance(LONG);
              try {
                var second = CompletableFuture.supplyAsync(() -> upload(key, email));
                assertThat(second.orTimeout(10, TimeUnit.SECONDS).join().code())
                    .isEqualTo("idempotencyInProgress");
              } finally {
                clock.advance(LONG.negated());
              }
              return begun;
            });

    var answer = some(first).join();
    assertThat(answer.status()).isEqualTo(202);
    assertThat(upload(key, email).id()).isEqualTo(answer.id());
  }

  /// A form is read as it would be without a key.
  @Test
  void aFormWithAKeyIsReadAndOneRequestToo() {
    var campaign = api().post("/api/v1/campaigns", Map.of("name", name)).id();
    var form =
        api()
            .post(
                "/api/v1/forms",
                Map.of(
                    "campaignId",
                    campaign,
                    "name",
                    name,
                    "fields",
                    List.of(Map.of("key", "email", "type", "email", "required", true))));
    var path = "/f/" + form.body().path("key").asString();
    var email = Samples.email();

    var first = submit(path, "email=" + email.replace("@", "%40"));
    var again = submit(path, "email=" + email.replace("@", "%40"));

    assertThat(first.status()).as(first.raw().body()).isEqualTo(200);
    assertThat(again.raw().body()).isEqualTo(first.raw().body());
    assertThat(again.raw().headers().firstValue("Idempotent-Replayed")).contains("true");
    assertThat(submit(path, "email=other%40example.org").code()).isEqualTo("idempotencyKeyReused");
    assertThat(api().get("/api/v1/people?q=" + email).items()).hasSize(1);
  }

  private Api.Answer submit(String path, String fields) {
    return api()
        .send(
            api()
                .request(path)
                .header("Accept", "application/json")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(fields)));
  }

  @Test
  void anUploadThatCannotBeReadIsRefusedAsEver() {
    var request =
        api()
            .request("/api/v1/imports")
            .header("Content-Type", "multipart/form-data; boundary=none")
            .header("Idempotency-Key", key)
            .POST(HttpRequest.BodyPublishers.ofString("no parts at all"));

    assertThat(api().send(request).status()).isEqualTo(400);
  }

  private List<String> onDisk() {
    var folder = (File) some(servlets.getAttribute(ServletContext.TEMPDIR));
    return List.of(some(folder.list((_, file) -> file.startsWith("upload_"))));
  }

  private Api.Answer upload(String under, String emails) {
    return api()
        .upload(
            "/api/v1/imports",
            "people.csv",
            ("email\n" + emails + "\n").getBytes(StandardCharsets.UTF_8),
            Map.of(
                "mapping",
                """
                {"columns": {"email": "email"}, "match": "email", "dryRun": true}
                """),
            Map.of("Idempotency-Key", under));
  }
}
