package org.unisono.app.edge;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.unisono.core.Fault;
import org.unisono.core.Refusal;
import org.unisono.core.Refused;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Many things in one request: up to 1,000, an outcome for each, in their order (HTTP 207).
public final class Bulk {

  private static final int MOST = 1_000;
  private static final int UNREADABLE = 400;
  private static final int RULE_BROKEN = 422;

  private Bulk() {}

  /// @throws Refused `tooMany`, `nothingGiven`
  public static List<JsonNode> items(JsonNode array) {
    if (array.size() > MOST) {
      throw new Refused(
          Refusal.MALFORMED, "", "tooMany", "At most {most} at once.", Map.of("most", MOST));
    }
    if (array.isEmpty()) {
      throw Refused.malformed("", "nothingGiven", "The list is empty.");
    }
    return array.valueStream().toList();
  }

  /// Reads each item by itself: those that can be read are done together, the others are refused in
  /// their places, with 400 as each alone would be.
  ///
  /// @param doing answers one outcome for each, in order
  /// @throws Refused what [#items] refuses
  public static <T> Result each(
      JsonNode array, Function<JsonNode, T> reading, Function<List<T>, List<Item>> doing) {
    List<T> read = new ArrayList<>();
    List<@Nullable Item> places = new ArrayList<>();
    for (var item : items(array)) {
      try {
        read.add(reading.apply(item));
        places.add(null);
      } catch (JacksonException e) {
        places.add(Item.refused(UNREADABLE, List.of(JsonFaults.of(e))));
      } catch (Refused e) {
        int status = e.kind() == Refusal.MALFORMED ? UNREADABLE : RULE_BROKEN;
        places.add(Item.refused(status, e.faults()));
      }
    }
    var done = (read.isEmpty() ? List.<Item>of() : doing.apply(read)).iterator();
    return new Result(places.stream().map(p -> p == null ? done.next() : p).toList());
  }

  /// @param items in the order of the request
  public record Result(List<Item> items) {}

  /// @param status the HTTP status that this item alone would have had
  /// @param outcome what happened in one word, where there is more to say than the status does
  /// @param errors the faults in the reader's language, set where the answer is written
  /// @param faults why it was refused; not part of the answer
  public record Item(
      int status,
      @Nullable UUID id,
      @Nullable String outcome,
      List<Problem.Error> errors,
      @JsonIgnore List<Fault> faults) {

    public static Item done(int status, UUID id) {
      return new Item(status, id, null, List.of(), List.of());
    }

    public static Item done(int status, UUID id, String outcome) {
      return new Item(status, id, outcome, List.of(), List.of());
    }

    public static Item refused(int status, List<Fault> faults) {
      return new Item(status, null, null, List.of(), faults);
    }

    Item read(Function<Fault, Problem.Error> reading) {
      return new Item(status, id, outcome, faults.stream().map(reading).toList(), faults);
    }
  }
}
