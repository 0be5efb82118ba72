package org.unisono.app.sync.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.unisono.app.sync.CreatePeople;
import org.unisono.app.testing.Api;
import org.unisono.connector.Account;
import org.unisono.connector.Budget;
import org.unisono.connector.Capability;
import org.unisono.connector.Connector;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteField;
import org.unisono.connector.Secret;
import org.unisono.connector.Setting;
import org.unisono.connector.Stream;
import org.unisono.core.merge.FieldMap.Translation;
import org.unisono.simulators.VendorSimulator;
import org.unisono.simulators.activecampaign.ActiveCampaignSimulator;
import org.unisono.simulators.dynamics.DynamicsSimulator;
import org.unisono.simulators.hubspot.HubSpotSimulator;
import org.unisono.simulators.marketo.MarketoSimulator;
import org.unisono.simulators.pardot.PardotSimulator;
import org.unisono.simulators.salesforce.SalesforceSimulator;
import org.unisono.simulators.sugar.SugarCrmSimulator;
import org.unisono.simulators.sugar.SuiteCrmSimulator;
import tools.jackson.databind.JsonNode;

/// The page of default maps is made of what each system says of its fields, as its simulator does,
/// in the words of the interface. Run this test with `-Dmaps.write=true` to write it anew.
class MapsPageTest {

  private static final Path PAGE = Path.of("..", "docs", "maps.md");
  private static final Path WORDS = Path.of("..", "web", "src", "locales", "en.json");
  private static final List<RecordKind> PEOPLE = List.of(RecordKind.LEAD, RecordKind.CONTACT);

  private static final String HEAD =
      """
      # Which field is which

      The default map of every pair of Unisono and another system: what is kept the same, under which name,
      and what is lost on the way. A connection's page shows its own map with real values, and people change
      it there; only what they change is kept, so that a better default of a later version reaches everything
      else. When both sides have changed, a person is asked, unless the map says who wins. A blank does not
      travel, unless the map says so. The newer of two values is never chosen by itself, as it is not known of
      both sides when a single field was changed. Which value is which, of statuses, types and pick lists, is
      edited there too, each way by itself: several of theirs may be one of ours, and what stands there is never
      rewritten into another that means the same. This page is written by `MapsPageTest` from what each system
      says of its fields.

      For every system: membership is never written to a consent field, an opt-out of one topic never becomes
      one of all marketing, and a field that sends or hides something there is read and never written.
      """;

  /// What the tables cannot say, and the test that holds it.
  private static final Map<String, List<String>> RULES =
      Map.of(
          "salesforce",
          List.of(
              "Planned, In Progress, Completed and Aborted are our planned, active, completed and"
                  + " cancelled. *Paused* has no counterpart: a person is asked.",
              "`HasOptedOutOfEmail` stands for *all marketing* and nothing narrower: it is set by an"
                  + " opt-out of all marketing, and read as one.",
              "`IsActive` shows or hides a campaign and is never moved."),
          "pardot",
          List.of(
              "A campaign there is the one of the connected Salesforce, whose head, members and statuses"
                  + " are kept the same with Salesforce.",
              "`campaignId` of a prospect is its first touch: read, never written.",
              "An opt-out of one list stays with that list; `optedOut` of the prospect stands for *all"
                  + " marketing*."),
          "hubspot",
          List.of(
              "`active` and `in_progress` are both our active. What stands there is never rewritten into"
                  + " the other of the two.",
              "HubSpot has no *aborted*: a campaign that is cancelled here waits for an answer, and nothing"
                  + " is written until there is one.",
              "The sums of budget and spend items are computed there and only read."),
          "marketo",
          List.of(
              "Step 0 of a channel (*Not in Program*) is no member; it is neither read nor written as a"
                  + " status.",
              "*Success* there is success here; that somebody has responded is not the same, and comes"
                  + " from the status here.",
              "Costs of a program belong to periods. Their sum, `costs`, is read once it is mapped to a"
                  + " field of ours, and never written: budget and costs stay here.",
              "A status only goes forward there; what goes down here stays there, as a projection."),
          "dynamics",
          List.of(
              "A refused answer becomes *Not Interested*; an opt-out is written only when it is one.",
              "The total of actual costs is computed there: `othercost` is written, as ours minus the costs"
                  + " of the activities.",
              "`statecode` opens or closes a record and is never moved."));

