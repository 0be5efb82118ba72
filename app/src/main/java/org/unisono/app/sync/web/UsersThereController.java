package org.unisono.app.sync.web;

import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.unisono.app.access.Needs;
import org.unisono.app.access.Permission;
import org.unisono.app.edge.Page;
import org.unisono.app.edge.Slice;
import org.unisono.app.sync.UserThere;
import org.unisono.app.sync.UsersThere;
import org.unisono.core.Refusal;
import org.unisono.core.Refused;

/// Who can own campaigns elsewhere.
@RestController
@RequestMapping("/api/v1/connections/{id}/users")
class UsersThereController {

  private final UsersThere users;

  UsersThereController(UsersThere users) {
    this.users = users;
  }

  record UserDecided(@Nullable String decision, @Nullable UUID userId) {}

  @GetMapping
  @Needs(Permission.READ)
  Page<UserThere> all(@PathVariable UUID id, Slice slice) {
    return slice.of(users.all(id), UserThere::id);
  }

  /// @param user theirs
  @PatchMapping(path = "/{user}", consumes = "application/merge-patch+json")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Needs(Permission.ADMIN)
  void decide(@PathVariable UUID id, @PathVariable String user, @RequestBody UserDecided decided) {
    users.decide(id, user, decision(decided.decision()), decided.userId());
  }

  private static UserThere.Decision decision(@Nullable String word) {
    return UserThere.Decision.of(word)
        .orElseThrow(
            () ->
                new Refused(
                    Refusal.MALFORMED,
                    "/decision",
                    "unknownOption",
                    "One of these is expected: {known}.",
                    Map.of(
                        "known",
                        Arrays.stream(UserThere.Decision.values())
                            .map(UserThere.Decision::word)
                            .collect(Collectors.joining(", ")))));
  }
}
