package org.unisono.app.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.web.bind.annotation.RestController;
import org.unisono.app.UnisonoApplication;
import org.unisono.app.access.Needs;

/// The architecture, held by a machine that objects.
class HouseRulesTest {

  private static final List<String> MODULES =
      List.of("app", "cli", "connector-spi", "connectors", "core", "e2e", "schema", "simulators");
  private static final int MOST_PARTS = 10;
  private static final Path SOURCES = Path.of("src", "main", "java", "org", "unisono", "app");
  private static final Path MIGRATIONS =
      Path.of("..", "schema", "src", "main", "resources", "db", "migration");

  /// Floors of the house, from the ground up.
  private static final List<List<String>> FLOORS =
      List.of(
          List.of("jobs"),
          List.of("access"),
          List.of("fields", "lexicon"),
          List.of("flows"),
          List.of("people"),
          List.of("activities"),
          List.of("segments"),
          List.of("campaigns"),
          List.of("sales", "assets"),
          List.of("email"),
          List.of("imports", "sync"),
          List.of("insights"));

  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.unisono.app");

  @Test
  void roomsCallOnlyWhatTheirPackageInfoLists() {
    ApplicationModules.of(UnisonoApplication.class).verify();
  }

  @Test
  void roomsCallOnlyRoomsBelowThem() {
    for (int floor = 0; floor < FLOORS.size(); floor++) {
      for (var room : FLOORS.get(floor)) {
        var above =
            FLOORS.subList(floor, FLOORS.size()).stream()
                .flatMap(List::stream)
                .filter(r -> !r.equals(room))
                .map(r -> "org.unisono.app." + r + "..")
                .toArray(String[]::new);
        holds(
            noClasses()
                .that()
                .resideInAPackage("org.unisono.app." + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(above)
                .as(room + " stands on floor " + floor + " and may only call rooms below it"));
      }
    }
  }

  @Test
  void sqlStaysInStoresReportsAndConditions() {
    holds(
        noClasses()
            .that()
            .resideOutsideOfPackages("..internal..", "..conditions..", "..edge..", "..views..")
            .and()
            .haveSimpleNameNotEndingWith("ConditionKind")
            .and()
            .haveSimpleNameNotStartingWith("RuleSql")
            .and()
            .haveSimpleNameNotStartingWith("FieldSql")
            .and()
            .haveSimpleNameNotStartingWith("FieldColumn")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.jooq.DSLContext")
            .as("doors and controllers know no SQL"));
  }

  @Test
  void everyHandlerNamesThePermissionItNeeds() {
    holds(
        methods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(RestController.class)
            .and()
            .areMetaAnnotatedWith(org.springframework.web.bind.annotation.RequestMapping.class)
            .should()
            .beAnnotatedWith(Needs.class)
            .as("a path without a permission would be open to admins only, by accident"));
  }

  @Test
  void namesSayWhatAThingIs() {
    for (var word :
        List.of("Service", "Manager", "Helper", "Util", "Utils", "Impl", "Dto", "Base")) {
      holds(
          noClasses()
              .should()
              .haveSimpleNameEndingWith(word)
              .as(word + " says nothing about what a class does"));
    }
  }

  @Test
  void controllersLiveInWebPackages() {
    holds(
        classes()
            .that()
            .areAnnotatedWith(RestController.class)
            .should()
            .resideInAnyPackage("..web..", "..campaigns.flows..")
            .as("a room's HTTP is one folder"));
  }

  @Test
  void oldJacksonAndWallClocksStayOut() {
    holds(
        noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "com.fasterxml.jackson.databind..", "lombok..", "jakarta.persistence..")
            .as("one JSON library, no generated accessors, no entities"));
    holds(
        noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Clocks")
            .should()
            .callMethod(java.time.Instant.class, "now")
            .as("time is injected, so that tests can move it"));
  }

