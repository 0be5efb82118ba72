package org.unisono.cli.rehearse;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// Campaigns that nobody has paired and that bear one name on both sides.
///
/// @param pairs the campaign there, by the one here
/// @param unclear how many names several campaigns of one side bear, so that nothing is paired
record SameName(Map<String, String> pairs, int unclear) {

  /// A campaign of either side.
  record Named(String id, String name) {}

  static SameName among(List<Named> here, List<Named> there) {
    var ours = byName(here);
    var theirs = byName(there);
    Map<String, String> pairs = new LinkedHashMap<>();
    int unclear = 0;
    for (var name : ours.keySet()) {
      var mine = Objects.requireNonNull(ours.get(name));
      var yours = theirs.getOrDefault(name, List.of());
      if (mine.size() == 1 && yours.size() == 1) {
        pairs.put(mine.getFirst().id(), yours.getFirst().id());
      } else if (!yours.isEmpty()) {
        unclear++;
      }
    }
    return new SameName(pairs, unclear);
  }

  static Set<String> names(List<Named> campaigns) {
    return byName(campaigns).keySet();
  }

  private static Map<String, List<Named>> byName(List<Named> campaigns) {
    return campaigns.stream()
        .filter(c -> !c.name().isBlank())
        .collect(
            Collectors.groupingBy(c -> plain(c.name()), LinkedHashMap::new, Collectors.toList()));
  }

  /// Neither blanks around it nor its letters' case make another name.
  static String plain(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }
}
