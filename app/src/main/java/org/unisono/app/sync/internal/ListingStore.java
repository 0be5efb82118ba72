package org.unisono.app.sync.internal;

import static org.unisono.app.edge.SqlArrays.texts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.connector.Enumeration;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteRef;

/// Listings of what is there, page by page, and what they prove.
@Component
class ListingStore {

  private final DSLContext sql;

  ListingStore(DSLContext sql) {
    this.sql = sql;
  }

  /// What is listed.
  ///
  /// @param mark the campaign and its parts; empty for all there is of the kind
  /// @param campaign whose members these are; null for all there is of the kind
  record Subject(UUID connection, RecordKind kind, String mark, @Nullable String campaign) {}

  /// A listing that is not at its end.
  ///
  /// @param rights under which its pages were read; empty before the first
  record UnderWay(UUID id, String cursor, String rights) {}

  Optional<UnderWay> underWay(Subject subject) {
    return sql
        .fetch(
            """
            select id, cursor, rights from sync.listings
            where connection_id = {0} and kind = {1} and mark = {2} and finished_at is null
            order by id desc limit 1
            """,
            DSL.val(subject.connection()),
            DSL.val(Words.of(subject.kind())),
            DSL.val(subject.mark()))
        .map(
            r -> new UnderWay(r.get(0, UUID.class), r.get(1, String.class), r.get(2, String.class)))
        .stream()
        .findFirst();
  }

  /// Whether the latest finished listing is so old, and the stream has been read for so long: a
  /// first load is not followed by a listing of the same records.
  boolean isDue(Subject subject, Duration age) {
    return sql.fetchSingle(
            """
            select not exists (select from sync.listings
              where connection_id = {0} and kind = {1} and mark = {2}
                and finished_at > now() - make_interval(secs => {3}))
              and not exists (select from sync.streams
                where connection_id = {0} and stream = {4}
                  and begun_at > now() - make_interval(secs => {3}))
            """,
            DSL.val(subject.connection()),
            DSL.val(Words.of(subject.kind())),
            DSL.val(subject.mark()),
            DSL.val(age.toSeconds()),
            DSL.val(Words.of(subject.kind().stream())))
        .get(0, Boolean.class);
  }

  /// How many whole listings were begun after this moment; of old ones the heads are kept for
  /// three.
  int finishedSince(Subject subject, Instant since) {
    return sql.fetchSingle(
            """
            select count(*) from sync.listings
            where connection_id = {0} and kind = {1} and mark = {2} and finished_at is not null
              and started_at > {3}
            """,
            DSL.val(subject.connection()),
            DSL.val(Words.of(subject.kind())),
            DSL.val(subject.mark()),
            DSL.val(since))
        .get(0, Integer.class);
  }

  UnderWay begin(Subject subject) {
    var id =
        sql.fetchSingle(
                """
                insert into sync.listings (connection_id, kind, mark) values ({0}, {1}, {2})
                returning id
                """,
                DSL.val(subject.connection()),
                DSL.val(Words.of(subject.kind())),
                DSL.val(subject.mark()))
            .get(0, UUID.class);
    return new UnderWay(id, "", "");
  }

  void add(UUID listing, Enumeration.Page page) {
    sql.execute(
        """
        insert into sync.listed (listing_id, remote_id)
        select {0}, t.id from unnest({1}) as t (id) on conflict do nothing
        """,
        DSL.val(listing), texts(page.refs(), RemoteRef::id));
    sql.execute(
        "update sync.listings set cursor = {1}, rights = {2}, total = {3} where id = {0}",
        DSL.val(listing),
        DSL.val(page.next().text()),
        DSL.val(page.rights()),
        DSL.val(page.total().isPresent() ? page.total().getAsLong() : null, Long.class));
  }

  void drop(UUID listing) {
    sql.execute("delete from sync.listings where id = {0}", DSL.val(listing));
  }

  /// Closes a listing that came to its end.
  ///
  /// @return whether it is whole: it holds as many as the vendor has counted
  boolean finish(UUID listing) {
    return sql.execute(
            """
            update sync.listings l set finished_at = now()
            where l.id = {0} and l.rights <> ''
              and l.total = (select count(*) from sync.listed e where e.listing_id = l.id)
            """,
            DSL.val(listing))
        == 1;
  }

  /// What is proved to be gone: absent from the two latest whole listings, equal in number, read
  /// under the rights that held before them; and known already when the first of them began.
  List<RemoteRef> proved(Subject subject) {
    return sql.fetch(
            """
            with whole as (
              select id, rights, total, started_at, row_number() over (order by id desc) as place
              from sync.listings
              where connection_id = {0} and kind = {1} and mark = {2} and finished_at is not null),
            two as (
              select a.id as latest, b.id as before, b.started_at
              from whole a join whole b on b.place = 2 join whole c on c.place = 3
              where a.place = 1 and a.total = b.total and a.rights = b.rights
                and c.rights = b.rights)
            select m.remote_id from sync.mirror m, two t
            where m.connection_id = {0} and m.kind = {1} and m.gone is null
              and ({3}::text is null or m.campaign_remote = {3}) and m.read_at < t.started_at
              and not exists (select from sync.listed e
                where e.listing_id = t.latest and e.remote_id = m.remote_id)
              and not exists (select from sync.listed e
                where e.listing_id = t.before and e.remote_id = m.remote_id)
            order by m.remote_id
            """,
            DSL.val(subject.connection()),
            DSL.val(Words.of(subject.kind())),
            DSL.val(subject.mark()),
            DSL.val(subject.campaign()))
        .map(r -> new RemoteRef(subject.kind(), r.get(0, String.class)));
  }

  /// Of the third latest only its head is needed, of older ones nothing.
  void tidy(Subject subject) {
    sql.execute(
        """
        with old as (
          select id, row_number() over (order by id desc) as place from sync.listings
          where connection_id = {0} and kind = {1} and mark = {2} and finished_at is not null),
        emptied as (
          delete from sync.listed e using old where old.place = 3 and e.listing_id = old.id)
        delete from sync.listings l using old where old.place > 3 and l.id = old.id
        """,
        DSL.val(subject.connection()), DSL.val(Words.of(subject.kind())), DSL.val(subject.mark()));
  }
}
