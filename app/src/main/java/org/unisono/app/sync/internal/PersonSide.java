package org.unisono.app.sync.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.fields.FieldSubject;
import org.unisono.app.fields.Fields;
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

/// People who are linked. An address that is there and not here is added here; what makes a person
/// known is not written over.
@Component
class PersonSide implements RecordSide {

  private final People people;
  private final MirrorStore mirror;
  private final Fields fields;

  PersonSide(People people, MirrorStore mirror, Fields fields) {
    this.fields = fields;
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
    for (var person : people.all(locals)) {
      rows.getOrDefault(person.id(), List.of()).stream()
          .filter(r -> r.gone() == null)
          .findFirst()
          .ifPresent(
              row ->
                  found.add(
                      new OurRecord(
                          person.id(),
                          name(person),
                          images(person),
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

  static Map<String, Image> images(Person person) {
    Map<String, Image> images = new LinkedHashMap<>();
    images.put("firstName", Image.of(blank(person.firstName())));
    images.put("lastName", Image.of(blank(person.lastName())));
    images.put("phone", Image.of(person.phones().isEmpty() ? "" : person.phones().getFirst()));
    images.putAll(CustomImages.of(person.fields()));
    return images;
  }

  @Override
  public Map<UUID, Fault> store(Map<UUID, Map<String, Image>> values) {
    Map<UUID, PersonDraft> drafts = new LinkedHashMap<>();
    values.forEach((id, taken) -> drafts.put(id, draft(taken)));
    Map<UUID, Fault> refused = new LinkedHashMap<>();
    people
        .completeAll(drafts)
        .forEach(
            (id, outcome) -> {
              if (outcome instanceof PutOutcome.NotPut(var faults)) {
                refused.put(id, faults.getFirst());
              }
            });
    return refused;
  }

  private PersonDraft draft(Map<String, Image> taken) {
    var phone = raw(taken, "phone");
    return new PersonDraft(
        List.of(),
        phone == null ? List.of() : List.of(phone),
        raw(taken, "firstName"),
        raw(taken, "lastName"),
        null,
        null,
        null,
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
