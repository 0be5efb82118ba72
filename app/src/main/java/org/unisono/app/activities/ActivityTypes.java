package org.unisono.app.activities;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The things that people do, and how they are spelled: `noun.pastParticiple`, or `custom.<name>`.
public final class ActivityTypes {

  /// What one person did with another: a promotion needs one of these.
  public static final Set<String> INTERPERSONAL =
      Set.of("call.made", "call.received", "meeting.held", "email.replied", "sales_email.replied");

  private static final Pattern CUSTOM = Pattern.compile("custom\\.[A-Za-z0-9_-]{1,64}");
  private static final Map<String, String> SHORT =
      Map.of("call", "call.made", "meeting", "meeting.held");
  private static final Set<String> KNOWN =
      Stream.of(
              "page: visited",
              "form: viewed submitted",
              "link: clicked",
              "asset: downloaded",
              "email: sent delivered opened clicked replied forwarded shared bounced bouncedHard"
                  + " bouncedSoft unsubscribed complained resubscribed",
              "sms: sent delivered clicked replied bounced unsubscribed",
              "sales_email: sent opened clicked replied bounced",
              "chat: engaged goal meetingBooked documentViewed",
              "event: registered attended cancelled noShow asked polled",
              "ad: interacted",
              "lead_ad: submitted",
              "survey: answered",
              "video: played",
              "call: made received missed",
              "meeting: booked held",
              "order: created updated",
              "cart: abandoned",
              "post: shared")
          .flatMap(line -> types(line.split(": ")))
          .collect(Collectors.toUnmodifiableSet());

  private ActivityTypes() {}

  private static Stream<String> types(String[] line) {
    return Stream.of(line[1].split(" ")).map(verb -> line[0] + "." + verb);
  }

  public static boolean isKnown(String type) {
    var canonical = canonical(type);
    return KNOWN.contains(canonical) || CUSTOM.matcher(canonical).matches();
  }

  /// `event.no_show` is `event.noShow`, `call` is `call.made`; everything else is as it is.
  public static String canonical(String type) {
    int dot = type.indexOf('.');
    if (dot < 0) {
      return SHORT.getOrDefault(type, type);
    }
    if (type.startsWith("custom.")) {
      return type;
    }
    var words = type.substring(dot + 1).split("_");
    var verb =
        words[0]
            + Stream.of(words)
                .skip(1)
                .filter(w -> !w.isEmpty())
                .map(w -> w.substring(0, 1).toUpperCase(Locale.ROOT) + w.substring(1))
                .collect(Collectors.joining());
    return type.substring(0, dot) + "." + verb;
  }
}
