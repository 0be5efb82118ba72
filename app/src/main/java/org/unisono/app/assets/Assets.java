package org.unisono.app.assets;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.unisono.app.access.AuditTrail;
import org.unisono.app.assets.internal.AssetStore;
import org.unisono.app.campaigns.Campaigns;
import org.unisono.app.edge.PageRequest;
import org.unisono.app.edge.Versions;
import org.unisono.core.Fault;
import org.unisono.core.Refusal;
import org.unisono.core.Refused;
import org.unisono.core.Texts;

/// The door to assets as things that are made and changed; what each kind can do has its own door.
@Component
public class Assets {

  private static final int LONGEST_NAME = 255;
  private static final String KEY = "[A-Za-z0-9][A-Za-z0-9_-]{0,99}";

  private final AssetStore store;
  private final Campaigns campaigns;
  private final AuditTrail audit;

  Assets(AssetStore store, Campaigns campaigns, AuditTrail audit) {
    this.store = store;
    this.campaigns = campaigns;
    this.audit = audit;
  }

  /// Makes an asset in its home campaign.
  ///
  /// @throws Refused with every fault of the kind; `required`, `badKey`, `keyTaken`, `notFound` for
  ///     the campaign, or for the form or event that a page names
  @Transactional
  public <C extends AssetContent> Asset<C> add(Class<C> type, AssetDraft<C> draft) {
    var kind = AssetKind.of(type);
    check(kind, draft);
    var name = Objects.requireNonNull(Texts.orNull(draft.name()));
    var key = draft.key() == null ? slug(name) : draft.key();
    var id =
        store
            .insert(kind, key, name, home(draft), draft.content())
            .orElseThrow(() -> keyTaken(kind));
    audit.record(kind.word() + ".added", kind.word(), id, Map.of("key", key));
    return get(type, id);
  }

  /// @param seen the version that the editor has read
  /// @throws Refused `stale`, and what [#add] refuses
  @Transactional
  public <C extends AssetContent> Asset<C> edit(
      Class<C> type, UUID id, int seen, AssetDraft<C> draft) {
    var kind = AssetKind.of(type);
    store.lock(id);
    var was = get(type, id);
    Versions.check(seen, was.version());
    check(kind, draft);
    var key = draft.key() == null ? was.key() : draft.key();
    if (store.isKeyTaken(kind, key, id)) {
      throw keyTaken(kind);
    }
    var name = Objects.requireNonNull(Texts.orNull(draft.name()));
    store.update(id, key, name, home(draft), draft.content());
    audit.record(kind.word() + ".changed", kind.word(), id, Map.of("key", key));
    return get(type, id);
  }

  /// @throws Refused `notFound`
  public <C extends AssetContent> Asset<C> get(Class<C> type, UUID id) {
    var kind = AssetKind.of(type);
    return store.find(kind, type, id).orElseThrow(() -> Refused.notFound(kind.word(), id));
  }

  public <C extends AssetContent> Optional<Asset<C>> withKey(Class<C> type, String key) {
    return store.withKey(AssetKind.of(type), type, key);
  }

  /// Newest first.
  ///
  /// @param campaign only those at home there; null for all
  public <C extends AssetContent> org.unisono.app.edge.Page<Asset<C>> page(
      Class<C> type, @Nullable UUID campaign, PageRequest page) {
    return store.page(AssetKind.of(type), type, campaign, page);
  }

  private <C extends AssetContent> void check(AssetKind kind, AssetDraft<C> draft) {
    List<Fault> faults = new ArrayList<>();
    if (Texts.orNull(draft.name()) == null) {
      faults.add(Fault.at("/name", "required", "This is required."));
    }
    Texts.fault("/name", draft.name(), LONGEST_NAME).ifPresent(faults::add);
    if (draft.campaignId() == null) {
      faults.add(Fault.at("/campaignId", "required", "This is required."));
    }
    if (draft.key() != null && !draft.key().matches(KEY)) {
      faults.add(
          Fault.at(
              "/" + kind.keyName(), "badKey", "A key is made of letters, digits, hyphens and _."));
    }
    faults.addAll(draft.content().faults());
    if (!faults.isEmpty()) {
      throw new Refused(Refusal.RULE_BROKEN, faults);
    }
    campaigns.get(home(draft));
    if (draft.content() instanceof Page page) {
      if (page.formId() != null) {
        get(Form.class, page.formId());
      }
      if (page.eventId() != null) {
        get(Event.class, page.eventId());
      }
    }
  }

  private static UUID home(AssetDraft<?> draft) {
    return Objects.requireNonNull(draft.campaignId());
  }

  private static Refused keyTaken(AssetKind kind) {
    return Refused.clash("/" + kind.keyName(), "keyTaken", "Another one has this key.");
  }

  /// From the name, with a few random letters: short, readable, and not to be guessed.
  private static String slug(String name) {
    var plain =
        java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    var head = plain.length() > 60 ? plain.substring(0, 60) : plain;
    var tail = UUID.randomUUID().toString().substring(0, 8);
    return head.isEmpty() ? tail : head + "-" + tail;
  }
}
