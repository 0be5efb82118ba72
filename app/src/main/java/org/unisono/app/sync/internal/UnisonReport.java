package org.unisono.app.sync.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.unisono.app.sync.UnisonView;
import org.unisono.app.sync.UnisonView.Note;
import org.unisono.app.sync.UnisonView.Question;
import org.unisono.app.sync.UnisonView.Tie;
import org.unisono.app.sync.UnisonView.Waiting;

/// Adds up the ledger of a campaign by slices of time.
@Component
public class UnisonReport {

  private static final double MILLIS = 1_000;

  /// How long a change may take from one system to the next and still be seen as the same.
  private static final Duration SAME_CHANGE = Duration.ofMinutes(15);

  private static final int MOST_QUESTIONS = 100;

  private final DSLContext sql;

  UnisonReport(DSLContext sql) {
    this.sql = sql;
  }

  /// When the first thing happened.
  public Optional<Instant> first(UUID campaign) {
    return Optional.ofNullable(
        sql.fetchSingle(
                "select min(at) from sync.ledger where campaign_id = {0}", DSL.val(campaign))
            .get(0, Instant.class));
  }

  public UnisonView of(UUID campaign, Instant from, Instant until, int slices) {
    double width = Duration.between(from, until).toMillis() / MILLIS / slices;
    return new UnisonView(
        from,
        until,
        slices,
        notes(campaign, from, until, width, slices),
        ties(campaign, from, until, width, slices),
        waiting(campaign),
        questions(campaign));
  }

  private List<Note> notes(UUID campaign, Instant from, Instant until, double width, int slices) {
    return sql.fetch(
            """
            select connection_id, least({4}, floor(extract(epoch from at - {1}) / {3})::int) as slice,
              direction, stream, outcome, count(*), min(record)
            from sync.ledger
            where campaign_id = {0} and at between {1} and {2}
            group by 1, 2, 3, 4, 5 order by 2, 1, 3, 4, 5
            """,
            DSL.val(campaign), DSL.val(from), DSL.val(until), DSL.val(width), DSL.val(slices - 1))
        .map(
            r ->
                new Note(
                    r.get(0, UUID.class),
                    r.get(1, Integer.class),
                    r.get(2, String.class),
                    r.get(3, String.class),
                    r.get(4, String.class),
                    r.get(5, Long.class),
                    r.get(6, String.class)));
  }

  /// What was taken from one system, and soon after written to another for the same person, or for
  /// the campaign itself.
  private List<Tie> ties(UUID campaign, Instant from, Instant until, double width, int slices) {
    return sql.fetch(
            """
            with here as (
              select id, connection_id, at, direction, stream,
                coalesce(person_id, campaign_id) as subject,
                least({4}, floor(extract(epoch from at - {1}) / {3})::int) as slice
              from sync.ledger
              where campaign_id = {0} and at between {1} and {2}
                and outcome in ('written', 'taken', 'projected')),
            pairs as (
              select i.connection_id as came_from, i.slice as came_at, o.connection_id as went_to,
                o.slice as went_at, row_number() over (partition by o.id order by i.at desc) as place
              from here o join here i on i.subject = o.subject and i.stream = o.stream
                and i.connection_id <> o.connection_id
                and i.at between o.at - make_interval(secs => {5}) and o.at
              where o.direction = 'out' and i.direction = 'in')
            select came_from, came_at, went_to, went_at, count(*)
            from pairs where place = 1 group by 1, 2, 3, 4 order by 2, 4
            """,
            DSL.val(campaign),
            DSL.val(from),
            DSL.val(until),
            DSL.val(width),
            DSL.val(slices - 1),
            DSL.val(SAME_CHANGE.toSeconds()))
        .map(
            r ->
                new Tie(
                    r.get(0, UUID.class),
                    r.get(1, Integer.class),
                    r.get(2, UUID.class),
                    r.get(3, Integer.class),
                    r.get(4, Long.class)));
  }

  private List<Waiting> waiting(UUID campaign) {
    return sql.fetch(
            """
            select t.connection_id, count(*) from sync.twins t
            join sync.pending p on p.connection_id = t.connection_id and p.owner_id = t.id
              and p.state in ('new', 'planned')
            where t.campaign_id = {0} and not t.stopped and t.gone is null group by 1 order by 1
            """,
            DSL.val(campaign))
        .map(r -> new Waiting(r.get(0, UUID.class), r.get(1, Long.class)));
  }

  private List<Question> questions(UUID campaign) {
    return sql.fetch(
            """
            select i.id, i.connection_id, i.twin_id, i.at, i.kind, i.reason, i.record,
              nullif(i.field, '')
            from sync.inbox i
            where i.campaign_id = {0} and i.twin_id is not null and i.answered_at is null
            order by i.id desc limit {1}
            """,
            DSL.val(campaign), DSL.val(MOST_QUESTIONS))
        .map(
            r ->
                new Question(
                    r.get(0, UUID.class),
                    r.get(1, UUID.class),
                    r.get(2, UUID.class),
                    r.get(3, Instant.class),
                    r.get(4, String.class),
                    r.get(5, String.class),
                    r.get(6, String.class),
                    r.get(7, String.class)));
  }
}
