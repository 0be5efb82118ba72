package org.unisono.app.email;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.unisono.app.testing.Api;
import org.unisono.app.testing.RoomTest;
import org.unisono.app.testing.Samples;

/// A test with a mail server.
abstract class MailCase extends RoomTest {

  static final SmtpTrap TRAP = new SmtpTrap();

  @DynamicPropertySource
  static void smtp(DynamicPropertyRegistry registry) {
    registry.add("unisono.smtp.host", () -> "127.0.0.1");
    registry.add("unisono.smtp.port", TRAP::port);
    registry.add("unisono.email.click-window", () -> "1s");
  }

  String campaign() {
    return api().post("/api/v1/campaigns", Map.of("name", "C " + Samples.word())).id();
  }

  String member(String campaign, String email, Map<String, Object> more) {
    var body = new HashMap<String, Object>(more);
    body.put("email", email);
    var person = api().post("/api/v1/people", body).id();
    api().post("/api/v1/campaigns/" + campaign + "/members", Map.of("personId", person));
    return person;
  }

  String template(String campaign, String subject, String html) {
    return api()
        .post(
            "/api/v1/templates",
            Map.of("name", "T", "campaignId", campaign, "subject", subject, "html", html))
        .id();
  }

  /// Starts a mailing to all members, and waits until each mail has an end.
  Api.Answer sent(String campaign, String template) {
    var send =
        api()
            .post(
                "/api/v1/campaigns/" + campaign + "/sends",
                Map.of("name", "S", "templateId", template, "topic", "offers"));
    api().post("/api/v1/sends/" + send.id() + "/start", Map.of());
    await(() -> isOver(api().get("/api/v1/sends/" + send.id())));
    return api().get("/api/v1/sends/" + send.id());
  }

  private static boolean isOver(Api.Answer send) {
    var counts = send.body().path("counts");
    return send.body().path("state").asString().equals("sending")
        && List.of("waiting", "leased", "onWire", "deferred").stream().noneMatch(counts::has);
  }

  static MimeMessage parsed(SmtpTrap.Caught caught) throws MessagingException {
    return new MimeMessage(
        Session.getInstance(new Properties()),
        new ByteArrayInputStream(caught.source().getBytes(StandardCharsets.UTF_8)));
  }

  static String html(SmtpTrap.Caught caught) throws MessagingException, IOException {
    var parts = (MimeMultipart) parsed(caught).getContent();
    return (String) parts.getBodyPart(1).getContent();
  }

  /// The paths under `/l/` and `/u/` that the mail's HTML holds.
  static List<String> paths(SmtpTrap.Caught caught, String kind)
      throws MessagingException, IOException {
    return Pattern.compile("href=\"http://[^/]+(/" + kind + "/[^\"]+)\"")
        .matcher(html(caught))
        .results()
        .map(m -> m.group(1))
        .toList();
  }

  Api stranger() {
    return new Api(url(), "");
  }

  List<String> did(String person) {
    return api()
        .get("/api/v1/people/" + person + "/activities")
        .items()
        .valueStream()
        .map(
            a ->
                a.path("type").asString()
                    + (a.path("machine").asBoolean(false) ? " by a machine" : ""))
        .sorted()
        .toList();
  }
}
