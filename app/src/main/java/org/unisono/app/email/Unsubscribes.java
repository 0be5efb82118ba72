package org.unisono.app.email;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.unisono.app.activities.Activities;
import org.unisono.app.activities.NewActivity;
import org.unisono.app.assets.SignedIds;
import org.unisono.app.assets.Visit;
import org.unisono.app.email.internal.ClickStore;
import org.unisono.app.email.internal.RecipientReport;
import org.unisono.app.people.Consents;
import org.unisono.app.people.NewConsent;
import org.unisono.core.Refused;
import tools.jackson.databind.node.JsonNodeFactory;

/// The door by which a person opts out, and in again.
@Component
public class Unsubscribes {

  /// What a person can choose.
  public enum Choice {
    /// No more of this mail's topic.
    TOPIC,
    /// No more of anything.
    ALL,
    /// This topic again: the person's own act, and the proof of it.
    AGAIN
  }

  private final SignedIds ids;
  private final RecipientReport recipients;
  private final Consents consents;
  private final Activities activities;
  private final ClickStore clicks;

  Unsubscribes(
      SignedIds ids,
      RecipientReport recipients,
      Consents consents,
      Activities activities,
      ClickStore clicks) {
    this.ids = ids;
    this.recipients = recipients;
    this.consents = consents;
    this.activities = activities;
    this.clicks = clicks;
  }

  /// What the page shows; changes nothing that a scanner could change by looking.
  ///
  /// @return empty for a token that we have not issued
  @Transactional
  public Optional<Recipient> look(String token, Visit visit) {
    var found = read(token);
    found.ifPresent(r -> clicks.hit(r.deliveryId(), null, visit));
    return found;
  }

  private Optional<Recipient> read(String token) {
    return ids.read(Recipient.TOKEN, token).flatMap(recipients::find);
  }

  /// Writes the choice into the consent ledger, in its scope, and logs it.
  ///
  /// @throws Refused `notFound` for a token that we have not issued
  @Transactional
  public Recipient choose(String token, Choice choice) {
    var recipient = read(token).orElseThrow(() -> Refused.notFound("mail", "with this token"));
    var purpose = choice == Choice.ALL ? Consents.ALL_MARKETING : recipient.topic();
    boolean again = choice == Choice.AGAIN;
    consents.record(again ? granted(recipient) : List.of(denied(recipient, purpose)));
    if (recipient.personId() != null) {
      log(recipient, recipient.personId(), again, purpose);
    }
    return recipient;
  }

  private static NewConsent denied(Recipient recipient, String purpose) {
    return new NewConsent(
        recipient.address(),
        recipient.personId(),
        purpose,
        NewConsent.Said.DENIED,
        "mail " + recipient.deliveryId(),
        "unsubscribe",
        null);
  }

  /// Whoever asks for a topic again after opting out of everything wants mail: both scopes open,
  /// each with the proof.
  private static List<NewConsent> granted(Recipient recipient) {
    return List.of(recipient.topic(), Consents.ALL_MARKETING).stream()
        .map(
            purpose ->
                new NewConsent(
                    recipient.address(),
                    recipient.personId(),
                    purpose,
                    NewConsent.Said.GRANTED,
                    "asked for on the page of mail " + recipient.deliveryId(),
                    "unsubscribe",
                    null))
        .toList();
  }

  private void log(Recipient recipient, UUID person, boolean again, String purpose) {
    var properties =
        JsonNodeFactory.instance
            .objectNode()
            .put("deliveryId", recipient.deliveryId().toString())
            .put("campaignId", recipient.campaignId().toString())
            .put("topic", purpose);
    activities.record(
        List.of(
            NewActivity.of(
                "email", again ? "email.resubscribed" : "email.unsubscribed", person, properties)));
  }

  /// Who got a mail.
  ///
  /// @param address lower case
  public record Recipient(
      UUID deliveryId, String address, @Nullable UUID personId, UUID campaignId, String topic) {

    static final String TOKEN = "unsubscribe";
  }
}
