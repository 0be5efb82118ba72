package org.unisono.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ListingTest {

  private static final RemoteRef LOST = ref("lost");

  @Test
  void twoWholeListingsWithEqualTotalsAndUnchangedRightsProveThatItIsGone() {
    assertThat(whole("a", "b").provesGone(LOST, whole("a", "b"), "all")).isTrue();
  }

  @Test
  void oneListingProvesNothing() {
    assertThat(whole("a", "b").provesGone(LOST, whole("a", "lost"), "all")).isFalse();
  }

  @Test
  void aListingShorterThanItsTotalProvesNothing() {
    var cut = listing(3, "all", "a", "b");
    assertThat(cut.provesGone(LOST, cut, "all")).isFalse();
  }

  @Test
  void aRepeatedPageDoesNotFillAListing() {
    var page = page(4, "all", "a", "b");
    assertThat(Listing.of(List.of(page, page)).whole()).isFalse();
  }

  @Test
  void totalsThatDisagreeProveNothing() {
    assertThat(whole("a").provesGone(LOST, whole("a", "b"), "all")).isFalse();
  }

  @Test
  void narrowerRightsProveNothing() {
    var narrow = listing(1, "half", "a");
    assertThat(narrow.provesGone(LOST, narrow, "all")).isFalse();
  }

  @Test
  void withoutATotalNothingIsProved() {
    var uncounted =
        new Enumeration.Page(List.of(ref("a")), Cursor.START, true, OptionalLong.empty(), "all");
    assertThat(Listing.of(List.of(uncounted)).whole()).isFalse();
  }

  private static Listing whole(String... ids) {
    return listing(ids.length, "all", ids);
  }

  private static Listing listing(long total, String rights, String... ids) {
    return Listing.of(List.of(page(total, rights, ids)));
  }

  private static Enumeration.Page page(long total, String rights, String... ids) {
    var refs = Arrays.stream(ids).map(ListingTest::ref).toList();
    return new Enumeration.Page(refs, Cursor.START, true, OptionalLong.of(total), rights);
  }

  private static RemoteRef ref(String id) {
    return new RemoteRef(RecordKind.MEMBER, id);
  }
}
