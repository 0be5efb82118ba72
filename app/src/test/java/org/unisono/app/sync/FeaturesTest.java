package org.unisono.app.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.unisono.app.testing.Api;
import org.unisono.connector.Capability;
import org.unisono.connector.Connector;
import org.unisono.connector.Loss;
import org.unisono.connector.Stream;
import tools.jackson.databind.JsonNode;

/// The page of what goes both ways with which system is made of what the connectors declare, in the
/// words of the interface. Run this test with `-Dfeatures.write=true` to write it anew.
class FeaturesTest {

  private static final Path PAGE = Path.of("..", "docs", "features.md");
  private static final Path WORDS = Path.of("..", "web", "src", "locales", "en.json");
  private static final Path CONTRACTS =
      Path.of("..", "connectors", "src", "test", "java", "org", "unisono", "connectors");

  private static final String HEAD =
      """
      # What goes where

      A row for every system and stream: *both ways*, *in* (from there to here), *out*, *projected* (there it
      becomes something else, whose edits come back where they can), *with members* (it is a member's status
      there) or *not*. Below each table stands what a round trip loses and what the other system asks for.
      This page is written by `FeaturesTest` from what the connectors declare, and the contract named with
      each system holds them to it.

      The same for all of them:

      - A campaign that is deleted there, or a status, tag, list or event that stands for one, is asked about in
        the inbox. Until somebody has answered, nothing of it is made again, and nobody is taken out here.
      - Somebody who is taken out of a campaign there is out of it here too, and keeps their history. Other
        systems keep them in theirs until somebody takes them out here.
      - People who are deleted there stay here, with their history.
      - A list or tag of ours may be renamed in SuiteCRM and SugarCRM. HubSpot and ActiveCampaign know nothing of
        it but the name: renamed, it is read, and nobody is put on it before it has its name back.
      """;

  @Test
  void thePageSaysWhatTheConnectorsDeclare() throws IOException {
    var words = Api.JSON.readTree(Files.readString(WORDS));
    var page = new StringBuilder(HEAD);
    var all = new ArrayList<Connector>();
    ServiceLoader.load(Connector.class).forEach(all::add);
    all.sort(java.util.Comparator.comparing(Connector::name));
    for (var connector : all) {
      page.append('\n').append(section(connector, words));
    }

    if (Boolean.getBoolean("features.write")) {
      Files.writeString(PAGE, page);
    }

    assertThat(Files.readString(PAGE)).isEqualTo(page.toString());
  }

  private static String section(Connector connector, JsonNode words) throws IOException {
    var text =
        new StringBuilder("## " + connector.name() + "\n\n| stream | goes | why no further |\n");
    text.append("|---|---|---|\n");
    for (var stream : Stream.values()) {
      var capability =
          connector.capabilities().stream().filter(c -> c.stream() == stream).findFirst();
      var reach = capability.map(Capability::reach).orElse(Capability.Reach.IMPOSSIBLE);
      var reason = capability.map(Capability::reason).orElse("notBuilt");
      boolean isStatus =
          stream == Stream.RESPONSES && reach.comesIn() && !connector.logged().contains(stream);
      var goes = isStatus ? "with members" : goes(reach);
      text.append("| %s | %s | %s |\n".formatted(lower(stream), goes, said(words, reason)));
    }
    list(text, "What a round trip loses", connector.losses().stream().map(l -> loss(words, l)));
    list(
        text,
        "What it asks for",
        connector.requirements().stream()
            .map(
                need ->
                    "%s needs `%s`%s"
                        .formatted(
                            lower(need.kind()),
                            need.field(),
                            need.standIn() == null
                                ? "; without it the record waits in the inbox."
                                : "; `%s` stands in.".formatted(need.standIn()))));
    text.append("\nHeld to it by ").append(contracts(connector)).append(".\n");
    return text.toString();
  }

  private static void list(
      StringBuilder text, String title, java.util.stream.Stream<String> lines) {
    var all = lines.toList();
    if (!all.isEmpty()) {
      text.append('\n').append(title).append(":\n\n");
      all.forEach(line -> text.append("- ").append(line).append('\n'));
    }
  }

  /// The contract test of the connector's folder: the folder is its package's last part.
  private static String contracts(Connector connector) throws IOException {
    var folder = connector.getClass().getPackageName().replaceFirst(".*\\.", "");
    try (var files = Files.list(CONTRACTS.resolve(folder))) {
      List<String> names =
          files
              .map(f -> f.getFileName().toString())
              .filter(f -> f.endsWith("ContractTest.java"))
              .map(f -> "`" + f.replace(".java", "") + "`")
              .sorted()
              .toList();
      assertThat(names).as(folder).isNotEmpty();
      return String.join(" and ", names);
    }
  }

  private static String goes(Capability.Reach reach) {
    return switch (reach) {
      case BOTH -> "both ways";
      case IN -> "in";
      case OUT -> "out";
      case PROJECTED -> "projected";
      case IMPOSSIBLE -> "not";
    };
  }

  private static String said(JsonNode words, String reason) {
    return reason.isEmpty() ? "" : word(words, "reach." + reason);
  }

  private static String word(JsonNode words, String key) {
    var text = words.path(key).asString("");
    assertThat(text).as(key).isNotEmpty();
    return text;
  }

  /// Fields come by one of several names, as in the interface.
  private static String loss(JsonNode words, Loss loss) {
    Map<String, Object> params = new HashMap<>(loss.params());
    for (var name : List.of("concepts", "field", "concept")) {
      if (params.containsKey(name)) {
        params.putIfAbsent("fields", params.get(name));
      }
    }
    if (params.containsKey("concept")) {
      params.putIfAbsent("field", params.get("concept"));
    }
    var text = word(words, "loss." + loss.code());
    for (var param : params.entrySet()) {
      var value = "`" + String.valueOf(param.getValue()).replace(", ", "`, `") + "`";
      text =
          text.replaceAll("\\{" + param.getKey() + "(, number)?}", Matcher.quoteReplacement(value));
    }
    assertThat(text).as(loss.code()).doesNotContain("{");
    return text;
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}
