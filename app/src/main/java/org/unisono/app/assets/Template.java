package org.unisono.app.assets;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.unisono.app.assets.internal.MailBody;
import org.unisono.core.Fault;
import org.unisono.core.Texts;

/// A mail before it is addressed to somebody.
///
/// @param mjml the body in MJML, or
/// @param html the body in HTML; exactly one of the two
/// @param text the text part; null for one derived from the body
public record Template(
    @Nullable String subject, @Nullable String mjml, @Nullable String html, @Nullable String text)
    implements AssetContent {

  private static final int LONGEST_SUBJECT = 500;
  private static final int LONGEST_BODY = 200_000;

  @Override
  public List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    if (Texts.orNull(subject) == null) {
      faults.add(Fault.at("/subject", "required", "This is required."));
    }
    Texts.fault("/subject", subject, LONGEST_SUBJECT).ifPresent(faults::add);
    if (subject != null && (subject.indexOf('\n') >= 0 || subject.indexOf('\r') >= 0)) {
      faults.add(Fault.at("/subject", "unsafeHeader", "A mail's header cannot hold a line break."));
    }
    Texts.fault("/mjml", mjml, LONGEST_BODY).ifPresent(faults::add);
    Texts.fault("/html", html, LONGEST_BODY).ifPresent(faults::add);
    Texts.fault("/text", text, LONGEST_BODY).ifPresent(faults::add);
    if ((mjml == null) == (html == null)) {
      faults.add(Fault.at("/html", "oneBody", "A template has one body: mjml or html."));
    }
    if (faults.isEmpty()) {
      faults.addAll(MailBody.faults(this));
    }
    return faults;
  }
}
