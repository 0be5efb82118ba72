package org.unisono.app.campaigns.internal;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.unisono.app.access.AuditTrail;
import org.unisono.app.campaigns.CampaignChanged;
import org.unisono.app.campaigns.MemberStatus;
import org.unisono.app.campaigns.StatusDraft;
import org.unisono.app.edge.Versions;
import org.unisono.app.jobs.Facts;
import org.unisono.core.Refused;
import org.unisono.core.Texts;
import org.unisono.core.acting.Acting;

/// Adds, changes and removes rungs.
@Component
public class EditLadder {

  private final Ladder ladder;
  private final AuditTrail audit;
  private final Facts facts;

  EditLadder(Ladder ladder, AuditTrail audit, Facts facts) {
    this.ladder = ladder;
    this.audit = audit;
    this.facts = facts;
  }

  public void add(UUID campaign, StatusDraft draft) {
    check(draft);
    if (draft.isDefault()) {
      ladder.noDefault(campaign);
    }
    try {
      ladder.insert(campaign, draft);
    } catch (DuplicateKeyException | IntegrityConstraintViolationException _) {
      throw Refused.clash("/name", "statusExists", "This campaign has that status already.");
    }
    audit.record("status.added", "campaign", campaign, Map.of("name", draft.name()));
    changed(campaign);
  }

  /// The name stays: flows, maps to other systems and the history speak of it. What it means stays
  /// while somebody stands on it, so that no figure of the past changes.
  public void edit(UUID campaign, UUID status, int seen, StatusDraft draft) {
    var was = ladder.lock(campaign, status).orElseThrow(() -> Refused.notFound("status", status));
    Versions.check(seen, was.version());
    check(draft);
    if (!was.name().equals(draft.name())) {
      throw Refused.clash(
          "/name",
          "statusNameFixed",
          "A status keeps its name, as flows and other systems speak of it. Add a new one.");
    }
    if (isOtherMeaning(was, draft) && ladder.isUsed(campaign, status)) {
      throw inUse();
    }
    if (was.isDefault() && !draft.isDefault()) {
      throw noDefault("/isDefault");
    }
    if (draft.isDefault() && !was.isDefault()) {
      ladder.noDefault(campaign);
    }
    ladder.update(status, draft);
    audit.record("status.edited", "campaign", campaign, Map.of("name", was.name()));
    changed(campaign);
  }

  private static boolean isOtherMeaning(MemberStatus was, StatusDraft draft) {
    return was.responded() != draft.responded() || was.success() != draft.success();
  }

  public void remove(UUID campaign, UUID status, int seen) {
    var was = ladder.lock(campaign, status).orElseThrow(() -> Refused.notFound("status", status));
    Versions.check(seen, was.version());
    if (was.isDefault()) {
      throw noDefault("");
    }
    if (ladder.isUsed(campaign, status)) {
      throw inUse();
    }
    ladder.delete(status);
    audit.record("status.removed", "campaign", campaign, Map.of("name", was.name()));
    changed(campaign);
  }

  private void changed(UUID campaign) {
    facts.publish(new CampaignChanged(campaign, List.of("statuses"), Acting.now().origin()));
  }

  private static Refused inUse() {
    return Refused.clash(
        "", "statusInUse", "Somebody stands or stood on this status, so it stays what it means.");
  }

  private static Refused noDefault(String pointer) {
    return Refused.clash(
        pointer,
        "defaultNeeded",
        "One status is where members begin. Make another one that first.");
  }

  private static void check(StatusDraft draft) {
    if (Texts.orNull(draft.name()) == null) {
      throw Refused.rule("/name", "required", "This is required.");
    }
    Texts.fault("/name", Objects.requireNonNull(draft.name()), 100)
        .ifPresent(
            f -> {
              throw Refused.rule(f.pointer(), f.code(), f.message());
            });
    if (draft.success() && !draft.responded()) {
      throw Refused.rule(
          "/success", "successWithoutResponse", "Who succeeded has responded as well.");
    }
  }
}
