package org.unisono.app.access.web;

import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.unisono.app.access.Caller;
import org.unisono.app.access.IssuedToken;
import org.unisono.app.access.Needs;
import org.unisono.app.access.Permission;
import org.unisono.app.access.Scope;
import org.unisono.app.access.Token;
import org.unisono.app.access.Users;
import org.unisono.app.access.internal.Callers;
import org.unisono.app.access.internal.TokenStore;
import org.unisono.app.edge.Page;
import org.unisono.app.edge.Slice;
import org.unisono.app.edge.Versions;
import org.unisono.core.Refused;

/// API tokens. The secret is in the answer to the POST and never again.
@RestController
@RequestMapping("/api/v1/tokens")
class TokensController {

  private final Users users;
  private final TokenStore tokens;
  private final Callers callers;

  TokensController(Users users, TokenStore tokens, Callers callers) {
    this.users = users;
    this.tokens = tokens;
    this.callers = callers;
  }

  record NewToken(String name, String scope, @Nullable UUID userId) {}

  @GetMapping
  @Needs(Permission.ADMIN)
  Page<Token> all(Slice slice) {
    return slice.of(tokens.all(), Token::id);
  }

  @PostMapping
  @Needs(Permission.ADMIN)
  @ResponseStatus(HttpStatus.CREATED)
  IssuedToken issue(@RequestBody NewToken token, Caller caller) {
    if (Arrays.stream(Scope.values()).noneMatch(s -> s.word().equals(token.scope()))) {
      throw Refused.rule("/scope", "unknownScope", "A scope is read, write or admin.");
    }
    var user = users.get(token.userId() == null ? caller.userId() : token.userId());
    return users.issueToken(user.id(), token.name(), Scope.of(token.scope()));
  }

  @GetMapping("/{id}")
  @Needs(Permission.ADMIN)
  ResponseEntity<Token> show(@PathVariable UUID id) {
    return tokens.all().stream()
        .filter(t -> t.id().equals(id))
        .findFirst()
        .map(t -> ResponseEntity.ok().eTag(Versions.etag(Token.VERSION)).body(t))
        .orElseThrow(() -> Refused.notFound("token", id));
  }

  @DeleteMapping("/{id}")
  @Needs(Permission.ADMIN)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void revoke(
      @PathVariable UUID id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    Versions.check(Versions.required(ifMatch), Token.VERSION);
    users.revokeToken(id);
    callers.forget();
  }
}
