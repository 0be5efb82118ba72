package org.unisono.schema.cluster;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// PostgreSQL's programs, unpacked once per version into the user's cache folder.
final class Binaries {

  private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

  private Binaries() {}

  /// @return the folder that holds `bin`, `lib` and `share`
  static Path unpacked() throws IOException {
    var home = cache().resolve("postgres-" + fingerprint());
    if (Files.isDirectory(home)) {
      return home;
    }
    Files.createDirectories(home.getParent());
    var fresh = Files.createTempDirectory(home.getParent(), "unpack");
    try (var archive = open()) {
      unpack(archive, fresh);
    }
    Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
    try {
      Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException _) {
      PostgresCluster.deleteFolder(fresh); // another process was quicker; its copy is as good
    }
    return home;
  }

  private static Path cache() {
    var xdg = System.getenv("XDG_CACHE_HOME");
    var base =
        xdg == null || xdg.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(xdg);
    return base.resolve("unisono");
  }

  private static String fingerprint() throws IOException {
    var crc = new CRC32();
    try (var archive = open()) {
      crc.update(archive.readAllBytes());
    }
    return Long.toHexString(crc.getValue());
  }

  private static InputStream open() {
    var archive = Binaries.class.getResourceAsStream(ARCHIVE);
    if (archive == null) {
      throw new ClusterRefused(
          "No embedded PostgreSQL for this kind of machine. Set UNISONO_DB_URL to a PostgreSQL 18 server.");
    }
    return archive;
  }

  private static void unpack(InputStream archive, Path target) throws IOException {
    try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive)))) {
      for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null; ) {
        var path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
          throw new IOException("entry outside of the archive: " + entry.getName());
        }
        write(tar, entry, path);
      }
    }
  }

  private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path path)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Files.createDirectories(path.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, path);
    if ((entry.getMode() & 0100) != 0) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }
}
