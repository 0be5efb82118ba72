package org.unisono.app.campaigns.internal;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.campaigns.Campaign;
import org.unisono.app.campaigns.MemberDraft;
import org.unisono.app.campaigns.MemberStatus;
import org.unisono.app.campaigns.Standing;
import org.unisono.app.fields.CustomValues;
import org.unisono.app.fields.FieldDefinition;
import org.unisono.app.fields.FieldSubject;
import org.unisono.app.fields.Fields;
import org.unisono.app.fields.RuleSet;
import org.unisono.app.fields.RuleSubject;
import org.unisono.app.fields.Rules;
import org.unisono.core.Fault;
import org.unisono.core.rules.FieldRef;
import org.unisono.core.rules.Value;
import tools.jackson.databind.node.ObjectNode;

/// Asks the validation rules about members: the rules once and the facts in one statement for a
/// whole batch. Whoever leaves a campaign is not asked about; no rule keeps anybody in.
@Component
class MemberRules {

  private final Rules rules;
  private final Fields fields;
  private final StoredFactsReport report;

  MemberRules(Rules rules, Fields fields, StoredFactsReport report) {
    this.rules = rules;
    this.fields = fields;
    this.report = report;
  }

  Asked of(Campaign campaign, Collection<UUID> people) {
    var active = rules.active(RuleSubject.MEMBER);
    if (active.isEmpty()) {
      return new Asked(active, null, Map.of(), Map.of());
    }
    var wanted = active.fields().stream().filter(MemberRules::isStored).toList();
    return new Asked(
        active,
        new CampaignFacts(Head.of(campaign), fields.of(FieldSubject.CAMPAIGN)),
        wanted.isEmpty() ? Map.of() : report.of(campaign.id(), wanted, people),
        fields.of(FieldSubject.MEMBER));
  }

  private static boolean isStored(FieldRef field) {
    return switch (field.holder()) {
      case PERSON, COMPANY -> true;
      case MEMBER -> field.path().equals("cause") || field.path().startsWith(CampaignFacts.CUSTOM);
      case CAMPAIGN, DEAL, ACTIVITY -> false;
    };
  }

  /// The rules with what is known of one batch.
  record Asked(
      RuleSet rules,
      @Nullable CampaignFacts campaign,
      Map<UUID, StoredFactsReport.Stored> stored,
      Map<String, FieldDefinition> definitions) {

    /// The first rule that this membership would break.
    ///
    /// @param draft the change; a membership that is there keeps its own cause
    Optional<Fault> fault(MemberDraft draft, MemberStatus status, Standing standing) {
      if (campaign == null) {
        return Optional.empty();
      }
      var known = stored.getOrDefault(draft.personId(), StoredFactsReport.Stored.NOTHING);
      var facts =
          new MemberFacts(
              campaign,
              status,
              standing,
              Objects.requireNonNullElse(known.cause(), draft.cause()),
              draft.reason(),
              draft.fields() == null ? known.values() : with(draft.fields(), known.values()));
      return rules.faults(facts).stream().findFirst();
    }

    /// What is there with what is given over it.
    private Map<FieldRef, Value> with(ObjectNode given, Map<FieldRef, Value> known) {
      Map<FieldRef, Value> all = new HashMap<>(known);
      for (var entry : given.properties()) {
        var field = new FieldRef(FieldRef.Holder.MEMBER, CampaignFacts.CUSTOM + entry.getKey());
        var definition = Objects.requireNonNull(definitions.get(entry.getKey()));
        var value = CustomValues.of(definition.type(), entry.getValue());
        if (value == null) {
          all.remove(field);
        } else {
          all.put(field, value);
        }
      }
      return all;
    }
  }
}
