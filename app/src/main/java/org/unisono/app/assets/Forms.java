package org.unisono.app.assets;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.unisono.app.assets.internal.FormAnswers;
import org.unisono.app.assets.internal.Visitors;
import org.unisono.app.people.Consents;
import org.unisono.app.people.NewConsent;
import org.unisono.app.people.People;
import org.unisono.app.people.PersonDraft;
import org.unisono.app.people.PutOutcome;
import org.unisono.core.Fault;
import org.unisono.core.Refusal;
import org.unisono.core.Refused;

/// The door to what forms do.
@Component
public class Forms {

  /// What a form without words of its own says, in English.
  public static final String THANKS = "Thank you.";

  private final Assets assets;
  private final People people;
  private final Consents consents;
  private final Visitors visitors;

  Forms(Assets assets, People people, Consents consents, Visitors visitors) {
    this.assets = assets;
    this.people = people;
    this.consents = consents;
    this.visitors = visitors;
  }

  /// Takes in what a visitor sent: the person is made or completed, `form.submitted` is logged for
  /// the campaign of the page, else of the form's home. An address with several holders identifies
  /// nobody: then it is logged for the visitor, and nothing is lost or told.
  ///
  /// @param given text by field
  /// @return the thanks to show
  /// @throws Refused `notFound`; with every fault and its place `required`, `badEmail`,
  /// `notANumber`, `notADate`, `unknownOption`, `unknownField`, `tooLong`, …
  @Transactional
  public String submit(String key, Visit visit, Map<String, String> given) {
    var form = withKey(key);
    var answers = FormAnswers.read(form.content(), given);
    if (!answers.faults().isEmpty()) {
      throw new Refused(kind(answers.faults()), answers.faults());
    }
    var person = person(answers, visit);
    consent(form, answers, person.orElse(null));
    var page = page(visit.pageSlug());
    var properties =
        Visitors.properties(page.map(Asset::campaignId).orElse(form.campaignId()))
            .put("formId", form.id().toString())
            .put("form", form.name());
    page.ifPresent(p -> properties.put("pageId", p.id().toString()));
    properties.set("fields", answers.values());
    visitors.did("form.submitted", visit, person.orElse(null), null, properties);
    return Objects.requireNonNullElse(form.content().thanks(), THANKS);
  }

  /// @throws Refused `notFound`
  public Asset<Form> withKey(String key) {
    return assets.withKey(Form.class, key).orElseThrow(() -> Refused.notFound("form", key));
  }

  private Optional<Asset<Page>> page(@Nullable String slug) {
    return slug == null ? Optional.empty() : assets.withKey(Page.class, slug);
  }

  private Optional<UUID> person(FormAnswers answers, Visit visit) {
    return answers.email() == null
        ? Optional.ofNullable(visit.personId())
        : put(people, answers.draft(null));
  }

  /// @return empty when the address has several holders
  static Optional<UUID> put(People people, PersonDraft draft) {
    return switch (people.putAll(List.of(draft)).getFirst()) {
      case PutOutcome.Created(var id) -> Optional.of(id);
      case PutOutcome.Updated(var id, _) -> Optional.of(id);
      case PutOutcome.Unchanged(var id) -> Optional.of(id);
      case PutOutcome.NotPut(var faults) -> {
        if (faults.getFirst().code().startsWith("ambiguous")) {
          yield Optional.empty();
        }
        throw new Refused(kind(faults), faults.stream().map(Forms::placed).toList());
      }
    };
  }

  /// The person's places, as the form calls them.
  private static Fault placed(Fault fault) {
    var pointer =
        fault.pointer().replaceFirst("^/fields/", "/fields.").replaceFirst("^/phones/0$", "/phone");
    return new Fault(pointer, fault.code(), fault.message(), fault.params());
  }

  private static Refusal kind(List<Fault> faults) {
    return faults.stream().allMatch(f -> f.code().equals("unknownField"))
        ? Refusal.MALFORMED
        : Refusal.RULE_BROKEN;
  }

  private void consent(Asset<Form> form, FormAnswers answers, @Nullable UUID person) {
    var address = answers.email();
    if (address == null || answers.topics().isEmpty()) {
      return;
    }
    List<NewConsent> granted = new ArrayList<>();
    for (var topic : answers.topics()) {
      granted.add(
          new NewConsent(
              address,
              person,
              topic,
              NewConsent.Said.GRANTED,
              "ticked on the form " + form.name(),
              "form:" + form.key(),
              null));
    }
    consents.record(granted);
  }
}
