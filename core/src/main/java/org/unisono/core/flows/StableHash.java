package org.unisono.core.flows;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// Chance that always falls the same way: FNV-1a over person, step and seed, finished with the
/// mixer of splitmix64, as FNV alone leaves the low bits of near keys alike.
public final class StableHash {

  private StableHash() {}

  /// Evenly spread over 0 to `bound` - 1.
  public static long below(long bound, UUID person, String step, String seed) {
    long hash = 0xcbf29ce484222325L;
    for (byte b : (person + "\n" + step + "\n" + seed).getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
    hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
    return Long.remainderUnsigned(hash ^ (hash >>> 31), bound);
  }
}
