package org.unisono.app.access;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.unisono.app.access.internal.Installation;

/// What an installation without users needs first.
@Component
public class FirstSteps {

  private final Users users;
  private final Installation installation;

  FirstSteps(Users users, Installation installation) {
    this.users = users;
    this.installation = installation;
  }

  /// A token for the command line on this machine: whoever may read the data folder owns it anyway.
  public String localToken() {
    return users.issueToken(users.commandLine().id(), "command line", Scope.ADMIN).secret();
  }

  /// The path, with its one-time token, under which the first admin is created; empty once there is
  /// one.
  public Optional<String> setupPath() {
    return users.isEmpty()
        ? Optional.of("/setup?token=" + installation.setupToken())
        : Optional.empty();
  }
}
