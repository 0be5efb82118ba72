package org.unisono.app.email.web;

import java.util.Map;
import org.unisono.app.assets.PublicPage;
import org.unisono.app.edge.Speech;
import org.unisono.app.email.Unsubscribes.Choice;
import org.unisono.app.email.Unsubscribes.Recipient;

/// The page under which one unsubscribes: it shows; only its buttons act.
final class UnsubscribePage {

  private UnsubscribePage() {}

  static String html(Speech speech, String token, Recipient recipient) {
    var body =
        """
        <p>%s</p>
        <form method="post" action="/u/%s">
        <button name="choice" value="topic">%s</button>
        </form>
        <form method="post" action="/u/%s">
        <button name="choice" value="all">%s</button>
        </form>
        """
            .formatted(
                said(speech, "public.mailTo", Map.of("address", recipient.address())),
                PublicPage.escape(token),
                said(speech, "public.noMore", Map.of("topic", recipient.topic())),
                PublicPage.escape(token),
                said(speech, "public.noMoreAtAll", Map.of()));
    return PublicPage.document(speech, speech.say("public.yourMail"), body);
  }

  private static String said(Speech speech, String code, Map<String, Object> params) {
    return PublicPage.escape(speech.say(code, params));
  }

  static String done(Speech speech, Recipient recipient, Choice choice) {
    Map<String, Object> topic = Map.of("topic", recipient.topic());
    var text =
        switch (choice) {
          case TOPIC -> speech.say("public.stopped", topic);
          case ALL -> speech.say("public.stoppedAll");
          case AGAIN -> speech.say("public.again", topic);
        };
    return PublicPage.message(speech, speech.say("public.done"), text);
  }
}
