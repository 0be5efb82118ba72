package org.unisono.app.campaigns.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.unisono.app.campaigns.CampaignDraft.PolicyDraft;
import org.unisono.app.campaigns.Cause;
import org.unisono.app.campaigns.Membership;
import org.unisono.app.campaigns.OnClash;
import org.unisono.app.campaigns.Policy;
import org.unisono.core.Fault;

/// Completes a policy from its preset, and says what cannot be.
final class PolicyCheck {

  private PolicyCheck() {}

  static Policy complete(@Nullable PolicyDraft draft, Policy preset, List<Fault> faults) {
    if (draft == null) {
      return preset;
    }
    var membership =
        word(Membership.class, draft.membership(), "/policy/membership", faults)
            .orElse(preset.membership());
    var onClash =
        word(OnClash.class, draft.onClash(), "/policy/onClash", faults).orElse(preset.onClash());
    var admission =
        draft.admission() == null ? preset.admission() : causes(draft.admission(), faults);
    return new Policy(membership, group(membership, draft, preset), onClash, admission);
  }

  private static @Nullable String group(Membership membership, PolicyDraft draft, Policy preset) {
    if (membership == Membership.MANY) {
      return null;
    }
    if (draft.group() != null && !draft.group().isBlank()) {
      return draft.group().strip();
    }
    return preset.group() == null ? Policy.JOURNEYS : preset.group();
  }

  private static List<Cause> causes(List<String> words, List<Fault> faults) {
    List<Cause> causes = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      word(Cause.class, words.get(i), "/policy/admission/" + i, faults).ifPresent(causes::add);
    }
    return causes;
  }

  private static <E extends Enum<E>> Optional<E> word(
      Class<E> type, @Nullable String word, String pointer, List<Fault> faults) {
    if (word == null) {
      return Optional.empty();
    }
    var found =
        Arrays.stream(type.getEnumConstants())
            .filter(e -> e.name().toLowerCase(Locale.ROOT).equals(word))
            .findFirst();
    if (found.isEmpty()) {
      var options = Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT);
      faults.add(
          new Fault(
              pointer,
              "unknownOption",
              "{value} is not one of: {options}.",
              Map.of("value", word, "options", options)));
    }
    return found;
  }
}
