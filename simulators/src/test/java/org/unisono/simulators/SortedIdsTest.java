package org.unisono.simulators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SortedIdsTest {
  @Test
  void holdsWhatATreeHoldsAndKnowsItsPlaces() {
    var random = new Random(7);
    var ids = new SortedIds();
    var tree = new TreeSet<Long>();
    for (int i = 0; i < 60_000; i++) {
      long id = i < 20_000 ? i : random.nextLong(40_000);
      if (i % 3 == 2) {
        ids.remove(id / 2);
        tree.remove(id / 2);
      } else {
        ids.add(id);
        tree.add(id);
      }
    }
    assertThat(ids.size()).isEqualTo(tree.size());
    assertThat(ids.part(0, ids.size()))
        .isEqualTo(tree.stream().mapToLong(Long::longValue).toArray());
    for (long id = -1; id < 40_002; id += 7) {
      assertThat(ids.contains(id)).isEqualTo(tree.contains(id));
      assertThat(ids.upTo(id)).isEqualTo(tree.headSet(id, true).size());
    }
    int some = tree.size() / 3;
    assertThat(ids.part(some, some + 5))
        .isEqualTo(tree.stream().skip(some).limit(5).mapToLong(Long::longValue).toArray());
  }

  @Test
  void isEmptyAgainWhenAllIsTakenOut() {
    var ids = new SortedIds();
    for (long id = 3_000; id > 0; id--) {
      ids.add(id);
    }
    for (long id = 1; id <= 3_000; id++) {
      ids.remove(id);
    }
    assertThat(ids.size()).isZero();
    ids.add(5);
    assertThat(ids.part(0, 1)).containsExactly(5);
  }
}
