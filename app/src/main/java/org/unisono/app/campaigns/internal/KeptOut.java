package org.unisono.app.campaigns.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.unisono.app.campaigns.Audience;
import org.unisono.app.segments.Lists;
import org.unisono.app.segments.Segments;

/// Whom a campaign's suppressing audiences keep out. Which audiences these are is remembered for a
/// second, as every mail and every new member asks.
@Component
public class KeptOut {

  private static final Duration REMEMBERED = Duration.ofSeconds(1);

  private final AudienceStore audiences;
  private final Lists lists;
  private final Segments segments;
  private final Cache<UUID, List<Audience>> known =
      Caffeine.newBuilder().expireAfterWrite(REMEMBERED).maximumSize(1_000).build();

  KeptOut(AudienceStore audiences, Lists lists, Segments segments) {
    this.audiences = audiences;
    this.lists = lists;
    this.segments = segments;
  }

  public Set<UUID> of(UUID campaign, Collection<UUID> people) {
    var suppressing = known.get(campaign, audiences::suppressing);
    if (suppressing.isEmpty() || people.isEmpty()) {
      return Set.of();
    }
    var onLists = suppressing.stream().flatMap(a -> Stream.ofNullable(a.listId())).toList();
    var out = new HashSet<>(lists.suppressed(onLists, people));
    suppressing.stream()
        .flatMap(a -> Stream.ofNullable(a.segmentId()))
        .forEach(segment -> out.addAll(segments.among(segment, List.copyOf(people))));
    return out;
  }

  /// At once for this transaction, and again at its end: what it rolls back was never there.
  public void forget(UUID campaign) {
    known.invalidate(campaign);
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCompletion(int status) {
            known.invalidate(campaign);
          }
        });
  }
}
