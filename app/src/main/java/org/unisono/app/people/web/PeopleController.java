package org.unisono.app.people.web;

import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.unisono.app.access.Needs;
import org.unisono.app.access.Permission;
import org.unisono.app.edge.Answers;
import org.unisono.app.edge.Bulk;
import org.unisono.app.edge.Cursors;
import org.unisono.app.edge.MergePatch;
import org.unisono.app.edge.Page;
import org.unisono.app.edge.Takes;
import org.unisono.app.edge.Versions;
import org.unisono.app.people.People;
import org.unisono.app.people.Person;
import org.unisono.app.people.PersonPart;
import org.unisono.app.people.PutOutcome;
import org.unisono.core.Refusal;
import org.unisono.core.Refused;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/// People.
@RestController
@RequestMapping("/api/v1/people")
class PeopleController {

  private final People people;
  private final Cursors cursors;
  private final MergePatch patches;
  private final ObjectMapper json;
  private final ObjectProvider<PersonPart> parts;

  PeopleController(
      People people,
      Cursors cursors,
      MergePatch patches,
      ObjectMapper json,
      ObjectProvider<PersonPart> parts) {
    this.people = people;
    this.cursors = cursors;
    this.patches = patches;
    this.json = json;
    this.parts = parts;
  }

  record Merge(UUID personId) {}

  record Merged(UUID mergeId) {}

  @Answers(body = Person.class, fields = Answers.Fields.OPEN)
  @GetMapping
  @Needs(Permission.READ)
  Page<ObjectNode> page(
      @RequestParam @Nullable String q,
      @RequestParam @Nullable String stage,
      @RequestParam @Nullable String kind,
      @RequestParam @Nullable Integer limit,
      @RequestParam @Nullable String cursor) {
    var page =
        people.page(q, stage, kind, cursors.page("people:" + q + stage + kind, limit, cursor));
    return new Page<>(shown(page.items()), page.next());
  }

  @Takes(value = PersonBody.class, shape = Takes.Shape.ONE_OR_MANY)
  @Answers(
      value = {200, 201, 207},
      body = Person.class,
      fields = Answers.Fields.OPEN)
  @PostMapping
  @Needs(Permission.PEOPLE_WRITE)
  ResponseEntity<?> put(@RequestBody JsonNode body) {
    if (body.isArray()) {
      return putMany(body);
    }
    var outcome =
        people.putAll(List.of(json.treeToValue(body, PersonBody.class).draft())).getFirst();
    return switch (outcome) {
      case PutOutcome.Created c -> answer(HttpStatus.CREATED, people.get(c.id()));
      case PutOutcome.Updated u -> answer(HttpStatus.OK, people.get(u.id()));
      case PutOutcome.Unchanged u -> answer(HttpStatus.OK, people.get(u.id()));
      case PutOutcome.NotPut n -> throw refused(n);
    };
  }

  private ResponseEntity<?> putMany(JsonNode body) {
    var result =
        Bulk.each(
            body,
            item -> json.treeToValue(item, PersonBody.class).draft(),
            drafts -> people.putAll(drafts).stream().map(PeopleController::item).toList());
    return ResponseEntity.status(HttpStatus.MULTI_STATUS).body(result);
  }

  private static Bulk.Item item(PutOutcome outcome) {
    return switch (outcome) {
      case PutOutcome.Created c -> Bulk.Item.done(201, c.id());
      case PutOutcome.Updated u -> Bulk.Item.done(200, u.id());
      case PutOutcome.Unchanged u -> Bulk.Item.done(200, u.id());
      case PutOutcome.NotPut n -> Bulk.Item.refused(status(n), n.faults());
    };
  }

  @Answers(body = Person.class, fields = Answers.Fields.OPEN)
  @GetMapping("/{id}")
  @Needs(Permission.READ)
  ResponseEntity<ObjectNode> show(@PathVariable UUID id) {
    return answer(HttpStatus.OK, people.get(id));
  }

