package org.unisono.app.assets.internal;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.activities.Activities;
import org.unisono.app.activities.NewActivity;
import org.unisono.app.assets.Visit;
import org.unisono.core.acting.Acting;
import org.unisono.core.acting.Actor;
import org.unisono.core.acting.Origin;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What visitors do, told to the log; and who is no visitor but a machine.
@Component
public class Visitors {

  /// Whoever is at a public page acts as this, also a colleague who is signed in.
  public static final Acting ACTING =
      new Acting(new Actor(Actor.Kind.VISITOR, null, "Visitor"), Origin.API, null);

  private static final List<String> MACHINES =
      List.of(
          "bot",
          "crawler",
          "spider",
          "preview",
          "scanner",
          "safelinks",
          "barracuda",
          "proofpoint",
          "mimecast",
          "headless",
          "curl/",
          "wget/",
          "python-",
          "go-http-client",
          "okhttp",
          "apache-httpclient",
          "slack",
          "facebookexternalhit",
          "whatsapp",
          "skypeuripreview",
          "googleimageproxy",
          "yahoomailproxy");

  private final Activities activities;

  Visitors(Activities activities) {
    this.activities = activities;
  }

  /// Whether the agent says of itself that nobody sits before it.
  public static boolean isMachine(@Nullable String agent) {
    var text = Objects.requireNonNullElse(agent, "").toLowerCase(Locale.ROOT);
    return MACHINES.stream().anyMatch(text::contains);
  }

  public static ObjectNode properties(@Nullable UUID campaign) {
    var properties = JsonNodeFactory.instance.objectNode();
    if (campaign != null) {
      properties.put("campaignId", campaign.toString());
    }
    return properties;
  }

  /// @param person who it turned out to be, or null: then the visitor did it
  /// @param once under this word it is logged a single time; null for every time
  public void did(
      String type,
      Visit visit,
      @Nullable UUID person,
      @Nullable String once,
      ObjectNode properties) {
    activities.record(
        List.of(
            new NewActivity(
                "assets",
                once,
                type,
                person,
                null,
                visit.visitorId(),
                null,
                properties,
                visit.machine())));
  }
}
