package org.unisono.cli.rehearse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.unisono.cli.rehearse.SameName.Named;
import org.unisono.connector.RecordKind;
import tools.jackson.databind.JsonNode;

/// Campaigns there that nobody has paired. No run reads who is in them, so the other system
/// is asked now; of a large one, for so many as a rehearsal bears, and first for those that bear
/// the name of one of ours.
final class Unpaired {

  /// So many of them are copied.
  static final int MOST_CAMPAIGNS = 1_000;

  /// So many of these with their members.
  static final int MOST_ROLLS = 100;

  /// So many members of each.
  static final int MOST_MEMBERS = 1_000;

  private final List<Named> campaigns;
  private final List<JsonNode> statuses = new ArrayList<>();
  private final List<JsonNode> members = new ArrayList<>();

  private Unpaired(List<Named> campaigns) {
    this.campaigns = campaigns;
  }

  /// @param found all that nobody has paired there
  /// @param alike names of campaigns here
  static Unpaired choose(List<Named> found, Set<String> alike, Tally leftOut) {
    var chosen =
        found.stream()
            .sorted(Comparator.comparing(c -> !alike.contains(SameName.plain(c.name()))))
            .limit(MOST_CAMPAIGNS)
            .toList();
    leftOut.add(
        "campaign that nobody has paired, beyond %,d of them".formatted(MOST_CAMPAIGNS),
        found.size() - chosen.size());
    return new Unpaired(chosen);
  }

  /// @param connection as a path
  void readRolls(Client real, String connection, Tally leftOut) {
    for (var campaign : campaigns.subList(0, Math.min(MOST_ROLLS, campaigns.size()))) {
      try {
        var roll =
            real.get(connection + "/campaigns/" + campaign.id() + "/roll?most=" + MOST_MEMBERS);
        roll.path("statuses").forEach(statuses::add);
        roll.path("members").forEach(members::add);
        if (roll.path("more").asBoolean()) {
          leftOut.add("rest of a campaign with over %,d members".formatted(MOST_MEMBERS), 1);
        }
      } catch (NotTaken refused) {
        leftOut.add("members of a campaign that nobody has paired: " + refused.why(), 1);
      }
    }
    leftOut.add(
        "members of a campaign that nobody has paired, beyond %,d of them".formatted(MOST_ROLLS),
        Math.max(0, campaigns.size() - MOST_ROLLS));
  }

  List<Named> campaigns() {
    return campaigns;
  }

  /// What was read of them; nothing of another kind.
  List<JsonNode> of(RecordKind kind) {
    return switch (kind) {
      case STATUS -> statuses;
      case MEMBER -> members;
      case CAMPAIGN, LEAD, CONTACT, CONSENT, LIST, DEAL, RESPONSE -> List.of();
    };
  }
}
