package org.unisono.app.sales.internal;

import static org.unisono.app.edge.SqlArrays.texts;
import static org.unisono.app.edge.SqlArrays.uuids;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.sales.SeenDeal;

/// Deals that come in from elsewhere, in sets.
@Component
public class SeenDealStore {

  private static final int LONGEST = 255;

  private final DSLContext sql;

  SeenDealStore(DSLContext sql) {
    this.sql = sql;
  }

  /// Ids for so many new deals.
  public List<UUID> ids(int many) {
    return sql.fetch("select uuidv7() from generate_series(1, {0})", DSL.val(many))
        .getValues(0, UUID.class);
  }

  /// Makes those that are not there, and changes those that differ.
  ///
  /// @param deals each with an id
  /// @return the ids of those that were made or changed
  public Set<UUID> put(List<SeenDeal> deals) {
    var changed =
        sql.fetch(
                """
                insert into sales.deals as d (id, name, amount, currency, stage, close_date, won,
                  primary_campaign_id)
                select t.id, t.name, t.amount::numeric, t.currency, t.stage, t.close_date::date,
                  t.won::boolean, t.campaign
                from unnest({0}, {1}, {2}, {3}, {4}, {5}, {6}, {7})
                  as t (id, name, amount, currency, stage, close_date, won, campaign)
                on conflict (id) do update
                  set name = excluded.name, amount = excluded.amount, currency = excluded.currency,
                      stage = excluded.stage, close_date = excluded.close_date, won = excluded.won,
                      primary_campaign_id = coalesce(excluded.primary_campaign_id, d.primary_campaign_id),
                      version = d.version + 1, updated_at = now()
                  where (d.name, d.stage) is distinct from (excluded.name, excluded.stage)
                     or d.amount is distinct from excluded.amount
                     or d.currency is distinct from excluded.currency
                     or d.close_date is distinct from excluded.close_date
                     or d.won is distinct from excluded.won
                     or d.primary_campaign_id is distinct from
                        coalesce(excluded.primary_campaign_id, d.primary_campaign_id)
                returning d.id
                """,
                uuids(deals, SeenDeal::id),
                texts(deals, d -> shortened(d.name().strip())),
                texts(deals, SeenDealStore::amount),
                texts(deals, d -> d.amount() == null ? null : d.amount().currency()),
                texts(deals, SeenDealStore::stage),
                texts(deals, d -> d.closeDate() == null ? null : d.closeDate().toString()),
                texts(deals, d -> d.won() == null ? null : d.won().toString()),
                uuids(deals, SeenDeal::campaign))
            .getValues(0, UUID.class);
    var all = new HashSet<>(changed);
    var standing = deals.stream().filter(d -> d.contact() != null).toList();
    all.addAll(
        sql.fetch(
                """
                insert into sales.deal_contacts (deal_id, person_id)
                select t.deal, t.person from unnest({0}, {1}) as t (deal, person)
                on conflict do nothing returning deal_id
                """,
                uuids(standing, SeenDeal::id), uuids(standing, SeenDeal::contact))
            .getValues(0, UUID.class));
    return all;
  }

  private static @Nullable String amount(SeenDeal deal) {
    BigDecimal amount = deal.amount() == null ? null : deal.amount().amount();
    return amount == null ? null : amount.toPlainString();
  }

  private static String stage(SeenDeal deal) {
    var stage = deal.stage();
    if (stage != null && !stage.isBlank()) {
      return shortened(stage.strip());
    }
    return deal.won() == null ? "open" : deal.won() ? "won" : "lost";
  }

  private static String shortened(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }

  /// Takes deals away that nobody has changed since they were made.
  ///
  /// @return the ids of those that are gone
  public Set<UUID> withdraw(Collection<UUID> ids) {
    return new HashSet<>(
        sql.fetch(
                "delete from sales.deals where id = any ({0}) and version = 1 returning id",
                uuids(ids))
            .getValues(0, UUID.class));
  }
}
