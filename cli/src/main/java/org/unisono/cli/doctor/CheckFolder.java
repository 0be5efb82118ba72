package org.unisono.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The data folder: whether it can be written, and whether others could read its secrets.
final class CheckFolder implements Check {

  private static final String ABOUT = "Data folder";
  private static final List<String> SECRETS = List.of("postgres.password", "server.json", "token");
  private static final Set<PosixFilePermission> OWNER =
      Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
  private static final long LEAST_FREE = 1L << 30;

  private final Surroundings around;

  CheckFolder(Surroundings around) {
    this.around = around;
  }

  @Override
  public List<Finding> look() {
    var data = around.data().toAbsolutePath().normalize();
    var nearest = nearest(data);
    if (!Files.isDirectory(nearest) || !Files.isWritable(nearest)) {
      return List.of(
          Finding.broken(
              ABOUT,
              nearest + " cannot be written",
              "give this user the right to write there, or choose another folder with --data"));
    }
    List<Finding> findings = new ArrayList<>();
    space(nearest, findings);
    SECRETS.stream().map(data::resolve).filter(Files::exists).forEach(f -> secret(f, findings));
    if (findings.isEmpty()) {
      findings.add(
          Finding.ok(ABOUT, data + (Files.exists(data) ? "" : ", made at the first start")));
    }
    return findings;
  }

  private static Path nearest(Path data) {
    var there = data;
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    return there;
  }

  private static void space(Path folder, List<Finding> findings) {
    try {
      if (Files.getFileStore(folder).getUsableSpace() < LEAST_FREE) {
        findings.add(
            Finding.note(ABOUT, "less than 1 GB is free at " + folder, "make room on that disk"));
      }
    } catch (IOException e) {
      findings.add(Finding.note(ABOUT, "free space at " + folder + " is not told", "look there"));
    }
  }

  private static void secret(Path file, List<Finding> findings) {
    try {
      if (!OWNER.containsAll(Files.getPosixFilePermissions(file))) {
        findings.add(Finding.broken(ABOUT, "others may read " + file, "run: chmod 600 " + file));
      }
    } catch (IOException | UnsupportedOperationException e) {
      findings.add(Finding.note(ABOUT, "the rights of " + file + " are not told", "look there"));
    }
  }
}
