package org.unisono.app.campaigns.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.access.Users;
import org.unisono.app.campaigns.Campaign;
import org.unisono.app.campaigns.CampaignDraft;
import org.unisono.app.campaigns.Style;
import org.unisono.app.fields.FieldSubject;
import org.unisono.app.fields.FieldValues;
import org.unisono.app.fields.Fields;
import org.unisono.app.fields.RuleSubject;
import org.unisono.app.fields.Rules;
import org.unisono.core.Fault;
import org.unisono.core.Money;
import org.unisono.core.Refusal;
import org.unisono.core.Refused;
import org.unisono.core.Texts;
import tools.jackson.databind.node.JsonNodeFactory;

/// Whether a head can be stored; all faults at once, each with its place.
@Component
class HeadCheck {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final Fields fields;
  private final Vocabulary vocabulary;
  private final Rules rules;
  private final Users users;

  HeadCheck(Fields fields, Vocabulary vocabulary, Rules rules, Users users) {
    this.fields = fields;
    this.vocabulary = vocabulary;
    this.rules = rules;
    this.users = users;
  }

  /// @param was the campaign as it is, or null for a new one
  /// @throws Refused with every fault; where there is none, with every validation rule that the
  ///     head breaks
  Head check(CampaignDraft draft, @Nullable Campaign was) {
    List<Fault> faults = new ArrayList<>();
    texts(draft, faults);
    dates(draft, faults);
    numbers(draft, faults);
    owner(draft.ownerId(), was, faults);
    var style = style(draft, faults);
    var type =
        known("/type", draft.type() == null ? "other" : draft.type(), vocabulary.types(), faults);
    var status =
        known(
            "/status",
            draft.status() == null ? "planned" : draft.status(),
            vocabulary.statusKeys(),
            faults);
    var currency = currency(draft, was, faults);
    var preset = was == null || was.style() != style ? style.policy() : was.policy();
    var policy = PolicyCheck.complete(draft.policy(), preset, faults);
    var values =
        fields.check(
            FieldSubject.CAMPAIGN,
            draft.fields() == null ? JsonNodeFactory.instance.objectNode() : draft.fields(),
            "/fields");
    faults.addAll(values.faults());
    refuse(faults);
    var head = head(draft, style, type, status, currency, policy, values);
    var facts = new CampaignFacts(head, fields.of(FieldSubject.CAMPAIGN));
    refuse(rules.active(RuleSubject.CAMPAIGN).faults(facts));
    return head;
  }

  private static Head head(
      CampaignDraft d,
      Style style,
      String type,
      String status,
      String currency,
      org.unisono.app.campaigns.Policy policy,
      FieldValues values) {
    var kept = values.values();
    List.copyOf(kept.propertyNames()).stream()
        .filter(name -> kept.path(name).isNull())
        .forEach(kept::remove);
    return new Head(
        Objects.requireNonNull(d.name()).strip(),
        Texts.orNull(d.code()),
        style,
        type,
        status,
        Texts.orNull(d.description()),
        Texts.orNull(d.objective()),
        d.parentId(),
        d.startDate(),
        d.endDate(),
        d.actualStartDate(),
        d.actualEndDate(),
        currency,
        d.budgetedCost(),
        d.expectedCost(),
        d.expectedRevenue(),
        d.expectedSize(),
        d.expectedResponsePercent(),
        d.ownerId(),
        d.tags() == null ? List.of() : d.tags(),
        policy,
        kept);
  }

  private static void texts(CampaignDraft draft, List<Fault> faults) {
    if (Texts.orNull(draft.name()) == null) {
      faults.add(Fault.at("/name", "required", "This is required."));
    }
    Stream.of(
            Texts.fault("/name", draft.name(), 255),
            Texts.fault("/code", draft.code(), 100),
            Texts.fault("/description", draft.description(), 32_000),
            Texts.fault("/objective", draft.objective(), 32_000))
        .flatMap(Optional::stream)
        .forEach(faults::add);
    var tags = draft.tags();
    if (tags != null) {
      for (int i = 0; i < tags.size(); i++) {
        Texts.fault("/tags/" + i, tags.get(i), 100).ifPresent(faults::add);
      }
    }
  }

