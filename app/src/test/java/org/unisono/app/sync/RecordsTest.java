package org.unisono.app.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.app.access.Role;
import org.unisono.app.access.Scope;
import org.unisono.app.testing.Samples;

/// What was read of the other side, as an admin can have it.
class RecordsTest extends SyncRoomTest {

  /// Page by page.
  @Test
  void whatWasReadThereCanBeReadHere() {
    var addresses = List.of(Samples.email(), Samples.email(), Samples.email());
    addresses.forEach(
        e ->
            salesforce
                .store()
                .create("Lead", Map.of("LastName", "Read", "Company", "Read Ltd", "Email", e)));
    var connection = toSalesforce("none");
    sync(connection);
    var records = path(connection) + "/records/";

    List<String> read = new ArrayList<>();
    var cursor = "";
    do {
      var page = api().get(records + "lead?limit=2" + cursor);
      assertThat(page.status()).as(page.body().toString()).isEqualTo(200);
      page.items().forEach(r -> read.add(r.at("/fields/Email").asString("")));
      cursor =
          page.body().path("next").isString()
              ? "&cursor=" + page.body().path("next").asString()
              : "";
    } while (!cursor.isEmpty());

    assertThat(read).containsAll(addresses).doesNotHaveDuplicates();
    assertThat(api().get(records + "person").code()).isEqualTo("notFound");
  }

  @Test
  void nobodyButAnAdminHasThem() {
    var records = path(toSalesforce("none")) + "/records/lead";

    assertThat(as(Role.MARKETER, Scope.ADMIN).get(records).status()).isEqualTo(403);
  }
}
