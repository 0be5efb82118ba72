package org.unisono.app.sync.internal;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.campaigns.Audiences;
import org.unisono.app.people.ConsentState;
import org.unisono.app.people.Consents;
import org.unisono.app.sync.RemoteAutomation;
import org.unisono.app.sync.Started;
import org.unisono.connector.Asset;
import org.unisono.connector.Automation;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteRef;
import org.unisono.core.Refused;

/// Automations of a twin over there, and the person who sets one going. They are asked for at the
/// moment: what was switched on an hour ago may be off now.
@Component
public class StartAutomations {

  private static final int AT_ONCE = 1_000;

  private final DSLContext sql;
  private final TwinThere there;
  private final AttachmentStore attachments;
  private final ConsentLag lag;
  private final Consents consents;
  private final Audiences audiences;
  private final InstantSource clock;

  StartAutomations(
      DSLContext sql,
      TwinThere there,
      AttachmentStore attachments,
      ConsentLag lag,
      Consents consents,
      Audiences audiences,
      InstantSource clock) {
    this.lag = lag;
    this.consents = consents;
    this.audiences = audiences;
    this.sql = sql;
    this.there = there;
    this.attachments = attachments;
    this.clock = clock;
  }

  public List<RemoteAutomation> of(UUID twin) {
    return read(twin).found().stream()
        .map(
            a ->
                new RemoteAutomation(
                    a.id(),
                    a.name(),
                    a.standing() == Automation.Standing.ON,
                    Words.camel(a.start())))
        .toList();
  }

  /// @param status only members who stand so here; null for all
  /// @param at when, where it begins at a time; null for as soon as they let it
  public Started start(UUID twin, String id, @Nullable String status, @Nullable Instant at) {
    var read = read(twin);
    if (read.there().paused()) {
      throw Refused.clash("", "connectionPaused", "This connection is paused: nothing is written.");
    }
    var automation =
        read.found().stream()
            .filter(a -> a.id().equals(id))
            .findFirst()
            .orElseThrow(() -> Refused.notFound("automation", id));
    var people =
        switch (automation.start()) {
          case FOR_PEOPLE -> people(read.there().twin(), status);
          case AT_A_TIME -> List.<RemoteRef>of();
          case THERE ->
              throw Refused.clash(
                  "", "startsThere", "It is switched off there, or starts there only.");
        };
    if (automation.start() == Automation.Start.FOR_PEOPLE && people.isEmpty()) {
      throw Refused.clash("", "nobodyThere", "None of these members is known there.");
    }
    var when = at == null ? clock.instant() : at;
    var count =
        read.there().answered(read.there().line().session().start(automation, people, when));
    return new Started(automation.name(), count);
  }

  private record Read(TwinThere.Opened there, List<Automation> found) {}

  private Read read(UUID id) {
    var opened = there.open(id);
    var remote = opened.twin().remoteId();
    var attached =
        attachments.of(List.of(id)).getOrDefault(id, List.of()).stream()
            .filter(a -> a.kind() == Asset.Kind.AUTOMATION)
            .map(AttachmentStore.Attached::id)
            .collect(Collectors.toSet());
    return new Read(
        opened,
        remote == null
            ? List.of()
            : opened.answered(
                opened
                    .line()
                    .session()
                    .automations(new RemoteRef(RecordKind.CAMPAIGN, remote), attached)));
  }

  /// Active members here and who they are there, the record that is written to. Who has opted out
  /// here with the address that they have there, or may have there, or is kept out of the campaign,
  /// is left out.
  private List<RemoteRef> people(TwinRow twin, @Nullable String status) {
    var known =
        sql.fetch(
            """
            select m.local_id, m.kind, m.remote_id, m.email as address from sync.mirror m
            join campaigns.members_v c on c.person_id = m.local_id
            where m.connection_id = {0} and m.kind in ('lead', 'contact') and m.is_primary
              and m.gone is null and c.campaign_id = {1} and c.standing = 'active'
              and ({2}::text is null or c.status = {2})
            order by m.remote_id
            """,
            DSL.val(twin.connectionId()),
            DSL.val(twin.campaignId()),
            DSL.val(status, String.class));
    List<RemoteRef> people = new ArrayList<>();
    for (int from = 0; from < known.size(); from += AT_ONCE) {
      var some = known.subList(from, Math.min(known.size(), from + AT_ONCE));
      var ids = some.stream().map(r -> r.get("local_id", UUID.class)).toList();
      var out = new HashSet<>(lag.held(ids));
      out.addAll(audiences.suppressed(twin.campaignId(), ids));
      var said =
          consents.states(
              some.stream()
                  .map(r -> r.get("address", String.class))
                  .filter(Objects::nonNull)
                  .toList(),
              Consents.ALL_MARKETING);
      for (var r : some) {
        var address = String.valueOf(r.get("address", String.class)).toLowerCase(Locale.ROOT);
        if (!out.contains(r.get("local_id", UUID.class))
            && said.get(address) != ConsentState.DENIED) {
          people.add(
              new RemoteRef(
                  Words.kind(r.get("kind", String.class)), r.get("remote_id", String.class)));
        }
      }
    }
    return people;
  }
}
