package org.unisono.app.email.internal;

import static org.unisono.app.campaigns.views.CampaignsV.CAMPAIGNS_V;
import static org.unisono.app.email.internal.MessagesTable.MESSAGES;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.unisono.app.assets.MergeText;

/// Messages; they never change, so this node remembers them.
@Component
class MessageStore {

  private final DSLContext sql;
  private final Cache<UUID, MailMessage> known = Caffeine.newBuilder().maximumSize(200).build();

  MessageStore(DSLContext sql) {
    this.sql = sql;
  }

  MailMessage get(UUID id) {
    return known.get(id, this::read);
  }

  private MailMessage read(UUID id) {
    return sql.select(MESSAGES.asterisk(), CAMPAIGNS_V.NAME)
        .from(MESSAGES)
        .join(CAMPAIGNS_V)
        .on(CAMPAIGNS_V.ID.eq(MESSAGES.CAMPAIGN_ID))
        .where(MESSAGES.ID.eq(id))
        .fetchSingle(
            r ->
                new MailMessage(
                    id,
                    r.get(MESSAGES.CAMPAIGN_ID),
                    r.get(CAMPAIGNS_V.NAME),
                    r.get(MESSAGES.TEMPLATE_ID),
                    r.get(MESSAGES.TOPIC),
                    MergeText.parse(r.get(MESSAGES.SUBJECT)),
                    MergeText.parse(r.get(MESSAGES.HTML)),
                    MergeText.parse(r.get(MESSAGES.PLAIN))));
  }
}
