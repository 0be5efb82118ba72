package org.unisono.app.sync.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.campaigns.Campaign;
import org.unisono.app.campaigns.CampaignDraft;
import org.unisono.app.campaigns.Campaigns;
import org.unisono.app.campaigns.Cause;
import org.unisono.app.fields.FieldSubject;
import org.unisono.app.fields.Fields;
import org.unisono.connector.Push;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteRef;
import org.unisono.connector.Stream;
import org.unisono.core.Money;
import org.unisono.core.merge.Image;

/// Heads of campaigns.
@Component
class CampaignSide implements RecordSide {

  private final Campaigns campaigns;
  private final TwinStore twins;
  private final Attempts attempts;
  private final Fields fields;

  CampaignSide(Campaigns campaigns, TwinStore twins, Attempts attempts, Fields fields) {
    this.fields = fields;
    this.campaigns = campaigns;
    this.twins = twins;
    this.attempts = attempts;
  }

  @Override
  public String kind() {
    return "campaign";
  }

  @Override
  public Stream stream() {
    return Stream.CAMPAIGNS;
  }

  @Override
  public List<MappedField> maps(Line line, RemoteRef ref) {
    return line.maps(RecordKind.CAMPAIGN);
  }

  @Override
  public List<OurRecord> ours(Line line, UUID owner, List<UUID> locals) {
    List<OurRecord> found = new ArrayList<>();
    for (var twin : twins.of(line.id(), null, owner)) {
      var campaign = campaigns.find(twin.campaignId());
      if (campaign.isPresent() && twin.remoteId() != null && !twin.stopped()) {
        found.add(
            new OurRecord(
                twin.campaignId(),
                campaign.get().name(),
                images(campaign.get()),
                twin.id(),
                twin.campaignId(),
                null,
                new RemoteRef(RecordKind.CAMPAIGN, twin.remoteId())));
      }
    }
    return found;
  }

  static Map<String, Image> images(Campaign c) {
    Map<String, Image> images = new LinkedHashMap<>();
    images.put("name", Image.of(c.name()));
    images.put("type", Image.of(c.type()));
    images.put("status", Image.of(c.state()));
    images.put("startDate", text(c.startDate()));
    images.put("endDate", text(c.endDate()));
    images.put("actualStartDate", text(c.actualStartDate()));
    images.put("actualEndDate", text(c.actualEndDate()));
    images.put("budgetedCost", money(c.budgetedCost()));
    images.put("expectedCost", money(c.expectedCost()));
    images.put("actualCost", spent(c.actualCost()));
    images.put("expectedRevenue", money(c.expectedRevenue()));
    images.put("expectedSize", text(c.expectedSize()));
    images.put(
        "expectedResponsePercent",
        c.expectedResponsePercent() == null
            ? new Image.Blank()
            : Image.of(Translations.ours(c.expectedResponsePercent(), 2)));
    images.put("description", text(c.description()));
    images.put("objective", text(c.objective()));
    images.put(OurField.PARENT, text(c.parentId()));
    images.put(OurField.OWNER, text(c.ownerId()));
    images.putAll(CustomImages.of(c.fields()));
    return images;
  }

  private static Image text(@Nullable Object value) {
    return value == null ? new Image.Blank() : Image.of(value.toString());
  }

  private static Image money(@Nullable Money money) {
    return money == null ? new Image.Blank() : Image.of(Translations.ours(money.amount(), 2));
  }

  /// Where nothing was spent here, nothing is known of what was spent there.
  private static Image spent(Money money) {
    return money.amount().signum() == 0 ? new Image.Blank() : money(money);
  }

  @Override
  public Stored store(Map<UUID, Map<String, Image>> values, Map<UUID, Map<String, Image>> seen) {
    var stored = new Stored(new LinkedHashMap<>(), new LinkedHashSet<>());
    campaigns.hold(values.keySet());
    values.forEach(
        (id, taken) -> {
          var campaign = campaigns.get(id);
          if (RecordSide.hasMoved(taken, seen.getOrDefault(id, Map.of()), images(campaign))) {
            stored.moved().add(id);
            return;
          }
          attempts
              .tried(() -> campaigns.edit(id, campaign.version(), draft(campaign, taken)))
              .ifPresent(fault -> stored.refused().put(id, fault));
        });
    return stored;
  }

  /// Puts a value back.
  ///
  /// @param written what was written; where something else stands by now, that stays
  /// @return whether it was put back
  boolean restore(UUID id, String field, @Nullable String written, @Nullable String before) {
    campaigns.hold(List.of(id));
    var now = campaigns.find(id).map(CampaignSide::images).map(images -> images.get(field));
    var put = written == null ? new Image.Blank() : Image.of(written);
    if (now.isEmpty() || !put.equals(now.get())) {
      return false;
    }
    var was = before == null ? new Image.Blank() : Image.of(before);
    return store(Map.of(id, Map.of(field, was)), Map.of()).isOf(id);
  }

  private CampaignDraft draft(Campaign c, Map<String, Image> taken) {
    var is = new LinkedHashMap<>(images(c));
    is.putAll(taken);
    boolean moved = taken.containsKey("status");
    var policy =
        new CampaignDraft.PolicyDraft(
            c.policy().membership().name().toLowerCase(Locale.ROOT),
            c.policy().group(),
            c.policy().onClash().name().toLowerCase(Locale.ROOT),
            c.policy().admission().stream().map(Cause::word).toList());
    return new CampaignDraft(
        raw(is, "name"),
        c.code(),
        c.style().word(),
        raw(is, "type"),
        moved ? raw(is, "status") : c.status(),
        raw(is, "description"),
        raw(is, "objective"),
        uuid(raw(is, OurField.PARENT)),
        date(raw(is, "startDate")),
        date(raw(is, "endDate")),
        date(raw(is, "actualStartDate")),
        date(raw(is, "actualEndDate")),
        money(raw(is, "budgetedCost"), c),
        money(raw(is, "expectedCost"), c),
        money(raw(is, "expectedRevenue"), c),
        size(raw(is, "expectedSize")),
        number(raw(is, "expectedResponsePercent")),
        uuid(raw(is, OurField.OWNER)),
        c.tags(),
        policy,
        CustomImages.into(c.fields(), taken, fields.of(FieldSubject.CAMPAIGN), c.currency()));
  }

  private static @Nullable String raw(Map<String, Image> images, String field) {
    var image = images.get(field);
    return image == null ? null : ImageCodec.raw(image);
  }

  private static @Nullable UUID uuid(@Nullable String text) {
    return text == null ? null : UUID.fromString(text);
  }

  private static @Nullable LocalDate date(@Nullable String text) {
    return text == null ? null : LocalDate.parse(text);
  }

  private static @Nullable BigDecimal number(@Nullable String text) {
    return text == null ? null : new BigDecimal(text);
  }

  private static @Nullable Integer size(@Nullable String text) {
    return text == null ? null : new BigDecimal(text).intValue();
  }

  private static @Nullable Money money(@Nullable String text, Campaign c) {
    return text == null ? null : new Money(new BigDecimal(text), c.currency());
  }

  @Override
  public Push push(RemoteRef ref, Map<String, Image> fields, Map<String, Image> expected) {
    return new Push.UpdateCampaign(ref, fields, expected);
  }
}
