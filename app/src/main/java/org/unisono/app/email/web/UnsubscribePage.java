package org.unisono.app.email.web;

import org.unisono.app.assets.PublicPage;
import org.unisono.app.email.Unsubscribes.Choice;
import org.unisono.app.email.Unsubscribes.Recipient;

/// The page under which one unsubscribes: it shows; only its buttons act.
final class UnsubscribePage {

  private UnsubscribePage() {}

  static String html(String token, Recipient recipient) {
    var body =
        """
        <p>Mail to <strong>%s</strong></p>
        <form method="post" action="/u/%s">
        <button name="choice" value="topic">No more mail about &ldquo;%s&rdquo;</button>
        </form>
        <form method="post" action="/u/%s">
        <button name="choice" value="all">No more mail at all</button>
        </form>
        """
            .formatted(
                PublicPage.escape(recipient.address()),
                PublicPage.escape(token),
                PublicPage.escape(recipient.topic()),
                PublicPage.escape(token));
    return PublicPage.document("Your mail from us", body);
  }

  static String done(Recipient recipient, Choice choice) {
    var text =
        switch (choice) {
          case TOPIC -> "You get no more mail about “" + recipient.topic() + "”.";
          case ALL -> "You get no more mail from us.";
          case AGAIN -> "You get mail about “" + recipient.topic() + "” again.";
        };
    return PublicPage.message("Done", text);
  }
}
