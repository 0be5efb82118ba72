package org.unisono.app.sync.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.campaigns.Campaigns;
import org.unisono.app.sync.internal.RenamedStatuses.Renamed;

/// Asks what a status over there means: one question for all who have it.
@Component
class StatusQuestions {

  private final Campaigns campaigns;
  private final StatusMaps maps;
  private final RenamedStatuses renamed;

  StatusQuestions(Campaigns campaigns, StatusMaps maps, RenamedStatuses renamed) {
    this.campaigns = campaigns;
    this.maps = maps;
    this.renamed = renamed;
  }

  /// @param unknown how many have it, by their label
  List<Question> of(Line line, TwinRow twin, Map<String, Integer> unknown) {
    if (unknown.isEmpty()) {
      return List.of();
    }
    var map = maps.of(line, twin);
    var others = renamed.open(line, twin, map);
    List<Question> questions = new ArrayList<>();
    unknown.forEach(
        (label, many) ->
            questions.add(
                others.stream()
                    .filter(r -> r.now().equals(label))
                    .findFirst()
                    .map(r -> renamed(twin, map, r, many))
                    .orElseGet(() -> unmapped(twin, label, many))));
    return questions;
  }

  private Question unmapped(TwinRow twin, String label, int many) {
    return question(twin, "unmappedStatus", Map.of("status", label), label, null, many);
  }

  /// It is the same status there, and was one of ours under its old name.
  Question renamed(TwinRow twin, StatusMap map, Renamed one, int many) {
    var ours = map.toOurs(one.was());
    return question(
        twin,
        "renamedThere",
        Map.of("from", one.was(), "status", one.now()),
        one.now(),
        ours == null ? null : ours.name(),
        many);
  }

  static String subject(TwinRow twin, GoneStatuses.Gone gone) {
    return subject(twin.id()) + gone.label();
  }

  private static String subject(UUID twin) {
    return "gone:" + twin + ":";
  }

  /// Of what is gone, which one the question is about.
  static String label(InboxStore.Open item) {
    return item.subject().substring(subject(Objects.requireNonNull(item.twinId())).length());
  }

  /// Somebody has deleted it there, or the list or event that stood for it.
  Question gone(TwinRow twin, StatusMap map, GoneStatuses.Gone gone) {
    var name = campaigns.get(twin.campaignId()).name();
    boolean named = gone.isStatus();
    var params = named ? Map.<String, Object>of("status", gone.label()) : Map.<String, Object>of();
    var question =
        Question.of("status", gone.reason(), params, subject(twin, gone), name)
            .about(twin.id(), twin.campaignId(), null);
    var ours = map.toOurs(gone.label());
    return named
        ? question.sides("status", gone.label(), ours == null ? null : ours.name(), null)
        : question;
  }

  private Question question(
      TwinRow twin,
      String reason,
      Map<String, Object> params,
      String label,
      @Nullable String ours,
      int many) {
    return Question.of(
            "status",
            reason,
            params,
            "status:" + twin.id() + ":" + label,
            campaigns.get(twin.campaignId()).name())
        .about(twin.id(), twin.campaignId(), null)
        .sides("status", null, ours, label)
        .counting(many);
  }
}
