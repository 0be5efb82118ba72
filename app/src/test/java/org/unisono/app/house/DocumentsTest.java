package org.unisono.app.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the documents point at is there.
class DocumentsTest {

  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  /// `[text](target)`, a place on a page and addresses left out.
  private static final Pattern LINK = Pattern.compile("]\\((?!https?:|mailto:|#)([^)#\\s]+)");

  /// A file of the sources, named in full.
  private static final Pattern SOURCE =
      Pattern.compile(
          "`((?:app|core|cli|web|connectors|connector-spi|simulators|schema|e2e|docs|scripts)/"
              + "[\\w./-]+\\.\\w+)`");

  @Test
  void linksAndNamedFilesExist() throws IOException {
    List<String> missing = new ArrayList<>();
    for (var page : pages()) {
      var text = Files.readString(page);
      var folder = page.getParent();
      LINK.matcher(text)
          .results()
          .map(m -> m.group(1))
          .filter(target -> !Files.exists(folder.resolve(target)))
          .forEach(target -> missing.add(HOME.relativize(page) + ": " + target));
      SOURCE
          .matcher(text)
          .results()
          .map(m -> m.group(1))
          .filter(target -> !Files.exists(HOME.resolve(target)))
          .forEach(target -> missing.add(HOME.relativize(page) + ": " + target));
    }

    assertThat(missing).isEmpty();
  }

  private static List<Path> pages() throws IOException {
    try (var docs = Files.walk(HOME.resolve("docs"))) {
      var found =
          Stream.concat(
                  docs,
                  Stream.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "simulators/README.md")
                      .map(HOME::resolve))
              .filter(p -> p.toString().endsWith(".md"))
              .toList();
      assertThat(found).hasSizeGreaterThan(10);
      return found;
    }
  }
}
