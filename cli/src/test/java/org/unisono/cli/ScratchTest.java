package org.unisono.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScratchTest {

  @Test
  void whatStartedLastStopsFirstAndThenTheFolderGoes() throws IOException {
    var scratch = Scratch.make("unisono-scratch");
    List<String> stopped = new ArrayList<>();
    Path folder = scratch.start(f -> f, f -> stopped.add("first " + Files.exists(f)));
    scratch.start(_ -> "second", stopped::add);
    Files.writeString(folder.resolve("kept"), "by nobody");

    scratch.close();
    scratch.close();

    assertThat(stopped).containsExactly("second", "first true");
    assertThat(folder).doesNotExist();
    assertThatThrownBy(() -> scratch.start(f -> f, _ -> {}))
        .isInstanceOf(IllegalStateException.class);
  }
}
