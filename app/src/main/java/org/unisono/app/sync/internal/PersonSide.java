package org.unisono.app.sync.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.fields.FieldSubject;
import org.unisono.app.fields.Fields;
import org.unisono.app.people.Companies;
import org.unisono.app.people.CompanyOutcome;
import org.unisono.app.people.People;
import org.unisono.app.people.Person;
import org.unisono.app.people.PersonDraft;
import org.unisono.app.people.PutOutcome;
import org.unisono.connector.Push;
import org.unisono.connector.RemoteRef;
import org.unisono.connector.Stream;
import org.unisono.core.Fault;
import org.unisono.core.merge.Image;
import tools.jackson.databind.node.JsonNodeFactory;

/// People who are linked. Addresses say who somebody is and what they allow: they are neither added
/// nor written over.
@Component
class PersonSide implements RecordSide {

  private final People people;
  private final MirrorStore mirror;
  private final Fields fields;
  private final PersonImages images;
  private final Companies companies;

  PersonSide(
      People people, MirrorStore mirror, Fields fields, PersonImages images, Companies companies) {
    this.fields = fields;
    this.images = images;
    this.companies = companies;
    this.people = people;
    this.mirror = mirror;
  }

  @Override
  public String kind() {
    return "person";
  }

  @Override
  public Stream stream() {
    return Stream.PEOPLE;
  }

  @Override
  public List<MappedField> maps(Line line, RemoteRef ref) {
    return line.maps(ref.kind());
  }

  @Override
  public List<OurRecord> ours(Line line, UUID owner, List<UUID> locals) {
    var rows = mirror.byLocal(line.id(), MirrorStore.people(), locals);
    List<OurRecord> found = new ArrayList<>();
    var persons = people.all(locals);
    var shown = images.of(persons);
    for (var person : persons) {
      rows.getOrDefault(person.id(), List.of()).stream()
          .filter(r -> r.gone() == null)
          .findFirst()
          .ifPresent(
              row ->
                  found.add(
                      new OurRecord(
                          person.id(),
                          name(person),
                          shown.getOrDefault(person.id(), Map.of()),
                          null,
                          null,
                          person.id(),
                          row.ref())));
    }
    return found;
  }

  static String name(Person person) {
    var both = (blank(person.firstName()) + " " + blank(person.lastName())).strip();
    return both.isEmpty() ? blank(person.email()) : both;
  }

  private static String blank(@Nullable String text) {
    return text == null ? "" : text;
  }

  @Override
  public Stored store(Map<UUID, Map<String, Image>> values, Map<UUID, Map<String, Image>> seen) {
    Map<UUID, PersonDraft> drafts = new LinkedHashMap<>();
    Map<UUID, Fault> refused = new LinkedHashMap<>();
    var employers = companies.putAll(names(values.values()));
    var moved = moved(values, seen);
    values.forEach(
        (id, taken) -> {
          if (moved.contains(id)) {
            return;
          }
          var name = raw(taken, OurField.COMPANY);
          switch (name == null ? null : employers.get(name)) {
            case null -> drafts.put(id, draft(taken, null));
            case CompanyOutcome.Put(var company) -> drafts.put(id, draft(taken, company));
            case CompanyOutcome.NotPut(var fault) ->
                refused.put(
                    id,
                    new Fault(
                        "/" + OurField.COMPANY, fault.code(), fault.message(), fault.params()));
          }
        });
    people
        .completeAll(drafts)
        .forEach(
            (id, outcome) -> {
              if (outcome instanceof PutOutcome.NotPut(var faults)) {
                refused.put(id, faults.getFirst());
              }
            });
    return new Stored(refused, moved);
  }

  /// Holds them all, so that what is compared is what is written over.
  private Set<UUID> moved(
      Map<UUID, Map<String, Image>> values, Map<UUID, Map<String, Image>> seen) {
    people.hold(values.keySet());
    if (seen.isEmpty()) {
      return Set.of();
    }
    var now = images.of(people.all(List.copyOf(values.keySet())));
    return values.keySet().stream()
        .filter(
            id ->
                RecordSide.hasMoved(
                    values.getOrDefault(id, Map.of()),
                    seen.getOrDefault(id, Map.of()),
                    now.getOrDefault(id, Map.of())))
        .collect(Collectors.toSet());
  }

  private static List<String> names(Collection<Map<String, Image>> values) {
    return values.stream()
        .map(taken -> raw(taken, OurField.COMPANY))
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  private PersonDraft draft(Map<String, Image> taken, @Nullable UUID company) {
    var phone = raw(taken, "phone");
    return new PersonDraft(
        List.of(),
        phone == null ? List.of() : List.of(phone),
        raw(taken, "firstName"),
        raw(taken, "lastName"),
        company,
        null,
        raw(taken, "language"),
        null,
        Map.of(),
        CustomImages.into(
            JsonNodeFactory.instance.objectNode(), taken, fields.of(FieldSubject.PERSON), ""));
  }

  private static @Nullable String raw(Map<String, Image> images, String field) {
    var image = images.get(field);
    return image == null ? null : ImageCodec.raw(image);
  }

  @Override
  public Push push(RemoteRef ref, Map<String, Image> fields, Map<String, Image> expected) {
    return new Push.UpdatePerson(ref, fields, expected);
  }
}
