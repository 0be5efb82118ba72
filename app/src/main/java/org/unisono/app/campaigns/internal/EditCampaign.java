package org.unisono.app.campaigns.internal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.unisono.app.access.AuditTrail;
import org.unisono.app.campaigns.Campaign;
import org.unisono.app.campaigns.CampaignChanged;
import org.unisono.app.campaigns.CampaignDraft;
import org.unisono.app.campaigns.CampaignPart;
import org.unisono.app.jobs.Facts;
import org.unisono.core.Refusal;
import org.unisono.core.Refused;
import org.unisono.core.acting.Acting;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/// Makes and changes heads.
@Component
public class EditCampaign {

  private final HeadCheck check;
  private final CampaignStore store;
  private final Vocabulary vocabulary;
  private final Ladder ladder;
  private final PolicyChange policies;
  private final Aftermath aftermath;

  EditCampaign(
      HeadCheck check,
      CampaignStore store,
      Vocabulary vocabulary,
      Ladder ladder,
      PolicyChange policies,
      Aftermath aftermath) {
    this.check = check;
    this.store = store;
    this.vocabulary = vocabulary;
    this.ladder = ladder;
    this.policies = policies;
    this.aftermath = aftermath;
  }

  public UUID add(CampaignDraft draft) {
    var head = check.check(draft, null);
    parent(null, head.parentId());
    var id = store.insert(head).orElseThrow(() -> codeTaken(head.code()));
    ladder.copyTemplate(id, head.type());
    aftermath.made(id, head);
    return id;
  }

  /// Nobody else changes these heads before the caller's transaction ends.
  public void hold(Collection<UUID> ids) {
    store.hold(ids);
  }

  public void edit(Campaign was, CampaignDraft draft) {
    var head = check.check(draft, was);
    code(was, head);
    currency(was, head);
    move(was, head.status());
    if (head.parentId() != null && !head.parentId().equals(was.parentId())) {
      parent(was.id(), head.parentId());
    }
    if (!head.policy().equals(was.policy())) {
      policies.apply(was, head.policy());
    }
    store.update(was.id(), head);
    if (isEnd(head.status()) && !was.hasEnded()) {
      policies.end(was.id(), head.status());
      aftermath.closed(was.id());
    }
    aftermath.changed(was, head);
  }

  private boolean isEnd(String status) {
    return vocabulary.statuses().stream()
        .anyMatch(
            s ->
                s.key().equals(status)
                    && (s.state().equals("completed") || s.state().equals("cancelled")));
  }

  /// Sums of cost lines are in the currency of the campaign.
  private void currency(Campaign was, Head head) {
    if (!was.currency().equals(head.currency()) && store.hasCosts(was.id())) {
      throw new Refused(
          Refusal.RULE_BROKEN,
          "",
          "otherCurrency",
          "This campaign counts in {currency}.",
          Map.of("currency", was.currency()));
    }
  }

  private void code(Campaign was, Head head) {
    if (was.code() != null && !was.code().equals(head.code())) {
      throw Refused.clash("/code", "codeFixed", "A code stays as it was first set.");
    }
    if (head.code() != null && store.isCodeTaken(head.code(), was.id())) {
      throw codeTaken(head.code());
    }
  }

  private static Refused codeTaken(@org.jspecify.annotations.Nullable String code) {
    return new Refused(
        Refusal.CLASH,
        "/code",
        "codeTaken",
        "Another campaign has the code {code}.",
        Map.of("code", String.valueOf(code)));
  }

  /// Allowed moves are data; what another system reports is a fact, not a move.
  private void move(Campaign was, String to) {
    if (was.status().equals(to) || !Acting.now().origin().isBehaviour()) {
      return;
    }
    Optional<Vocabulary.Status> from =
        vocabulary.statuses().stream().filter(s -> s.key().equals(was.status())).findFirst();
    if (from.isPresent() && !from.get().next().contains(to)) {
      throw new Refused(
          Refusal.CLASH,
          "/status",
          "moveNotAllowed",
          "A campaign that is {from} cannot become {to}.",
          Map.of("from", was.status(), "to", to));
    }
  }

  private void parent(
      @org.jspecify.annotations.Nullable UUID id, @org.jspecify.annotations.Nullable UUID parent) {
    if (parent == null) {
      return;
    }
    store.lockTree();
    if (!store.exists(parent)) {
      throw Refused.rule("/parentId", "unknownParent", "There is no such campaign.");
    }
    if (id != null && store.path(parent).contains(id)) {
      throw Refused.rule("/parentId", "parentCycle", "A campaign cannot stand below itself.");
    }
  }

  /// What a change leaves behind: history, audit, a fact.
  @Component
  static class Aftermath {

    private final Changes changes;
    private final AuditTrail audit;
    private final Facts facts;
    private final ObjectMapper json;
    private final ObjectProvider<CampaignPart> parts;

    Aftermath(
        Changes changes,
        AuditTrail audit,
        Facts facts,
        ObjectMapper json,
        ObjectProvider<CampaignPart> parts) {
      this.changes = changes;
      this.audit = audit;
      this.facts = facts;
      this.json = json;
      this.parts = parts;
    }

    void made(UUID id, Head head) {
      audit.record("campaign.added", "campaign", id, Map.of("style", head.style().word()));
      facts.publish(new CampaignChanged(id, List.of(), Acting.now().origin()));
    }

    void changed(Campaign was, Head head) {
      ObjectNode before = json.valueToTree(was);
      ObjectNode after = json.valueToTree(head);
      var names = changes.record(was.id(), before, after);
      if (!names.isEmpty()) {
        audit.record("campaign.changed", "campaign", was.id(), Map.of("fields", names));
        facts.publish(new CampaignChanged(was.id(), names, Acting.now().origin()));
      }
    }

    void closed(UUID id) {
      parts.orderedStream().forEach(part -> part.close(id));
    }
  }
}