  @Answers(body = Person.class, fields = Answers.Fields.OPEN)
  @Takes(PersonBody.class)
  @PatchMapping(path = "/{id}", consumes = "application/merge-patch+json")
  @Needs(Permission.PEOPLE_WRITE)
  ResponseEntity<ObjectNode> edit(
      @PathVariable UUID id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody JsonNode patch) {
    var current = people.get(id);
    int seen = Versions.required(ifMatch);
    Versions.check(seen, current.version());
    var body = patches.apply(PersonBody.of(current), patch, PersonBody.class);
    return answer(HttpStatus.OK, people.edit(id, seen, withPrimary(body, patch).edit()));
  }

  /// When only the primary address is patched, the one that it replaces goes.
  private static PersonBody withPrimary(PersonBody body, JsonNode patch) {
    if (patch.has("email")
        && !patch.has("emails")
        && body.emails() != null
        && !body.emails().isEmpty()) {
      var others = body.emails().subList(1, body.emails().size());
      return new PersonBody(
          body.email(),
          others,
          body.phones(),
          body.firstName(),
          body.lastName(),
          body.companyId(),
          body.kind(),
          body.language(),
          body.timeZone(),
          body.externalIds(),
          body.fields());
    }
    return patch.has("emails") && !patch.has("email")
        ? new PersonBody(
            null,
            body.emails(),
            body.phones(),
            body.firstName(),
            body.lastName(),
            body.companyId(),
            body.kind(),
            body.language(),
            body.timeZone(),
            body.externalIds(),
            body.fields())
        : body;
  }

  @DeleteMapping("/{id}")
  @Needs(Permission.ADMIN)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void erase(
      @PathVariable UUID id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    Versions.check(Versions.required(ifMatch), people.get(id).version());
    people.erase(id);
  }

  @GetMapping("/{id}/export")
  @Needs(Permission.PEOPLE_WRITE)
  Map<String, Object> export(@PathVariable UUID id) {
    return people.export(id);
  }

  @PostMapping("/{id}/merge")
  @Needs(Permission.PEOPLE_WRITE)
  Merged merge(@PathVariable UUID id, @RequestBody Merge merge) {
    return new Merged(people.merge(id, merge.personId()));
  }

  @PostMapping("/merges/{mergeId}/undo")
  @Needs(Permission.PEOPLE_WRITE)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void unmerge(@PathVariable UUID mergeId) {
    people.unmerge(mergeId);
  }

  private ResponseEntity<ObjectNode> answer(HttpStatus status, Person person) {
    return ResponseEntity.status(status)
        .eTag(Versions.etag(person.version()))
        .location(URI.create("/api/v1/people/" + person.id()))
        .body(shown(List.of(person)).getFirst());
  }

  private List<ObjectNode> shown(List<Person> page) {
    Collection<UUID> ids = page.stream().map(Person::id).toList();
    Map<UUID, Map<String, Object>> more = new HashMap<>();
    parts
        .orderedStream()
        .forEach(
            part ->
                part.shown(ids)
                    .forEach(
                        (id, values) ->
                            more.computeIfAbsent(id, _ -> new HashMap<>()).putAll(values)));
    return page.stream().map(p -> shown(p, more.getOrDefault(p.id(), Map.of()))).toList();
  }

  private ObjectNode shown(Person person, Map<String, Object> more) {
    ObjectNode node = json.valueToTree(person);
    node.put("kind", person.kind().word());
    more.forEach(node::putPOJO);
    return node;
  }

  private static Refused refused(PutOutcome.NotPut refused) {
    return new Refused(kind(refused), refused.faults());
  }

  private static int status(PutOutcome.NotPut refused) {
    return switch (kind(refused)) {
      case CLASH -> 409;
      case MALFORMED -> 400;
      default -> 422;
    };
  }

  private static Refusal kind(PutOutcome.NotPut refused) {
    return switch (refused.faults().getFirst().code()) {
      case "ambiguousEmail", "ambiguousIdentity", "promotionRequired" -> Refusal.CLASH;
      case "unknownField" -> Refusal.MALFORMED;
      default -> Refusal.RULE_BROKEN;
    };
  }
}
