package org.unisono.app.sync.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.unisono.app.people.Consents;
import org.unisono.app.sync.MailTopic;
import org.unisono.connector.Stance;

/// What an opt-out over there is an opt-out of here.
final class TopicMap {

  /// What is opted out of.
  ///
  /// @param key in the consent ledger
  /// @param name for people
  /// @param remote their id of the topic; null for all marketing
  record Purpose(String key, String name, @Nullable String remote) {

    static final Purpose ALL = new Purpose(Consents.ALL_MARKETING, Consents.ALL_MARKETING, null);

    /// Under which name both sides' state is kept.
    String field() {
      return remote == null ? Consents.ALL_MARKETING : "topic:" + remote;
    }
  }

  private final UUID connection;
  private final Map<String, MailTopic> topics = new LinkedHashMap<>();

  TopicMap(UUID connection, List<MailTopic> topics) {
    this.connection = connection;
    topics.forEach(t -> this.topics.put(t.id(), t));
  }

  boolean knows(String remote) {
    return topics.containsKey(remote);
  }

  Purpose of(Stance stance) {
    var remote = stance.subscription();
    if (remote == null) {
      return Purpose.ALL;
    }
    var topic = topics.get(remote);
    var ours = topic == null ? null : topic.topic();
    return new Purpose(
        ours == null ? TopicStore.key(connection, remote) : ours,
        topic == null ? remote : topic.name(),
        remote);
  }

  /// Those that are one of ours.
  List<Purpose> ours() {
    return topics.values().stream()
        .filter(t -> t.topic() != null)
        .map(t -> of(new Stance(t.id(), Stance.Said.NOTHING)))
        .toList();
  }
}
