package org.unisono.app.segments.web;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.unisono.app.access.Needs;
import org.unisono.app.access.Permission;
import org.unisono.app.edge.Answers;
import org.unisono.app.edge.Cursors;
import org.unisono.app.edge.MergePatch;
import org.unisono.app.edge.Page;
import org.unisono.app.edge.Takes;
import org.unisono.app.edge.Versions;
import org.unisono.app.people.People;
import org.unisono.app.people.Person;
import org.unisono.app.segments.Lists;
import org.unisono.app.segments.PeopleList;
import org.unisono.core.Refused;
import tools.jackson.databind.JsonNode;

/// Lists.
@RestController
@RequestMapping("/api/v1/lists")
class ListsController {

  private static final int MOST = 1_000;

  private final Lists lists;
  private final People people;
  private final Cursors cursors;
  private final MergePatch patches;

  ListsController(Lists lists, People people, Cursors cursors, MergePatch patches) {
    this.patches = patches;
    this.lists = lists;
    this.people = people;
    this.cursors = cursors;
  }

  record ListBody(@Nullable String name, @Nullable String kind) {}

  record ListEdit(@Nullable String name) {}

  record Who(List<UUID> personIds) {}

  record Suppressed(@Nullable List<String> addresses, @Nullable List<String> domains) {}

  record Count(long count) {}

  @GetMapping
  @Needs(Permission.READ)
  Page<PeopleList> page(
      @RequestParam @Nullable Integer limit, @RequestParam @Nullable String cursor) {
    return lists.page(cursors.page("lists", limit, cursor));
  }

  @Answers(201)
  @PostMapping
  @Needs(Permission.PEOPLE_WRITE)
  ResponseEntity<PeopleList> add(@RequestBody ListBody body) {
    var list =
        lists.add(
            body.name() == null ? "" : body.name(), body.kind() == null ? "static" : body.kind());
    return answer(HttpStatus.CREATED, list);
  }

  @GetMapping("/{id}")
  @Needs(Permission.READ)
  ResponseEntity<PeopleList> show(@PathVariable UUID id) {
    return answer(HttpStatus.OK, lists.get(id));
  }

  /// What a list is stays; its name may change.
  @Takes(ListEdit.class)
  @PatchMapping(path = "/{id}", consumes = "application/merge-patch+json")
  @Needs(Permission.PEOPLE_WRITE)
  ResponseEntity<PeopleList> edit(
      @PathVariable UUID id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody JsonNode patch) {
    int seen = Versions.required(ifMatch);
    var edit = patches.apply(new ListEdit(lists.get(id).name()), patch, ListEdit.class);
    return answer(HttpStatus.OK, lists.rename(id, seen, edit.name() == null ? "" : edit.name()));
  }

  private static ResponseEntity<PeopleList> answer(HttpStatus status, PeopleList list) {
    return ResponseEntity.status(status)
        .eTag(Versions.etag(list.version()))
        .location(URI.create("/api/v1/lists/" + list.id()))
        .body(list);
  }

  @GetMapping("/{id}/count")
  @Needs(Permission.READ)
  Count count(@PathVariable UUID id) {
    return new Count(lists.get(id).count());
  }

  @GetMapping("/{id}/members")
  @Needs(Permission.READ)
  Page<Person> members(
      @PathVariable UUID id,
      @RequestParam @Nullable Integer limit,
      @RequestParam @Nullable String cursor) {
    var page = lists.members(id, cursors.page("listMembers:" + id, limit, cursor));
    return new Page<>(people.all(page.items()), page.next());
  }

  @PostMapping("/{id}/members")
  @Needs(Permission.PEOPLE_WRITE)
  Count addPeople(@PathVariable UUID id, @RequestBody Who who) {
    return new Count(lists.addPeople(id, checked(who)));
  }

  @PostMapping("/{id}/members/remove")
  @Needs(Permission.PEOPLE_WRITE)
  Count removePeople(@PathVariable UUID id, @RequestBody Who who) {
    return new Count(lists.removePeople(id, checked(who)));
  }

  @PostMapping("/{id}/suppressed")
  @Needs(Permission.PEOPLE_WRITE)
  Count suppress(@PathVariable UUID id, @RequestBody Suppressed named) {
    var addresses = named.addresses() == null ? List.<String>of() : named.addresses();
    var domains = named.domains() == null ? List.<String>of() : named.domains();
    if (addresses.size() + domains.size() > MOST) {
      throw Refused.malformed("", "tooMany", "At most 1,000 at once.");
    }
    return new Count(lists.suppress(id, addresses, domains));
  }

  private static List<UUID> checked(Who who) {
    if (who.personIds() == null || who.personIds().size() > MOST) {
      throw Refused.malformed("/personIds", "tooMany", "At most 1,000 at once.");
    }
    return who.personIds();
  }
}
