package org.unisono.connector;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.unisono.core.merge.Image;
import org.unisono.core.merge.Image.Unknown;
import org.unisono.core.merge.Image.Why;

/// A record as the other system shows it.
///
/// @param fields in the vendor's names and its own representation: JSON scalars as text
/// @param links what it hangs on, such as a member's campaign and person
/// @param marker the mark that we left when we made it; null when it carries none
/// @param modified by their clock; null when they do not say
public record RemoteRecord(
    RemoteRef ref,
    Map<String, Image> fields,
    Map<Link, RemoteRef> links,
    @Nullable String marker,
    @Nullable Instant modified) {

  /// What a connector finds in place of a text that was too long to be taken in, from the private
  /// use area of Unicode. In a record's field it becomes unknown, never a value.
  public static final String LEFT_OUT = "\uE000left out\uE000";

  public RemoteRecord {
    fields =
        fields.entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> seen(e.getValue())));
    links = Map.copyOf(links);
  }

  private static Image seen(Image image) {
    return image instanceof Image.Filled(var raw) && raw.contains(LEFT_OUT)
        ? new Unknown(Why.TOO_LARGE)
        : image;
  }

  /// What a record can hang on.
  public enum Link {
    CAMPAIGN,
    PERSON,
    PARENT
  }

  /// The field's image; a field that was not asked for is not returned, never blank.
  public Image image(String field) {
    return fields.getOrDefault(field, new Unknown(Why.NOT_RETURNED));
  }

  /// Fields that this account may not see, or that are gone.
  public Set<String> unreadable() {
    return fields.entrySet().stream()
        .filter(e -> e.getValue().equals(new Unknown(Why.UNREADABLE)))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  /// Fields that hold more than is taken in.
  public Set<String> tooLarge() {
    return fields.entrySet().stream()
        .filter(e -> e.getValue().equals(new Unknown(Why.TOO_LARGE)))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  /// A record of which nothing is known but that it is there.
  public static RemoteRecord unseen(RemoteRef ref, Set<String> fields) {
    var unknown = new LinkedHashMap<String, Image>();
    fields.forEach(field -> unknown.put(field, new Unknown(Why.NOT_RETURNED)));
    return new RemoteRecord(ref, unknown, Map.of(), null, null);
  }
}
