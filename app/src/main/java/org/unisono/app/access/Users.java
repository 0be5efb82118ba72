package org.unisono.app.access;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.unisono.app.access.internal.LoginThrottle;
import org.unisono.app.access.internal.Secrets;
import org.unisono.app.access.internal.TokenStore;
import org.unisono.app.access.internal.UserStore;
import org.unisono.app.edge.Versions;
import org.unisono.core.Refusal;
import org.unisono.core.Refused;

/// The door to users, their passwords and their tokens.
@Component
public class Users {

  private static final int SHORTEST_PASSWORD = 10;

  private final UserStore users;
  private final TokenStore tokens;
  private final LoginThrottle throttle;
  private final PasswordEncoder passwords;
  private final AuditTrail audit;

  Users(
      UserStore users,
      TokenStore tokens,
      LoginThrottle throttle,
      PasswordEncoder passwords,
      AuditTrail audit) {
    this.users = users;
    this.tokens = tokens;
    this.throttle = throttle;
    this.passwords = passwords;
    this.audit = audit;
  }

  /// @param password at least ten characters
  /// @throws Refused `loginTaken`, `passwordTooShort`, `required`
  @Transactional
  public User add(String login, String name, String password, Role role) {
    if (login.isBlank()) {
      throw Refused.rule("/login", "required", "This is required.");
    }
    checkPassword(password);
    try {
      var user = users.insert(normal(login), name, encoded(password), role);
      audit.record("user.added", "user", user.id(), Map.of("role", role.word()));
      return user;
    } catch (DuplicateKeyException | org.jooq.exception.IntegrityConstraintViolationException _) {
      throw Refused.clash("/login", "loginTaken", "Somebody has this login already.");
    }
  }

  /// @throws Refused `wrongLogin` (401), `tooManyLogins` (429) after five failures in ten minutes
  public User signIn(String login, String password, String address) {
    throttle.check(normal(login), address);
    var found = users.credentials(normal(login));
    var hash = found.map(UserStore.Credentials::passwordHash).orElse(Secrets.NOBODYS_PASSWORD);
    if (!passwords.matches(password, hash) || found.isEmpty()) {
      throttle.failed(normal(login), address);
      throw new Refused(
          Refusal.UNAUTHENTICATED, "", "wrongLogin", "Login or password is wrong.", Map.of());
    }
    throttle.forget(normal(login));
    return found.get().user();
  }

  /// Whether nobody can sign in yet.
  public boolean isEmpty() {
    return users.isEmptyBut(UserStore.NOBODY);
  }

  /// The user as whom the command line acts; nobody knows its password.
  @Transactional
  User commandLine() {
    return users
        .credentials(UserStore.NOBODY)
        .map(UserStore.Credentials::user)
        .orElseGet(
            () ->
                users.insert(
                    UserStore.NOBODY, "Command line", encoded(Secrets.random()), Role.ADMIN));
  }

  public List<User> all() {
    return users.all();
  }

  public Optional<User> find(UUID id) {
    return users.find(id);
  }

  /// @throws Refused `notFound`
  public User get(UUID id) {
    return find(id).orElseThrow(() -> Refused.notFound("user", id));
  }

  /// Makes the user what the edit says. A new password ends every session of theirs.
  ///
  /// @param seen the version that the editor has read
  /// @throws Refused `stale`, `required`, `unknownRole`, `passwordTooShort`, `lastAdmin` when
  /// nobody else could administer any more
  @Transactional
  public User edit(UUID id, int seen, UserEdit edit) {
    var was = users.lock(id).orElseThrow(() -> Refused.notFound("user", id));
    Versions.check(seen, was.version());
    if (edit.name() == null || edit.name().isBlank()) {
      throw Refused.rule("/name", "required", "This is required.");
    }
    var role = Role.named(edit.role());
    if (edit.password() != null) {
      checkPassword(edit.password());
    }
    boolean admins = was.role() == Role.ADMIN && was.disabledAt() == null;
    if (admins && (role != Role.ADMIN || edit.disabled()) && !users.isAdminBeside(id)) {
      throw Refused.clash("/role", "lastAdmin", "Nobody else could administer any more.");
    }
    var password = edit.password() == null ? null : encoded(edit.password());
    var user = users.update(id, edit.name().strip(), role, edit.disabled(), password);
    audit.record(
        "user.edited",
        "user",
        id,
        Map.of("role", role.word(), "disabled", edit.disabled(), "newPassword", password != null));
    return user;
  }

  @Transactional
  public User choose(UUID id, String language, String lens) {
    return users.choose(id, language, lens);
  }

  @Transactional
  public IssuedToken issueToken(UUID userId, String name, Scope scope) {
    var secret = Secrets.token();
    var id = tokens.insert(userId, name, Secrets.hash(secret), scope);
    audit.record("token.issued", "token", id, Map.of("name", name, "scope", scope.word()));
    return new IssuedToken(id, secret);
  }

  @Transactional
  public void revokeToken(UUID id) {
    if (!tokens.revoke(id)) {
      throw Refused.notFound("token", id);
    }
    audit.record("token.revoked", "token", id, Map.of());
  }

  private String encoded(String password) {
    return java.util.Objects.requireNonNull(passwords.encode(password));
  }

  private static void checkPassword(@Nullable String password) {
    if (password == null || password.length() < SHORTEST_PASSWORD) {
      throw new Refused(
          Refusal.RULE_BROKEN,
          "/password",
          "passwordTooShort",
          "A password has at least {shortest} characters.",
          Map.of("shortest", SHORTEST_PASSWORD));
    }
  }

  private static String normal(String login) {
    return login.strip().toLowerCase(Locale.ROOT);
  }
}
