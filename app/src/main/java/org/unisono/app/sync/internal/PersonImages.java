package org.unisono.app.sync.internal;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.people.Companies;
import org.unisono.app.people.People;
import org.unisono.app.people.Person;
import org.unisono.core.merge.Image;

/// What a person shows, by our names for the fields. Of their company it is the name.
@Component
class PersonImages {

  private final People people;
  private final Companies companies;

  PersonImages(People people, Companies companies) {
    this.people = people;
    this.companies = companies;
  }

  Map<UUID, Map<String, Image>> of(Collection<Person> some) {
    var employers =
        some.stream().map(Person::companyId).filter(Objects::nonNull).distinct().toList();
    var names = companies.names(employers);
    Map<UUID, Map<String, Image>> all = new HashMap<>();
    some.forEach(
        p -> all.put(p.id(), of(p, p.companyId() == null ? null : names.get(p.companyId()))));
    return all;
  }

  Optional<Map<String, Image>> of(UUID person) {
    return people.find(person).map(p -> Objects.requireNonNull(of(List.of(p)).get(p.id())));
  }

  private static Map<String, Image> of(Person person, @Nullable String company) {
    Map<String, Image> images = new LinkedHashMap<>();
    images.put("firstName", image(person.firstName()));
    images.put("lastName", image(person.lastName()));
    images.put("phone", image(person.phones().isEmpty() ? null : person.phones().getFirst()));
    images.put(OurField.COMPANY, image(company));
    images.put("language", image(person.language()));
    images.putAll(CustomImages.of(person.fields()));
    return images;
  }

  private static Image image(@Nullable String text) {
    return Image.of(text == null ? "" : text);
  }
}
