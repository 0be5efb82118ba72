package org.unisono.app.access.web;

import java.net.URI;
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
import org.springframework.web.bind.annotation.RestController;
import org.unisono.app.access.Needs;
import org.unisono.app.access.Permission;
import org.unisono.app.access.Role;
import org.unisono.app.access.User;
import org.unisono.app.access.UserEdit;
import org.unisono.app.access.Users;
import org.unisono.app.access.internal.Callers;
import org.unisono.app.edge.Answers;
import org.unisono.app.edge.MergePatch;
import org.unisono.app.edge.Page;
import org.unisono.app.edge.Slice;
import org.unisono.app.edge.Takes;
import org.unisono.app.edge.Versions;
import tools.jackson.databind.JsonNode;

/// Users, for admins.
@RestController
@RequestMapping("/api/v1/users")
class UsersController {

  private final Users users;
  private final Callers callers;
  private final MergePatch patches;

  UsersController(Users users, Callers callers, MergePatch patches) {
    this.users = users;
    this.callers = callers;
    this.patches = patches;
  }

  record NewUser(String login, String name, String password, String role) {}

  record UserBody(
      UUID id,
      String login,
      String name,
      String role,
      String language,
      String lens,
      boolean disabled,
      int version) {}

  @GetMapping
  @Needs(Permission.READ)
  Page<UserBody> all(Slice slice) {
    return slice.of(users.all(), User::id).map(UsersController::body);
  }

  @Answers(201)
  @PostMapping
  @Needs(Permission.ADMIN)
  ResponseEntity<UserBody> add(@RequestBody NewUser user) {
    var role = Role.named(user.role());
    return answer(HttpStatus.CREATED, users.add(user.login(), user.name(), user.password(), role));
  }

  @GetMapping("/{id}")
  @Needs(Permission.READ)
  ResponseEntity<UserBody> show(@PathVariable UUID id) {
    return answer(HttpStatus.OK, users.get(id));
  }

  @PatchMapping(path = "/{id}", consumes = "application/merge-patch+json")
  @Needs(Permission.ADMIN)
  @Takes(UserEdit.class)
  ResponseEntity<UserBody> edit(
      @PathVariable UUID id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody JsonNode patch) {
    int seen = Versions.required(ifMatch);
    var was = users.get(id);
    var current = new UserEdit(was.name(), was.role().word(), was.disabledAt() != null, null);
    var user = users.edit(id, seen, patches.apply(current, patch, UserEdit.class));
    callers.forget();
    return answer(HttpStatus.OK, user);
  }

  private static ResponseEntity<UserBody> answer(HttpStatus status, User user) {
    return ResponseEntity.status(status)
        .eTag(Versions.etag(user.version()))
        .location(URI.create("/api/v1/users/" + user.id()))
        .body(body(user));
  }

  private static UserBody body(User user) {
    return new UserBody(
        user.id(),
        user.login(),
        user.name(),
        user.role().word(),
        user.language(),
        user.lens(),
        user.disabledAt() != null,
        user.version());
  }
}
