package org.unisono.app.access.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.unisono.app.access.Needs;
import org.unisono.app.access.Permission;
import org.unisono.app.access.Role;
import org.unisono.app.access.Users;
import org.unisono.app.access.internal.Installation;
import org.unisono.core.Refusal;
import org.unisono.core.Refused;

/// The first admin: created with the one-time link that the first start prints. There is no default
/// password.
@RestController
@RequestMapping("/api/v1/setup")
class SetupController {

  private final Users users;
  private final Installation installation;

  SetupController(Users users, Installation installation) {
    this.users = users;
    this.installation = installation;
  }

  record State(boolean needed) {}

  record FirstAdmin(String token, String login, String name, String password) {}

  @GetMapping
  @Needs(Permission.PUBLIC)
  State show() {
    return new State(users.isEmpty());
  }

  @PostMapping
  @Needs(Permission.PUBLIC)
  @ResponseStatus(HttpStatus.CREATED)
  @Transactional
  public State setUp(@RequestBody FirstAdmin admin) {
    if (!users.isEmpty()) {
      throw Refused.clash("", "alreadySetUp", "The first admin is there already. Sign in.");
    }
    if (!same(admin.token(), installation.setupToken())) {
      throw new Refused(
          Refusal.FORBIDDEN,
          "/token",
          "wrongSetupToken",
          "Use the link that the first start has printed.",
          Map.of());
    }
    users.add(admin.login(), admin.name(), admin.password(), Role.ADMIN);
    installation.closeSetup();
    return new State(false);
  }

  private static boolean same(String a, String b) {
    return MessageDigest.isEqual(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }
}
