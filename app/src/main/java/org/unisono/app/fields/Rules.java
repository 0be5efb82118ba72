package org.unisono.app.fields;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.unisono.app.access.AuditTrail;
import org.unisono.app.edge.Versions;
import org.unisono.app.fields.internal.RuleDraftCheck;
import org.unisono.app.fields.internal.RuleStore;
import org.unisono.core.Refusal;
import org.unisono.core.Refused;

/// The door to validation rules: a condition on a campaign or a member that must not hold, and a
/// message. The rooms that own the records ask them on every road in.
@Component
public class Rules {

  private static final Duration REMEMBERED = Duration.ofSeconds(1);

  private final RuleStore store;
  private final RuleDraftCheck check;
  private final AuditTrail audit;
  private final InstantSource clock;
  private final Cache<RuleSubject, List<ValidationRule>> known =
      Caffeine.newBuilder().expireAfterWrite(REMEMBERED).build();

  Rules(RuleStore store, RuleDraftCheck check, AuditTrail audit, InstantSource clock) {
    this.store = store;
    this.check = check;
    this.audit = audit;
    this.clock = clock;
  }

  /// The rules to ask now; a change elsewhere is seen within a second.
  public RuleSet active(RuleSubject subject) {
    return new RuleSet(subject, known.get(subject, store::active), clock.instant());
  }

  /// By subject and name, those that are switched off included.
  public List<ValidationRule> all() {
    return store.all();
  }

  /// @throws Refused `notFound`
  public ValidationRule get(UUID id) {
    return store.find(id).orElseThrow(() -> Refused.notFound("rule", id));
  }

  /// @throws Refused `required`, `tooLong`, `unknownOption`, `ruleExists`, `conditionNotHere`, and
  ///     what is wrong in the rule, with its place
  @Transactional
  public ValidationRule add(RuleDraft draft) {
    var checked = check.fresh(draft);
    var id = store.insert(checked).orElseThrow(() -> exists(checked.name()));
    return changed("rule.added", id);
  }

  /// @param seen the version that the editor has read
  /// @throws Refused `notFound`, `stale`, `subjectFixed`, and what [#add] refuses
  @Transactional
  public ValidationRule edit(UUID id, int seen, RuleDraft draft) {
    store.hold(id);
    var was = get(id);
    Versions.check(seen, was.version());
    var checked = check.changed(was, draft);
    if (store.isTaken(checked.name(), id)) {
      throw exists(checked.name());
    }
    store.update(id, checked);
    return changed("rule.changed", id);
  }

  /// @throws Refused `notFound`, `stale`
  @Transactional
  public void remove(UUID id, int seen) {
    store.hold(id);
    Versions.check(seen, get(id).version());
    changed("rule.removed", id);
    store.delete(id);
  }

  private ValidationRule changed(String what, UUID id) {
    var rule = get(id);
    forget(rule.subject());
    audit.record(what, "rule", id, Map.of("name", rule.name()));
    return rule;
  }

  /// At once for this transaction, and again at its end: what it rolls back was never there.
  private void forget(RuleSubject subject) {
    known.invalidate(subject);
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCompletion(int status) {
            known.invalidate(subject);
          }
        });
  }

  private static Refused exists(String name) {
    return new Refused(
        Refusal.CLASH,
        "/name",
        "ruleExists",
        "There is a rule {name} already.",
        Map.of("name", name));
  }
}
