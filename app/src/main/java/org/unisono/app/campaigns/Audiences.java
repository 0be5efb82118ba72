package org.unisono.app.campaigns;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.unisono.app.access.AuditTrail;
import org.unisono.app.campaigns.internal.AdmitAudience;
import org.unisono.app.campaigns.internal.AudienceStore;
import org.unisono.app.campaigns.internal.KeptOut;
import org.unisono.app.segments.Lists;
import org.unisono.app.segments.Segments;
import org.unisono.core.Fault;
import org.unisono.core.Refusal;
import org.unisono.core.Refused;

/// The door to audiences: the lists and segments that are attached to a campaign.
@Component
public class Audiences {

  private final Campaigns campaigns;
  private final AudienceStore store;
  private final AudienceSources sources;
  private final AdmitAudience admit;
  private final KeptOut keptOut;
  private final AuditTrail audit;

  Audiences(
      Campaigns campaigns,
      AudienceStore store,
      AudienceSources sources,
      AdmitAudience admit,
      KeptOut keptOut,
      AuditTrail audit) {
    this.campaigns = campaigns;
    this.store = store;
    this.sources = sources;
    this.admit = admit;
    this.keptOut = keptOut;
    this.audit = audit;
  }

  /// Oldest first.
  ///
  /// @throws Refused `notFound`
  public List<Audience> of(UUID campaign) {
    campaigns.get(campaign);
    return store.of(campaign);
  }

  /// Attaches a list or a segment. The people of a target become members in the background, with
  /// the cause *rule*.
  ///
  /// @throws Refused `notFound` for the campaign; `oneAudience`, `unknownList`, `unknownSegment`,
  ///     `unknownOption`; `notAdmitted` when the campaign takes nobody in by a rule;
  ///     `audienceExists`
  @Transactional
  public Audience attach(UUID campaign, AudienceDraft draft) {
    List<Fault> faults = new ArrayList<>();
    var role = word(draft.role(), "target", "/role", "target, seed, test, suppress", faults);
    var mode = word(draft.mode(), "once", "/mode", "once, keptInStep", faults);
    sources.check(draft, faults);
    admits(campaigns.get(campaign), role, faults);
    if (!faults.isEmpty()) {
      throw new Refused(Refusal.RULE_BROKEN, faults);
    }
    var id =
        store
            .insert(campaign, draft.listId(), draft.segmentId(), role, mode)
            .orElseThrow(
                () ->
                    Refused.clash(
                        "", "audienceExists", "This is attached in the same role already."));
    keptOut.forget(campaign);
    if (role.equals("target")) {
      store.begin(id, sources.size(draft));
      admit.begin(id);
    }
    audit.record("audience.attached", "campaign", campaign, Map.of("role", role));
    return store.find(id).orElseThrow();
  }

  /// Detaches it. Who became a member by it stays one.
  ///
  /// @throws Refused `notFound`
  @Transactional
  public void detach(UUID campaign, UUID audience) {
    if (!store.delete(campaign, audience)) {
      throw Refused.notFound("audience", audience);
    }
    keptOut.forget(campaign);
    audit.record("audience.detached", "campaign", campaign, Map.of());
  }

  /// Who of these is kept out of the campaign, by themselves, an address or its domain.
  ///
  /// @param people at most 1,000
  public Set<UUID> suppressed(UUID campaign, Collection<UUID> people) {
    return keptOut.of(campaign, people);
  }

  private static String word(
      @Nullable String given, String unsaid, String place, String options, List<Fault> faults) {
    var word = given == null ? unsaid : given;
    if (!List.of(options.split(", ")).contains(word)) {
      faults.add(
          new Fault(
              place,
              "unknownOption",
              "{value} is not one of: {options}.",
              Map.of("value", word, "options", options)));
    }
    return word;
  }

  private static void admits(Campaign campaign, String role, List<Fault> faults) {
    if (role.equals("target") && !campaign.policy().admission().contains(Cause.RULE)) {
      faults.add(
          new Fault(
              "/role",
              "notAdmitted",
              "This campaign takes nobody in whose cause is {cause}.",
              Map.of("cause", Cause.RULE.word())));
    }
  }

  /// The lists and segments that there are.
  @Component
  static class AudienceSources {

    private final Lists lists;
    private final Segments segments;

    AudienceSources(Lists lists, Segments segments) {
      this.lists = lists;
      this.segments = segments;
    }

    void check(AudienceDraft draft, List<Fault> faults) {
      if ((draft.listId() == null) == (draft.segmentId() == null)) {
        faults.add(Fault.at("/listId", "oneAudience", "Name either a list or a segment."));
      } else if (!isThere(draft)) {
        faults.add(
            draft.listId() == null
                ? Fault.at("/segmentId", "unknownSegment", "There is no such segment.")
                : Fault.at("/listId", "unknownList", "There is no such list."));
      }
    }

    private boolean isThere(AudienceDraft draft) {
      return draft.listId() != null
          ? lists.find(draft.listId()).isPresent()
          : draft.segmentId() != null && segments.find(draft.segmentId()).isPresent();
    }

    long size(AudienceDraft draft) {
      return draft.listId() != null
          ? lists.get(draft.listId()).count()
          : segments.count(java.util.Objects.requireNonNull(draft.segmentId()));
    }
  }
}
