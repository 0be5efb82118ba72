package org.unisono.app.access.web;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.unisono.app.access.Needs;
import org.unisono.app.access.Permission;
import org.unisono.app.access.Role;
import org.unisono.app.access.User;
import org.unisono.app.access.Users;
import org.unisono.app.edge.Page;
import org.unisono.core.Refused;

/// Users, for admins.
@RestController
@RequestMapping("/api/v1/users")
class UsersController {

  private final Users users;

  UsersController(Users users) {
    this.users = users;
  }

  record NewUser(String login, String name, String password, String role) {}

  record UserBody(
      UUID id,
      String login,
      String name,
      String role,
      String language,
      String lens,
      boolean disabled) {}

  @GetMapping
  @Needs(Permission.READ)
  Page<UserBody> all() {
    List<UserBody> bodies = users.all().stream().map(UsersController::body).toList();
    return new Page<>(bodies, null);
  }

  @PostMapping
  @Needs(Permission.ADMIN)
  @ResponseStatus(HttpStatus.CREATED)
  UserBody add(@RequestBody NewUser user) {
    if (Arrays.stream(Role.values()).noneMatch(r -> r.word().equals(user.role()))) {
      throw Refused.rule("/role", "unknownRole", "A role is admin, marketer, sales or viewer.");
    }
    return body(users.add(user.login(), user.name(), user.password(), Role.of(user.role())));
  }

  private static UserBody body(User user) {
    return new UserBody(
        user.id(),
        user.login(),
        user.name(),
        user.role().word(),
        user.language(),
        user.lens(),
        user.disabledAt() != null);
  }
}