  private static void dates(CampaignDraft draft, List<Fault> faults) {
    if (isBackwards(draft.startDate(), draft.endDate())) {
      faults.add(
          Fault.at("/endDate", "endsBeforeStart", "The campaign would end before it starts."));
    }
    if (isBackwards(draft.actualStartDate(), draft.actualEndDate())) {
      faults.add(
          Fault.at(
              "/actualEndDate", "endsBeforeStart", "The campaign would end before it starts."));
    }
    year("/startDate", draft.startDate(), faults);
    year("/endDate", draft.endDate(), faults);
    year("/actualStartDate", draft.actualStartDate(), faults);
    year("/actualEndDate", draft.actualEndDate(), faults);
  }

  private static void year(String pointer, @Nullable LocalDate date, List<Fault> faults) {
    if (date != null && (date.getYear() < 1900 || date.getYear() > 9999)) {
      faults.add(Fault.at(pointer, "badDate", "A year lies between 1900 and 9999."));
    }
  }

  private void owner(@Nullable UUID owner, @Nullable Campaign was, List<Fault> faults) {
    boolean stays = was != null && Objects.equals(was.ownerId(), owner);
    if (owner != null && !stays && users.find(owner).isEmpty()) {
      faults.add(Fault.at("/ownerId", "unknownUser", "There is no such user."));
    }
  }

  private static boolean isBackwards(@Nullable LocalDate start, @Nullable LocalDate end) {
    return start != null && end != null && end.isBefore(start);
  }

  private static void numbers(CampaignDraft draft, List<Fault> faults) {
    if (draft.expectedSize() != null && draft.expectedSize() < 0) {
      faults.add(Fault.at("/expectedSize", "negative", "This cannot be negative."));
    }
    var percent = draft.expectedResponsePercent();
    if (percent != null && (percent.signum() < 0 || percent.compareTo(HUNDRED) > 0)) {
      faults.add(
          Fault.at("/expectedResponsePercent", "badPercent", "A percentage lies from 0 to 100."));
    }
    negative("/budgetedCost", draft.budgetedCost(), faults);
    negative("/expectedCost", draft.expectedCost(), faults);
    negative("/expectedRevenue", draft.expectedRevenue(), faults);
  }

  private static void negative(String pointer, @Nullable Money money, List<Fault> faults) {
    if (money != null && money.amount().signum() < 0) {
      faults.add(Fault.at(pointer, "negative", "This cannot be negative."));
    }
  }

  private static Style style(CampaignDraft draft, List<Fault> faults) {
    if (draft.style() == null) {
      return Style.SALES;
    }
    var style = Style.of(draft.style());
    if (style.isEmpty()) {
      faults.add(
          unknown("/style", draft.style(), List.of("sales", "program", "broadcast", "journey")));
    }
    return style.orElse(Style.SALES);
  }

  private static String known(
      String pointer, String word, List<String> options, List<Fault> faults) {
    if (!options.contains(word)) {
      faults.add(unknown(pointer, word, options));
    }
    return word;
  }

  private static Fault unknown(String pointer, String word, List<String> options) {
    return new Fault(
        pointer,
        "unknownOption",
        "{value} is not one of: {options}.",
        Map.of("value", word, "options", String.join(", ", options)));
  }

  /// One campaign counts in one currency.
  private static String currency(CampaignDraft draft, @Nullable Campaign was, List<Fault> faults) {
    var named =
        Stream.of(draft.budgetedCost(), draft.expectedCost(), draft.expectedRevenue())
            .filter(Objects::nonNull)
            .map(Money::currency)
            .distinct()
            .toList();
    if (named.size() > 1) {
      faults.add(
          Fault.at("", "mixedCurrencies", "A campaign's budget and revenue share one currency."));
    }
    return named.isEmpty() ? (was == null ? "EUR" : was.currency()) : named.getFirst();
  }

  private static void refuse(List<Fault> faults) {
    if (!faults.isEmpty()) {
      boolean unknownField = faults.stream().anyMatch(f -> f.code().equals("unknownField"));
      throw new Refused(unknownField ? Refusal.MALFORMED : Refusal.RULE_BROKEN, faults);
    }
  }
}
