package org.unisono.app.people.internal;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.fields.FieldSubject;
import org.unisono.app.fields.Fields;
import org.unisono.app.people.PersonDraft;
import org.unisono.core.Fault;
import org.unisono.core.Texts;

/// Whether a draft can be stored, before anybody is looked up.
@Component
class DraftCheck {

  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_KEY = 255;
  private static final int MOST_ADDRESSES = 20;

  private final Fields fields;

  private final CompanyStore companies;

  DraftCheck(Fields fields, CompanyStore companies) {
    this.fields = fields;
    this.companies = companies;
  }

  /// The faults of each, in order.
  List<List<Fault>> all(List<PersonDraft> drafts) {
    var named =
        drafts.stream().map(PersonDraft::companyId).filter(Objects::nonNull).distinct().toList();
    var known = named.isEmpty() ? Set.<UUID>of() : companies.known(named);
    return drafts.stream().map(draft -> faults(draft, known)).toList();
  }

  List<Fault> faults(PersonDraft draft) {
    return all(List.of(draft)).getFirst();
  }

  private List<Fault> faults(PersonDraft draft, Set<UUID> known) {
    List<Fault> faults = new ArrayList<>();
    Texts.fault("/firstName", draft.firstName(), LONGEST_NAME).ifPresent(faults::add);
    Texts.fault("/lastName", draft.lastName(), LONGEST_NAME).ifPresent(faults::add);
    emails(draft, faults);
    for (int i = 0; i < draft.phones().size(); i++) {
      Texts.fault("/phones/" + i, draft.phones().get(i), 60).ifPresent(faults::add);
    }
    draft
        .externalIds()
        .forEach(
            (system, id) -> {
              Texts.fault("/externalIds/" + system, id, LONGEST_KEY).ifPresent(faults::add);
              Texts.fault("/externalIds", system, 60).ifPresent(faults::add);
            });
    locale(draft, faults);
    if (draft.companyId() != null && !known.contains(draft.companyId())) {
      faults.add(Fault.at("/companyId", "unknownCompany", "There is no such company."));
    }
    faults.addAll(fields.check(FieldSubject.PERSON, draft.fields(), "/fields").faults());
    if (faults.isEmpty() && isNobody(draft)) {
      faults.add(
          Fault.at("", "nobody", "A person needs an e-mail address, an external id or a name."));
    }
    return faults;
  }

  private static void emails(PersonDraft draft, List<Fault> faults) {
    if (draft.emails().size() > MOST_ADDRESSES) {
      faults.add(Fault.at("/emails", "tooManyEmails", "At most 20 addresses."));
      return;
    }
    for (int i = 0; i < draft.emails().size(); i++) {
      var pointer = i == 0 ? "/email" : "/emails/" + i;
      Addresses.fault(pointer, draft.emails().get(i)).ifPresent(faults::add);
    }
  }

  private static void locale(PersonDraft draft, List<Fault> faults) {
    if (draft.language() != null && !draft.language().matches("[a-z]{2,3}(-[A-Za-z0-9]{2,8})?")) {
      faults.add(Fault.at("/language", "badLanguage", "A language is a code such as fi or de-CH."));
    }
    if (draft.timeZone() != null && !isZone(draft.timeZone())) {
      faults.add(
          Fault.at(
              "/timeZone", "badTimeZone", "A time zone is an IANA name such as Europe/Helsinki."));
    }
  }

  private static boolean isZone(@Nullable String name) {
    try {
      return name != null && ZoneId.of(name) != null;
    } catch (DateTimeException _) {
      return false;
    }
  }

  private static boolean isNobody(PersonDraft draft) {
    return draft.emails().isEmpty()
        && draft.externalIds().isEmpty()
        && Texts.orNull(draft.firstName()) == null
        && Texts.orNull(draft.lastName()) == null;
  }
}
