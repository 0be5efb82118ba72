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
import org.unisono.app.sync.MailTopic;
import org.unisono.app.sync.MailTopics;
import org.unisono.core.Refusal;
import org.unisono.core.Refused;

/// What people can opt out of elsewhere.
@RestController
@RequestMapping("/api/v1/connections/{id}/topics")
class MailTopicsController {

  private final MailTopics topics;

  MailTopicsController(MailTopics topics) {
    this.topics = topics;
  }

  record Decided(@Nullable String decision, @Nullable String topic) {}

  @GetMapping
  @Needs(Permission.READ)
  Page<MailTopic> all(@PathVariable UUID id, Slice slice) {
    return slice.of(topics.all(id), MailTopic::id);
  }

  /// @param topic theirs
  @PatchMapping(path = "/{topic}", consumes = "application/merge-patch+json")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Needs(Permission.ADMIN)
  void decide(@PathVariable UUID id, @PathVariable String topic, @RequestBody Decided decided) {
    topics.decide(id, topic, decision(decided.decision()), decided.topic());
  }

  private static MailTopic.Decision decision(@Nullable String word) {
    return MailTopic.Decision.of(word)
        .orElseThrow(
            () ->
                new Refused(
                    Refusal.MALFORMED,
                    "/decision",
                    "unknownOption",
                    "One of these is expected: {known}.",
                    Map.of(
                        "known",
                        Arrays.stream(MailTopic.Decision.values())
                            .map(MailTopic.Decision::word)
                            .collect(Collectors.joining(", ")))));
  }
}
