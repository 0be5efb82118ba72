package org.unisono.connectors.writing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.unisono.connector.PushResult;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteField;
import org.unisono.connector.RemoteField.Type;
import org.unisono.connector.RemoteField.Use;
import org.unisono.connector.Trouble;
import org.unisono.connectors.http.Snag.Denied;
import org.unisono.connectors.http.Snag.Stuck;
import org.unisono.connectors.http.Snag.Unclear;
import org.unisono.core.merge.Image;

class ReadWriteReadTest {

  @Test
  void aCreateThatCannotBeLookedUpIsInDoubtUnderItsMarker() {
    assertThat(made(new Silent(new Stuck(new Trouble.ServerFault(503)))))
        .isEqualTo(new PushResult.InDoubt("m-1"));
  }

  @Test
  void aCreateThatIsNotFoundIsInDoubtToo() {
    assertThat(made(new Silent(null))).isEqualTo(new PushResult.InDoubt("m-1"));
  }

  private static PushResult made(Shelf shelf) {
    var results = new Results();
    var draft = Draft.make(0, "m-1", Map.of("name", Image.of("X")), Map.of());
    ReadWriteRead.run(shelf, List.of(draft), results);
    return results.inOrder(1).getFirst();
  }

  /// A vendor that takes a write and then says nothing.
  private static final class Silent implements Shelf {

    private final @Nullable Stuck afterwards;
    private boolean written;

    Silent(@Nullable Stuck afterwards) {
      this.afterwards = afterwards;
    }

    @Override
    public int most() {
      return 10;
    }

    @Override
    public List<RemoteField> fields() {
      return List.of(
          new RemoteField(
              RecordKind.CAMPAIGN, "name", "Name", Type.TEXT, Use.WRITABLE, 0, List.of(), "name"));
    }

    @Override
    public Map<String, Seen> byIds(List<String> ids) {
      return Map.of();
    }

    @Override
    public Map<String, Seen> byMarkers(List<String> markers) {
      if (written && afterwards != null) {
        throw afterwards;
      }
      return Map.of();
    }

    @Override
    public Map<Draft, Denied> make(List<Draft> drafts) {
      written = true;
      throw new Unclear(new Trouble.ServerFault(500));
    }

    @Override
    public Map<Draft, Denied> change(List<Draft> drafts) {
      return Map.of();
    }
  }
}
