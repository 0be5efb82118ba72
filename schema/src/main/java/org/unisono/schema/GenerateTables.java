package org.unisono.schema;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Strategy;
import org.jooq.meta.jaxb.Target;
import org.postgresql.ds.PGSimpleDataSource;
import org.unisono.schema.cluster.Durability;
import org.unisono.schema.cluster.PostgresCluster;

/// Build step: migrates an empty database and writes one class per table and view into its room's
/// package. Does nothing when no migration has changed since the last run.
public final class GenerateTables {

  /// Held here, as the logging of the JDK forgets levels of loggers that nobody holds.
  private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

  private GenerateTables() {}

  /// @param args the folder to write to, and the folder of the migrations
  public static void main(String[] args) throws Exception {
    FLYWAY.setLevel(Level.SEVERE);
    var target = Path.of(args[0]);
    var stamp = target.resolve("migrations.sha256");
    var fingerprint = fingerprint(Path.of(args[1]));
    if (Files.exists(stamp) && Files.readString(stamp).equals(fingerprint)) {
      return;
    }
    var folder = Files.createTempDirectory("unisono-generate");
    try (var cluster = PostgresCluster.start(folder, Durability.DISPOSABLE)) {
      var database = new PGSimpleDataSource();
      database.setUrl(cluster.jdbcUrl());
      database.setUser(cluster.user());
      database.setPassword(cluster.password());
      Migrations.migrate(database);
      for (var room : rooms(Path.of(args[1]))) {
        generate(room, cluster, target);
      }
    } finally {
      PostgresCluster.deleteFolder(folder);
    }
    Files.writeString(stamp, fingerprint);
  }

  /// One folder of migrations is one room with its schema.
  private static List<String> rooms(Path migrations) throws IOException {
    try (var folders = Files.list(migrations)) {
      return folders
          .filter(Files::isDirectory)
          .map(f -> f.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  private static void generate(String room, PostgresCluster cluster, Path target) throws Exception {
    System.setProperty("org.jooq.no-logo", "true");
    System.setProperty("org.jooq.no-tips", "true");
    var database =
        new Database()
            .withName("org.jooq.meta.postgres.PostgresDatabase")
            .withIncludes(".*")
            .withIncludeRoutines(false)
            .withIncludeSequences(false)
            .withInputSchema(room)
            .withForcedTypes(
                List.of(
                    new ForcedType()
                        .withName("INSTANT")
                        .withIncludeTypes(
                            "(?i:timestamptz|timestamp\\ (\\(\\d+\\)\\ )?with\\ time\\ zone)")));
    var generate =
        new Generate()
            .withRecords(false)
            .withKeys(false)
            .withRelations(false)
            .withIndexes(false)
            .withJavadoc(false)
            .withGlobalObjectReferences(false)
            .withDeprecated(false);
    var generator =
        new Generator()
            .withDatabase(database)
            .withGenerate(generate)
            .withStrategy(new Strategy().withName(RoomStrategy.class.getName()))
            .withTarget(
                new Target()
                    .withPackageName("org.unisono.app." + room)
                    .withDirectory(target.toString())
                    .withClean(false));
    var jdbc =
        new Jdbc()
            .withDriver("org.postgresql.Driver")
            .withUrl(cluster.jdbcUrl())
            .withUser(cluster.user())
            .withPassword(cluster.password());
    GenerationTool.generate(
        new Configuration()
            .withLogging(org.jooq.meta.jaxb.Logging.WARN)
            .withJdbc(jdbc)
            .withGenerator(generator));
  }

  private static String fingerprint(Path migrations) throws IOException, NoSuchAlgorithmException {
    var digest = MessageDigest.getInstance("SHA-256");
    try (var files = Files.walk(migrations)) {
      for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
        digest.update(migrations.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
        digest.update(Files.readAllBytes(file));
      }
    }
    for (var generator : List.of(GenerateTables.class, RoomStrategy.class)) {
      try (var in = generator.getResourceAsStream(generator.getSimpleName() + ".class")) {
        digest.update(java.util.Objects.requireNonNull(in).readAllBytes());
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
