package org.unisono.app.access.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.unisono.app.access.Caller;

/// Who is behind a secret. Tokens are remembered for a few seconds, so a revoked one is dead that
/// much later at the most on other nodes.
@Component
public class Callers {

  private static final Duration REMEMBERED = Duration.ofSeconds(5);

  private final TokenStore tokens;
  private final SessionStore sessions;
  private final Cache<ByteBuffer, Optional<Caller>> known =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(REMEMBERED).build();

  Callers(TokenStore tokens, SessionStore sessions) {
    this.tokens = tokens;
    this.sessions = sessions;
  }

  public Optional<Caller> byToken(String secret) {
    var hash = Secrets.hash(secret);
    return known.get(ByteBuffer.wrap(hash), _ -> tokens.caller(hash));
  }

  public Optional<Caller> bySession(String secret) {
    return sessions.caller(Secrets.hash(secret));
  }

  /// Forgets what this node remembers, after a token was revoked here.
  public void forget() {
    known.invalidateAll();
  }
}
