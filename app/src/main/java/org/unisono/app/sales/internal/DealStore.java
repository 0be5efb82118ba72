package org.unisono.app.sales.internal;

import static org.unisono.app.sales.internal.DealContactsTable.DEAL_CONTACTS;
import static org.unisono.app.sales.internal.DealsTable.DEALS;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.edge.Page;
import org.unisono.app.edge.PageRequest;
import org.unisono.app.edge.SqlArrays;
import org.unisono.app.sales.Deal;
import org.unisono.app.sales.DealDraft;
import org.unisono.core.Money;
import org.unisono.core.Texts;

/// Deals and who stands on them.
@Component
public class DealStore {

  private final DSLContext sql;

  DealStore(DSLContext sql) {
    this.sql = sql;
  }

  public UUID insert(DealDraft draft) {
    var id =
        sql.insertInto(DEALS).set(values(draft)).returningResult(DEALS.ID).fetchSingle().value1();
    contacts(id, draft);
    return id;
  }

  /// @return false when somebody has changed it since
  public boolean update(UUID id, int seen, DealDraft draft) {
    boolean mine =
        sql.update(DEALS)
                .set(values(draft))
                .set(DEALS.VERSION, DEALS.VERSION.plus(1))
                .set(DEALS.UPDATED_AT, DSL.field("now()", DEALS.UPDATED_AT.getDataType()))
                .where(DEALS.ID.eq(id))
                .and(DEALS.VERSION.eq(seen))
                .execute()
            == 1;
    if (mine) {
      sql.deleteFrom(DEAL_CONTACTS).where(DEAL_CONTACTS.DEAL_ID.eq(id)).execute();
      contacts(id, draft);
    }
    return mine;
  }

  private static Map<Field<?>, Object> values(DealDraft draft) {
    var amount = draft.amount();
    Map<Field<?>, Object> values = new HashMap<>();
    values.put(DEALS.NAME, Objects.requireNonNull(draft.name()).strip());
    values.put(DEALS.AMOUNT, amount == null ? null : amount.amount());
    values.put(DEALS.CURRENCY, amount == null ? null : amount.currency());
    values.put(DEALS.STAGE, stage(draft));
    values.put(DEALS.CLOSE_DATE, draft.closeDate());
    values.put(DEALS.WON, draft.won());
    values.put(DEALS.PRIMARY_CAMPAIGN_ID, draft.primaryCampaignId());
    return values;
  }

  private static String stage(DealDraft draft) {
    var stage = Texts.orNull(draft.stage());
    if (stage != null) {
      return stage;
    }
    return draft.won() == null ? "open" : draft.won() ? "won" : "lost";
  }

  private void contacts(UUID deal, DealDraft draft) {
    if (draft.contacts() != null) {
      sql.execute(
          """
          insert into sales.deal_contacts (deal_id, person_id)
          select {0}, p from unnest({1}) as t (p) on conflict do nothing
          """,
          DSL.val(deal), SqlArrays.uuids(draft.contacts()));
    }
  }

  public Optional<Deal> find(UUID id) {
    return fetch(DEALS.ID.eq(id), 1).stream().findFirst();
  }

  public Page<Deal> page(
      @Nullable UUID campaign, @Nullable UUID person, @Nullable Boolean won, PageRequest page) {
    var condition = DSL.noCondition();
    if (campaign != null) {
      condition = condition.and(DEALS.PRIMARY_CAMPAIGN_ID.eq(campaign));
    }
    if (person != null) {
      condition =
          condition.and(
              DEALS.ID.in(
                  DSL.select(DEAL_CONTACTS.DEAL_ID)
                      .from(DEAL_CONTACTS)
                      .where(DEAL_CONTACTS.PERSON_ID.eq(person))));
    }
    if (won != null) {
      condition = condition.and(DEALS.WON.eq(won));
    }
    if (!page.isFirst()) {
      condition = condition.and(DEALS.ID.lt(UUID.fromString(page.after().getFirst())));
    }
    return Page.of(fetch(condition, page.limit() + 1), page, d -> List.of(d.id().toString()));
  }

  private List<Deal> fetch(Condition condition, int most) {
    var rows = sql.selectFrom(DEALS).where(condition).orderBy(DEALS.ID.desc()).limit(most).fetch();
    var contacts = contacts(rows.getValues(DEALS.ID));
    return rows.map(r -> deal(r, contacts.getOrDefault(r.get(DEALS.ID), List.of())));
  }

  private Map<UUID, List<UUID>> contacts(Collection<UUID> deals) {
    Map<UUID, List<UUID>> contacts = new HashMap<>();
    sql.selectFrom(DEAL_CONTACTS)
        .where(DEAL_CONTACTS.DEAL_ID.in(deals))
        .orderBy(DEAL_CONTACTS.PERSON_ID)
        .forEach(
            r ->
                contacts
                    .computeIfAbsent(r.get(DEAL_CONTACTS.DEAL_ID), _ -> new ArrayList<>())
                    .add(r.get(DEAL_CONTACTS.PERSON_ID)));
    return contacts;
  }

  private static Deal deal(Record r, List<UUID> contacts) {
    var amount = r.get(DEALS.AMOUNT);
    return new Deal(
        r.get(DEALS.ID),
        r.get(DEALS.NAME),
        amount == null ? null : new Money(amount, r.get(DEALS.CURRENCY)),
        r.get(DEALS.STAGE),
        r.get(DEALS.CLOSE_DATE),
        r.get(DEALS.WON),
        contacts,
        r.get(DEALS.PRIMARY_CAMPAIGN_ID),
        r.get(DEALS.VERSION),
        r.get(DEALS.CREATED_AT),
        r.get(DEALS.UPDATED_AT));
  }
}
