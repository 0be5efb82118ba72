package org.unisono.app.assets.internal;

import static org.unisono.app.assets.internal.AssetsTable.ASSETS;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.assets.Asset;
import org.unisono.app.assets.AssetContent;
import org.unisono.app.assets.AssetKind;
import org.unisono.app.edge.Page;
import org.unisono.app.edge.PageRequest;
import org.unisono.app.edge.RowLocks;
import tools.jackson.databind.ObjectMapper;

/// Assets in the table.
@Component
public class AssetStore {

  private final DSLContext sql;
  private final ObjectMapper json;

  AssetStore(DSLContext sql, ObjectMapper json) {
    this.sql = sql;
    this.json = json;
  }

  /// @return empty when another of this kind has the key
  public Optional<UUID> insert(
      AssetKind kind, String key, String name, UUID campaign, AssetContent content) {
    return sql.insertInto(ASSETS)
        .set(ASSETS.KIND, kind.word())
        .set(ASSETS.KEY, key)
        .set(ASSETS.NAME, name)
        .set(ASSETS.CAMPAIGN_ID, campaign)
        .set(ASSETS.CONTENT, jsonb(content))
        .onConflictDoNothing()
        .returningResult(ASSETS.ID)
        .fetchOptional(ASSETS.ID);
  }

  public boolean isKeyTaken(AssetKind kind, String key, UUID by) {
    return sql.fetchExists(
        ASSETS, ASSETS.KIND.eq(kind.word()), ASSETS.KEY.eq(key), ASSETS.ID.ne(by));
  }

  public void update(UUID id, String key, String name, UUID campaign, AssetContent content) {
    sql.update(ASSETS)
        .set(ASSETS.KEY, key)
        .set(ASSETS.NAME, name)
        .set(ASSETS.CAMPAIGN_ID, campaign)
        .set(ASSETS.CONTENT, jsonb(content))
        .set(ASSETS.VERSION, ASSETS.VERSION.plus(1))
        .set(ASSETS.UPDATED_AT, DSL.field("now()", ASSETS.UPDATED_AT.getDataType()))
        .where(ASSETS.ID.eq(id))
        .execute();
  }

  public <C extends AssetContent> Optional<Asset<C>> find(
      AssetKind kind, Class<C> content, UUID id) {
    return sql.selectFrom(ASSETS)
        .where(ASSETS.ID.eq(id))
        .and(ASSETS.KIND.eq(kind.word()))
        .fetchOptional(r -> asset(r, content));
  }

  public <C extends AssetContent> Optional<Asset<C>> withKey(
      AssetKind kind, Class<C> content, String key) {
    return sql.selectFrom(ASSETS)
        .where(ASSETS.KEY.eq(key))
        .and(ASSETS.KIND.eq(kind.word()))
        .fetchOptional(r -> asset(r, content));
  }

  /// Waits for others who hold it, until the transaction ends.
  public void lock(UUID id) {
    RowLocks.hold(sql, ASSETS.ID, List.of(id));
  }

  public <C extends AssetContent> Page<Asset<C>> page(
      AssetKind kind, Class<C> content, @Nullable UUID campaign, PageRequest page) {
    var condition = campaign == null ? DSL.noCondition() : ASSETS.CAMPAIGN_ID.eq(campaign);
    if (!page.isFirst()) {
      condition = condition.and(ASSETS.ID.lt(UUID.fromString(page.after().getFirst())));
    }
    List<Asset<C>> rows =
        sql.selectFrom(ASSETS)
            .where(ASSETS.KIND.eq(kind.word()))
            .and(condition)
            .orderBy(ASSETS.ID.desc())
            .limit(page.limit() + 1)
            .fetch(r -> asset(r, content));
    return Page.of(rows, page, a -> List.of(a.id().toString()));
  }

  private <C extends AssetContent> Asset<C> asset(Record r, Class<C> content) {
    return new Asset<>(
        r.get(ASSETS.ID),
        r.get(ASSETS.KEY),
        r.get(ASSETS.NAME),
        r.get(ASSETS.CAMPAIGN_ID),
        json.readValue(r.get(ASSETS.CONTENT).data(), content),
        r.get(ASSETS.VERSION),
        r.get(ASSETS.CREATED_AT),
        r.get(ASSETS.UPDATED_AT));
  }

  private JSONB jsonb(AssetContent content) {
    return JSONB.valueOf(json.writeValueAsString(content));
  }
}