  @Test
  void thePageSaysWhichFieldIsWhich() throws IOException {
    var words = Api.JSON.readTree(Files.readString(WORDS));
    var page = new StringBuilder(HEAD);
    for (var connector : connectors()) {
      try (var there = There.of(connector)) {
        page.append('\n').append(section(connector, there.line(connector), words));
      }
    }

    if (Boolean.getBoolean("maps.write")) {
      Files.writeString(PAGE, page);
    }

    assertThat(Files.readString(PAGE)).isEqualTo(page.toString());
  }

  private static List<Connector> connectors() {
    List<Connector> all = new ArrayList<>();
    ServiceLoader.load(Connector.class).forEach(all::add);
    all.sort(Comparator.comparing(Connector::name));
    return all;
  }

  /// A system, which says what fields there are.
  private record There(VendorSimulator<?> simulator) implements AutoCloseable {

    static There of(Connector connector) {
      return new There(
          Objects.requireNonNull(
              switch (connector.key()) {
                case "salesforce" -> SalesforceSimulator.start(0);
                case "hubspot" -> HubSpotSimulator.start(0);
                case "dynamics" -> DynamicsSimulator.start(0);
                case "marketo" -> MarketoSimulator.start(0);
                case "activecampaign" -> ActiveCampaignSimulator.start(0);
                case "pardot" -> PardotSimulator.start(0);
                case "sugarcrm" -> SugarCrmSimulator.start(0);
                case "suitecrm" -> SuiteCrmSimulator.start(0);
                default -> throw new AssertionError("no simulator of " + connector.key());
              }));
    }

    Line line(Connector connector) {
      Map<String, String> settings = new HashMap<>();
      Map<String, Secret> secrets = new HashMap<>();
      for (var asked : connector.settings()) {
        var value = simulator.ready().path(asked.key()).asString("");
        if (asked.key().equals("loginUrl")) {
          // Account Engagement is logged in to at the Salesforce that it is joined to.
          var login = simulator.ready().path("sfBase").asString(simulator.baseUrl().toString());
          settings.put(asked.key(), login);
        } else if (!value.isEmpty() && asked.form() == Setting.Form.SECRET) {
          secrets.put(asked.key(), new Secret(value));
        } else if (!value.isEmpty()) {
          settings.put(asked.key(), value);
        }
      }
      var account = new Account(simulator.baseUrl(), settings, secrets);
      var session =
          connector.open(account, new Budget(100_000, Clock.systemUTC()), Clock.systemUTC());
      var known = new LineMaps.Known(Map.of(), List.of(), List.of(), Set.of());
      return new Line(
          UUID.randomUUID(),
          UUID.randomUUID(),
          connector,
          session,
          CreatePeople.NONE,
          Map.of(),
          known,
          null,
          Translation.SAME,
          Translation.SAME);
    }

    @Override
    public void close() {
      simulator.close();
    }
  }

  private static String section(Connector connector, Line line, JsonNode words) {
    var text = new StringBuilder("## " + connector.name() + "\n");
    text.append(table(line, RecordKind.CAMPAIGN, words));
    text.append(values(line, "status", words));
    text.append(values(line, "type", words));
    text.append(statuses(line));
    for (var kind : PEOPLE) {
      if (line.personKinds().contains(kind)) {
        text.append(table(line, kind, words));
      }
    }
    text.append(apart(line));
    var rules = RULES.getOrDefault(connector.key(), List.of());
    if (!rules.isEmpty()) {
      text.append("\n");
      rules.forEach(rule -> text.append("- ").append(rule).append('\n'));
    }
    assertThat(line.trouble()).as(connector.key()).isNull();
    return text.toString();
  }

