package org.unisono.app.sync.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.edge.Versions;
import org.unisono.app.sync.ConnectionDraft;
import org.unisono.app.sync.CreatePeople;
import org.unisono.app.sync.Mode;
import org.unisono.connector.Connector;
import org.unisono.connector.Setting;
import org.unisono.connector.Stream;
import org.unisono.core.Refusal;
import org.unisono.core.Refused;
import org.unisono.core.Texts;

/// Makes and changes connections.
@Component
public class EditConnections {

  private static final int LONGEST = 255;

  private final ConnectionStore store;
  private final Systems systems;
  private final SecretBox secrets;
  private final PendingStore pending;
  private final StartRuns runs;
  private final Inclusion inclusion;
  private final TwinStore twins;
  private final HealthStore health;

  EditConnections(
      ConnectionStore store,
      Systems systems,
      SecretBox secrets,
      PendingStore pending,
      StartRuns runs,
      Inclusion inclusion,
      TwinStore twins,
      HealthStore health) {
    this.health = health;
    this.twins = twins;
    this.inclusion = inclusion;
    this.store = store;
    this.systems = systems;
    this.secrets = secrets;
    this.pending = pending;
    this.runs = runs;
  }

  public UUID add(ConnectionDraft draft) {
    var connector = systems.of(required("/system", draft.system()));
    var name = name(draft.name() == null ? connector.name() : draft.name());
    var url = OpenLines.url(required("/baseUrl", draft.baseUrl())).toString();
    Map<String, String> settings = draft.settings() == null ? Map.of() : draft.settings();
    Map<String, String> secret = draft.secrets() == null ? Map.of() : draft.secrets();
    check(connector, settings, secret);
    var create = create(draft.createPeople(), CreatePeople.NONE);
    var id = store.insert(connector.key(), name, url, settings, secrets.seal(secret), create);
    runs.later(id);
    return id;
  }

  public void edit(UUID id, int seen, ConnectionDraft draft) {
    store.hold(id);
    var was = store.find(id).orElseThrow(() -> Refused.notFound("connection", id));
    Versions.check(seen, was.version());
    if (draft.system() != null && !draft.system().equals(was.system())) {
      throw Refused.clash("/system", "systemFixed", "A connection stays with its system.");
    }
    var connector = systems.of(was.system());
    Map<String, String> settings = new HashMap<>(was.settings());
    if (draft.settings() != null) {
      settings.putAll(draft.settings());
      settings.values().removeIf(Objects::isNull);
    }
    Map<String, String> secret = new HashMap<>(secrets.open(was.secrets()));
    if (draft.secrets() != null) {
      secret.putAll(draft.secrets());
    }
    check(connector, settings, secret);
    store.update(
        new ConnectionStore.Kept(
            id,
            was.system(),
            name(draft.name() == null ? was.name() : draft.name()),
            draft.baseUrl() == null ? was.baseUrl() : OpenLines.url(draft.baseUrl()).toString(),
            settings,
            secrets.seal(secret),
            create(draft.createPeople(), was.createPeople()),
            draft.inclusion() == null ? was.inclusion() : inclusion.checked(draft.inclusion()),
            draft.paused() == null ? was.paused() : draft.paused(),
            was.health(),
            was.lastSyncAt(),
            was.spent(),
            was.granted(),
            was.version()));
    if (draft.baseUrl() != null) {
      twins.forgetPages(id);
    }
    pending.release(id, null, null);
    pending.addAsked(id);
    health.tryAgain(id);
    runs.moved(id);
  }

  /// @throws Refused `unknownOption`, `streamCannot`
  public void arm(UUID id, Stream stream, String word) {
    var kept = store.find(id).orElseThrow(() -> Refused.notFound("connection", id));
    var mode =
        Mode.of(word)
            .orElseThrow(
                () ->
                    new Refused(
                        Refusal.RULE_BROKEN,
                        "/mode",
                        "unknownOption",
                        "{value} is not one of: {options}.",
                        Map.of("value", word, "options", "watch, in, out, both")));
    var reach = Systems.capability(systems.of(kept.system()), stream).reach();
    if (mode.comesIn() && !reach.comesIn() || mode.goesOut() && !reach.goesOut()) {
      throw new Refused(
          Refusal.RULE_BROKEN,
          "/mode",
          "streamCannot",
          "{system} cannot do this: {stream} goes {reach} only.",
          Map.of(
              "system",
              systems.of(kept.system()).name(),
              "stream",
              Words.of(stream),
              "reach",
              reach.name().toLowerCase(java.util.Locale.ROOT)));
    }
    // Pending first: a run takes its rows and those of streams in turns of their own.
    pending.release(id, null, null);
    store.arm(id, stream, mode);
    runs.moved(id);
  }

  private static void check(
      Connector connector, Map<String, String> settings, Map<String, String> secret) {
    OpenLines.checkNumbers(connector, settings);
    for (var asked : Systems.asked(connector)) {
      boolean hidden = asked.form() == Setting.Form.SECRET;
      var value = (hidden ? secret : settings).get(asked.key());
      if (asked.need() == Setting.Need.REQUIRED && (value == null || value.isBlank())) {
        throw Refused.rule(
            (hidden ? "/secrets/" : "/settings/") + asked.key(), "required", "This is required.");
      }
      if (hidden && settings.containsKey(asked.key())) {
        throw Refused.rule(
            "/settings/" + asked.key(), "secretInTheOpen", "This belongs under secrets.");
      }
    }
  }

  private static CreatePeople create(@Nullable String word, CreatePeople otherwise) {
    return word == null
        ? otherwise
        : CreatePeople.of(word)
            .orElseThrow(
                () ->
                    new Refused(
                        Refusal.RULE_BROKEN,
                        "/createPeople",
                        "unknownOption",
                        "{value} is not one of: {options}.",
                        Map.of("value", word, "options", "none, here, there, both")));
  }

  private static String required(String pointer, @Nullable String text) {
    if (text == null || text.isBlank()) {
      throw Refused.malformed(pointer, "required", "This is required.");
    }
    return text;
  }

  private static String name(String text) {
    Texts.fault("/name", text, LONGEST)
        .ifPresent(
            f -> {
              throw Refused.rule(f.pointer(), f.code(), f.message());
            });
    return required("/name", text).strip();
  }
}
