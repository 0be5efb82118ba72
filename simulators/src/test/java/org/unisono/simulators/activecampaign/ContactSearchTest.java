package org.unisono.simulators.activecampaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What is kept in order answers what looking at each contact would answer, after any writes.
class ContactSearchTest extends ActiveCampaignCase {
  private static final String UP = "&limit=7&orders%5Bid%5D=ASC&id_greater=";

  private final Random random = new Random(3);

  @Test
  void eachFilterFindsWhomALookAtEverybodyFinds() {
    var store = sim.store();
    var tag = store.createTag("member", "");
    for (int round = 0; round < 6; round++) {
      sim.faults().arm(Fault.CLOCK_SKEW_MINUTES, round * 10 + 1);
      write(tag, round);
      assertThat(walked("status=-1")).isEqualTo(those(c -> true));
      assertThat(walked("tagid=" + tag)).isEqualTo(those(c -> wears(c, "member")));
      assertThat(walked("status=2")).isEqualTo(those(c -> on(c, "1", "2") || on(c, "2", "2")));
      assertThat(walked("listid=1")).isEqualTo(those(c -> !on(c, "1", "")));
      assertThat(walked("listid=2&status=1")).isEqualTo(those(c -> on(c, "2", "1")));
      assertThat(walked("status=2&tagid=" + tag))
          .isEqualTo(those(c -> wears(c, "member") && (on(c, "1", "2") || on(c, "2", "2"))));
      for (int back = 0; back <= round; back++) {
        var since = Instant.now().plus(Duration.ofMinutes(back * 10L - 4));
        var asked = "status=-1&filters%5Bupdated_after%5D=";
        assertThat(walked(asked + encoded(since.toString())))
            .isEqualTo(those(c -> changed(c).isAfter(since)));
        var before = "status=-1&filters%5Bupdated_before%5D=" + encoded(since.toString());
        assertThat(walked(before)).isEqualTo(those(c -> changed(c).isBefore(since)));
      }
    }
  }

  @Test
  void anAddressIsFoundWhateverItsCaseAndFreedByAChange() {
    assertThat(walked("email=LUCA.bianchi@example.com")).containsExactly(1L);
    sim.store().updateContact("1", Map.of("email", "lu@example.com"));
    assertThat(walked("email=luca.bianchi@example.com")).isEmpty();
    var id = sim.store().createContact(Map.of("email", "luca.bianchi@example.com"));
    assertThat(walked("email=luca.bianchi@example.com")).containsExactly(Long.valueOf(id));
    assertThat(walked("email=lu@example.com")).containsExactly(1L);
  }

  @Test
  void downwardsAndByOffsetThePagesAreThoseOfTheWholeListing() {
    IntStream.range(0, 40)
        .forEach(i -> sim.store().createContact(Map.of("email", "d%d@example.com".formatted(i))));
    sim.store().deleteContact("9");
    var down = ids(get("/contacts?orders%5Bid%5D=DESC&limit=100&offset=0").json().path("contacts"));
    assertThat(down).isEqualTo(those(c -> true).reversed());
    var some = get("/contacts?orders%5Bid%5D=DESC&limit=10&offset=10").json();
    assertThat(ids(some.path("contacts"))).isEqualTo(down.subList(10, 20));
    assertThat(some.path("meta").path("total").asString()).isEqualTo("42");
  }

  private void write(String tag, int round) {
    for (int i = 0; i < 25; i++) {
      var id = sim.store().createContact(Map.of("email", "r%d.%d@example.com".formatted(round, i)));
      if (random.nextBoolean()) {
        sim.store().tag(id, tag);
      }
      if (random.nextInt(3) == 0) {
        sim.store().subscribe(id, "1", String.valueOf(1 + random.nextInt(2)));
      }
    }
    var all = those(c -> true);
    for (int i = 0; i < 15; i++) {
      var id = String.valueOf(all.get(random.nextInt(all.size())));
      switch (i % 5) {
        case 0 -> sim.store().updateContact(id, Map.of("phone", "7" + round));
        case 1 -> sim.store().untag(id, tag);
        case 2 -> sim.store().subscribe(id, "2", String.valueOf(1 + random.nextInt(2)));
        case 3 -> sim.store().tag(id, tag);
        default -> {
          if (sim.store().contacts().stream().anyMatch(c -> id(c).equals(id))) {
            sim.store().deleteContact(id);
            all = those(c -> true);
          }
        }
      }
    }
  }

  /// Page by page, as whoever asks by `id_greater` does; the total is of what is left.
  private List<Long> walked(String filter) {
    var all = new ArrayList<Long>();
    int left = -1;
    while (true) {
      long last = all.isEmpty() ? 0 : all.getLast();
      var page = get("/contacts?" + filter + UP + last).json();
      int total = Integer.parseInt(page.path("meta").path("total").asString());
      assertThat(left < 0 || left - 7 == total).isTrue();
      left = total;
      all.addAll(ids(page.path("contacts")));
      if (total <= 7) {
        return all;
      }
    }
  }

  private static List<Long> ids(JsonNode contacts) {
    return contacts
        .valueStream()
        .map(c -> Long.valueOf(Json.text(c, "id")))
        .collect(Collectors.toList());
  }

  private List<Long> those(Predicate<ObjectNode> fits) {
    return sim.store().contacts().stream()
        .filter(fits)
        .map(c -> Long.valueOf(Json.text(c, "id")))
        .sorted()
        .toList();
  }

  private boolean wears(ObjectNode contact, String tag) {
    return sim.store().tagsOf(id(contact)).contains(tag);
  }

  private boolean on(ObjectNode contact, String list, String status) {
    return sim.store().listStatus(id(contact), list).equals(status);
  }

  private static Instant changed(ObjectNode contact) {
    return Stamp.ofUtc(Json.text(contact, "updated_utc_timestamp"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