  private static String table(Line line, RecordKind kind, JsonNode words) {
    var maps = FieldMaps.of(kind, line.fields(kind), List.of(), MapChanges.NONE);
    var name = kind.name().toLowerCase(Locale.ROOT);
    if (maps.isEmpty()) {
      return "\nNo field of a %s travels by default.\n".formatted(name);
    }
    var text =
        new StringBuilder(
            "\n| %s here | there | name there | longest |\n|---|---|---|---|\n".formatted(name));
    for (var map : maps) {
      var theirs = map.theirs();
      text.append(
          "| %s | %s | `%s` | %s |\n"
              .formatted(
                  field(words, map.ours().key()),
                  MapView.label(theirs),
                  theirs.name(),
                  theirs.length() > 0 ? theirs.length() : ""));
    }
    var left =
        OurField.of(kind, List.of()).stream()
            .map(OurField::key)
            .filter(key -> maps.stream().noneMatch(m -> m.ours().key().equals(key)))
            .map(key -> field(words, key))
            .collect(Collectors.joining(", "));
    return text + (left.isEmpty() ? "" : "\nOnly here: " + left + ".\n");
  }

  private static String field(JsonNode words, String key) {
    var word = words.path("field." + key).asString("");
    assertThat(word).as(key).isNotEmpty();
    return word;
  }

  /// Both ways: which of theirs is read as which of ours, and which is written for it.
  private static String values(Line line, String field, JsonNode words) {
    var found =
        FieldMaps.of(
                RecordKind.CAMPAIGN, line.fields(RecordKind.CAMPAIGN), List.of(), MapChanges.NONE)
            .stream()
            .filter(m -> m.ours().key().equals(field) && m.hasValues())
            .findFirst();
    if (found.isEmpty()) {
      return "";
    }
    var options = found.get().theirs().options();
    var translation = found.get().translation();
    var text =
        new StringBuilder(
            "\n| %s here | read as it | written there |\n|---|---|---|\n".formatted(field));
    List<String> alone = new ArrayList<>();
    for (var ours : found.get().ours().options()) {
      var word = words.path(field + "." + ours).asString();
      var read =
          options.stream()
              .filter(o -> ours.equals(translation.toOurs(o)))
              .collect(Collectors.joining(", "));
      var written = translation.toTheirs(ours);
      if (read.isEmpty() && written == null && field.equals("type")) {
        alone.add(word);
      } else {
        text.append(
            "| %s | %s | %s |\n"
                .formatted(word, read.isEmpty() ? "–" : read, written == null ? "–" : written));
      }
    }
    var unknown =
        options.stream()
            .filter(o -> translation.toOurs(o) == null)
            .collect(Collectors.joining(", "));
    if (!alone.isEmpty()) {
      text.append("\nWithout a pair there: ").append(String.join(", ", alone)).append(".\n");
    }
    var said = field.equals("type") ? "Ours stays beside: " : "A person is asked about: ";
    return text + (unknown.isEmpty() ? "" : "\n" + said + unknown + ".\n");
  }

  private static String statuses(Line line) {
    if (line.reach(Stream.STATUSES).reach() == Capability.Reach.IMPOSSIBLE) {
      return "\nMember statuses do not travel.\n";
    }
    var options =
        line.fields(RecordKind.STATUS).stream()
            .flatMap(f -> f.options().stream())
            .distinct()
            .collect(Collectors.joining(", "));
    return "\nMember statuses belong together when they read the same"
        + (options.isEmpty()
            ? "; their campaign has its own list.\n"
            : ". Every campaign there has: " + options + ".\n");
  }

  /// What is no field to us.
  private static String apart(Line line) {
    return apart(line, RemoteField.Use.CONSENT, "Travels as consent only")
        + apart(line, RemoteField.Use.SWITCH, "Read, never written");
  }

  private static String apart(Line line, RemoteField.Use use, String title) {
    var kinds = new ArrayList<>(PEOPLE);
    kinds.addFirst(RecordKind.CAMPAIGN);
    kinds.removeIf(k -> k != RecordKind.CAMPAIGN && !line.personKinds().contains(k));
    var names =
        kinds.stream()
            .flatMap(
                k ->
                    line.fields(k).stream()
                        .filter(f -> f.use() == use)
                        .map(f -> k.name().toLowerCase(Locale.ROOT) + " `" + f.name() + "`"))
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "" : "\n" + title + ": " + names + ".\n";
  }
}