  @Test
  void everyRoomHasItsSchemaAndEverySchemaItsRoom() throws IOException {
    try (var folders = Files.list(MIGRATIONS)) {
      for (var folder : folders.map(f -> f.getFileName().toString()).toList()) {
        assertThat(SOURCES.resolve(folder)).as("the room of the schema %s", folder).isDirectory();
        try (var files = Files.list(MIGRATIONS.resolve(folder))) {
          for (var file : files.toList()) {
            assertThat(Files.readString(file))
                .as("%s touches its own schema only", file.getFileName())
                .doesNotContainPattern(otherSchemas(folder));
          }
        }
      }
    }
  }

  private static String otherSchemas(String folder) {
    var others = FLOORS.stream().flatMap(List::stream).filter(r -> !r.equals(folder)).toList();
    return "(?i)(create table|alter table|create view|create index \\w+ on) ("
        + String.join("|", others)
        + ")\\.";
  }

  @Test
  void filesStaySmall() throws IOException {
    try (var files = Files.walk(SOURCES)) {
      var sizes =
          files
              .filter(f -> f.toString().endsWith(".java"))
              .collect(java.util.stream.Collectors.toMap(f -> f, HouseRulesTest::lines));
      var sorted = sizes.values().stream().sorted().toList();
      System.out.printf(
          "files %d, median %d lines, nine in ten under %d, longest %d%n",
          sorted.size(),
          sorted.get(sorted.size() / 2),
          sorted.get(sorted.size() * 9 / 10),
          sorted.getLast());
      assertThat(sizes)
          .allSatisfy(
              (file, lines) -> assertThat(lines).as(file.toString()).isLessThanOrEqualTo(400));
      assertThat(sorted.get(sorted.size() / 2)).isLessThan(100);
    }
  }

  @Test
  void everyPackageIsNullMarkedAndSaysWhatItIsFor() throws IOException {
    try (var folders = Files.walk(SOURCES)) {
      for (var folder : folders.filter(HouseRulesTest::holdsClasses).toList()) {
        var info = folder.resolve("package-info.java");
        assertThat(info).exists();
        assertThat(Files.readString(info)).as(folder.toString()).contains("///");
        if (!folder.endsWith("views")) {
          assertThat(Files.readString(info)).as(folder.toString()).contains("@NullMarked");
        }
      }
    }
  }

  /// What is made of too many things does too much; records of values are left out.
  @Test
  void nothingIsMadeOfTooMuch() {
    assertThat(CODE)
        .filteredOn(type -> !type.isRecord())
        .flatExtracting(JavaClass::getConstructors)
        .allSatisfy(
            made ->
                assertThat(made.getRawParameterTypes().size())
                    .as(made.getFullName())
                    .isLessThanOrEqualTo(MOST_PARTS));
  }

  /// A formatter that breaks a line of a doc comment makes a plain comment of its end.
  @Test
  void docCommentsAreWhole() throws IOException {
    var broken = Pattern.compile("(?m)^\\s*///.*\\R\\s*// ");
    for (var module : MODULES) {
      try (var files = Files.walk(Path.of("..", module, "src"))) {
        for (var file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
          assertThat(broken.matcher(Files.readString(file)).find()).as(file.toString()).isFalse();
        }
      }
    }
  }

  private static boolean holdsClasses(Path folder) {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (var files = Files.list(folder)) {
      return files.anyMatch(f -> f.toString().endsWith(".java"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static int lines(Path file) {
    try (var lines = Files.lines(file)) {
      return (int) lines.count();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void holds(ArchRule rule) {
    rule.allowEmptyShould(true).check(CODE);
  }

  /// Held against the table of floors: a room that is missing there has no floor.
  @Test
  void everyRoomHasAFloor() throws IOException {
    var known = FLOORS.stream().flatMap(List::stream).toList();
    try (var folders = Files.list(SOURCES)) {
      Map<Boolean, List<String>> rooms =
          folders
              .filter(Files::isDirectory)
              .map(f -> f.getFileName().toString())
              .filter(r -> !r.equals("edge"))
              .collect(java.util.stream.Collectors.partitioningBy(known::contains));
      assertThat(rooms.get(false)).isEmpty();
    }
  }
}
