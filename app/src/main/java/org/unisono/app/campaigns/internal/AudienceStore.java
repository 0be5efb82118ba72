package org.unisono.app.campaigns.internal;

import static org.unisono.app.campaigns.internal.AudiencesTable.AUDIENCES;
import static org.unisono.app.campaigns.internal.MembersTable.MEMBERS;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.campaigns.Audience;

/// Attached lists and segments in the table.
@Component
public class AudienceStore {

  private final DSLContext sql;

  AudienceStore(DSLContext sql) {
    this.sql = sql;
  }

  /// @return empty when the same is attached in this role already
  public Optional<UUID> insert(
      UUID campaign, @Nullable UUID list, @Nullable UUID segment, String role, String mode) {
    return sql.insertInto(AUDIENCES)
        .set(AUDIENCES.CAMPAIGN_ID, campaign)
        .set(AUDIENCES.LIST_ID, list)
        .set(AUDIENCES.SEGMENT_ID, segment)
        .set(AUDIENCES.ROLE, role)
        .set(AUDIENCES.MODE, mode)
        .onConflictDoNothing()
        .returningResult(AUDIENCES.ID)
        .fetchOptional(AUDIENCES.ID);
  }

  public void begin(UUID id, long size) {
    sql.update(AUDIENCES)
        .set(AUDIENCES.STATE, "queued")
        .set(AUDIENCES.SIZE, Math.toIntExact(size))
        .where(AUDIENCES.ID.eq(id))
        .execute();
  }

  /// Moves the place behind these people, in the transaction that let them in.
  void advance(UUID id, UUID position, int seen, int admitted, int refused) {
    sql.update(AUDIENCES)
        .set(AUDIENCES.STATE, "running")
        .set(AUDIENCES.POSITION, position)
        .set(AUDIENCES.SEEN, AUDIENCES.SEEN.plus(seen))
        .set(AUDIENCES.ADMITTED, AUDIENCES.ADMITTED.plus(admitted))
        .set(AUDIENCES.REFUSED, AUDIENCES.REFUSED.plus(refused))
        .where(AUDIENCES.ID.eq(id))
        .execute();
  }

  void finish(UUID id) {
    sql.update(AUDIENCES).set(AUDIENCES.STATE, "done").where(AUDIENCES.ID.eq(id)).execute();
  }

  Optional<UUID> position(UUID id) {
    return sql.select(AUDIENCES.POSITION)
        .from(AUDIENCES)
        .where(AUDIENCES.ID.eq(id))
        .fetchOptional(AUDIENCES.POSITION);
  }

  public boolean delete(UUID campaign, UUID id) {
    return sql.deleteFrom(AUDIENCES)
            .where(AUDIENCES.ID.eq(id))
            .and(AUDIENCES.CAMPAIGN_ID.eq(campaign))
            .execute()
        == 1;
  }

  public Optional<Audience> find(UUID id) {
    return read(AUDIENCES.ID.eq(id)).stream().findFirst();
  }

  public List<Audience> of(UUID campaign) {
    return read(AUDIENCES.CAMPAIGN_ID.eq(campaign));
  }

  List<Audience> suppressing(UUID campaign) {
    return read(AUDIENCES.CAMPAIGN_ID.eq(campaign).and(AUDIENCES.ROLE.eq("suppress")));
  }

  List<Audience> keptToList(UUID list) {
    return read(isKept().and(AUDIENCES.LIST_ID.eq(list)));
  }

  List<Audience> keptToSegments() {
    return read(isKept().and(AUDIENCES.SEGMENT_ID.isNotNull()));
  }

  private static Condition isKept() {
    return AUDIENCES.ROLE.eq("target").and(AUDIENCES.MODE.eq("keptInStep"));
  }

  private List<Audience> read(Condition condition) {
    return sql.selectFrom(AUDIENCES)
        .where(condition)
        .orderBy(AUDIENCES.ID)
        .fetch(AudienceStore::audience);
  }

  /// Notes through which audience these people came; who came otherwise keeps that.
  void cameThrough(UUID campaign, UUID audience, Collection<UUID> people) {
    sql.update(MEMBERS)
        .set(MEMBERS.AUDIENCE_ID, audience)
        .where(MEMBERS.CAMPAIGN_ID.eq(campaign))
        .and(MEMBERS.PERSON_ID.eq(DSL.any(people.toArray(UUID[]::new))))
        .execute();
  }

  /// Those of these people whose membership came through the audience and has not ended.
  List<UUID> standing(UUID audience, Collection<UUID> people) {
    return sql.select(MEMBERS.PERSON_ID)
        .from(MEMBERS)
        .where(MEMBERS.AUDIENCE_ID.eq(audience))
        .and(MEMBERS.STANDING.ne("ended"))
        .and(MEMBERS.PERSON_ID.eq(DSL.any(people.toArray(UUID[]::new))))
        .orderBy(MEMBERS.PERSON_ID)
        .fetch(MEMBERS.PERSON_ID);
  }

  private static Audience audience(Record r) {
    int size = r.get(AUDIENCES.SIZE);
    boolean done = r.get(AUDIENCES.STATE).equals("done");
    return new Audience(
        r.get(AUDIENCES.ID),
        r.get(AUDIENCES.CAMPAIGN_ID),
        r.get(AUDIENCES.LIST_ID),
        r.get(AUDIENCES.SEGMENT_ID),
        r.get(AUDIENCES.ROLE),
        r.get(AUDIENCES.MODE),
        r.get(AUDIENCES.STATE),
        done || size == 0 ? 1 : Math.min(1, (double) r.get(AUDIENCES.SEEN) / size),
        r.get(AUDIENCES.ADMITTED),
        r.get(AUDIENCES.REFUSED),
        r.get(AUDIENCES.CREATED_AT));
  }
}
