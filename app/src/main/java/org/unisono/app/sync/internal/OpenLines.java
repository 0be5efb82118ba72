package org.unisono.app.sync.internal;

import jakarta.annotation.PreDestroy;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.unisono.app.access.Users;
import org.unisono.app.sync.internal.ConnectionStore.Kept;
import org.unisono.connector.Account;
import org.unisono.connector.Budget;
import org.unisono.connector.CallShare;
import org.unisono.connector.Connector;
import org.unisono.connector.Pace;
import org.unisono.connector.Secret;
import org.unisono.connector.SetUpCheck;
import org.unisono.connector.Setting;
import org.unisono.connector.SpendingBook;
import org.unisono.connector.Waiting;
import org.unisono.core.Refusal;
import org.unisono.core.Refused;

/// Opens connections. All runs of this process share a connection's budget, and what was spent of
/// it stands where other nodes see it.
@Component
public class OpenLines {

  private static final Logger LOG = LoggerFactory.getLogger(OpenLines.class);
  private static final int LARGEST = 999_999_999;
  private static final Pattern THIS_MACHINE =
      Pattern.compile("localhost|127\\.\\d+\\.\\d+\\.\\d+|\\[::1]");

  private final Systems systems;
  private final SecretBox secrets;
  private final ConnectionStore store;
  private final LineMaps maps;
  private final TwinStore twins;
  private final BudgetStore spent;
  private final UserThereStore usersThere;
  private final Users users;
  private final InstantSource clock;
  private final Map<UUID, Budget> budgets = new ConcurrentHashMap<>();

  OpenLines(
      Systems systems,
      SecretBox secrets,
      ConnectionStore store,
      LineMaps maps,
      TwinStore twins,
      BudgetStore spent,
      UserThereStore usersThere,
      Users users,
      InstantSource clock) {
    this.spent = spent;
    this.twins = twins;
    this.usersThere = usersThere;
    this.users = users;
    this.maps = maps;
    this.systems = systems;
    this.secrets = secrets;
    this.store = store;
    this.clock = clock;
  }

  Line open(Kept kept, UUID run) {
    var connector = systems.of(kept.system());
    var known = maps.of(kept.id(), kept.settings());
    Map<String, String> settings = new HashMap<>(known.settings());
    settings.putAll(kept.settings());
    var account = account(kept.baseUrl(), settings, secrets.open(kept.secrets()));
    var book = spent.of(kept.id());
    var budget = budgets.computeIfAbsent(kept.id(), _ -> budget(connector, account, book));
    budget.keepTo(CallShare.of(account));
    var session = connector.open(account, budget, clock);
    return new Line(
        kept.id(),
        run,
        connector,
        session,
        kept.createPeople(),
        store.modes(kept.id()),
        known,
        kept.inclusion(),
        new TwinTranslation(twins, kept.id()),
        new OwnerTranslation(usersThere, users, kept.id()));
  }

  private Budget budget(Connector connector, Account account, SpendingBook book) {
    var paces = paces(connector, account.baseUrl());
    return new Budget(connector.callsADay(), paces, book, clock, Waiting.REAL);
  }

  /// Vendors pace those who come to them over a network; what answers on this machine is no
  /// vendor's.
  static List<Pace> paces(Connector connector, URI baseUrl) {
    return THIS_MACHINE.matcher(String.valueOf(baseUrl.getHost())).matches()
        ? List.of()
        : connector.paces();
  }

  /// The budget of a connection that was opened, after some work: calls that were booked and not
  /// made are given back.
  Budget settled(UUID connection) {
    var budget = Objects.requireNonNull(budgets.get(connection));
    budget.settle();
    return budget;
  }

  @PreDestroy
  void settleAll() {
    for (var budget : budgets.values()) {
      try {
        budget.settle();
      } catch (RuntimeException e) {
        // It counts as spent, as after a crash.
        LOG.debug("booked calls were not given back", e);
        return;
      }
    }
  }

  /// @throws Refused `badUrl`
  static Account account(String baseUrl, Map<String, String> settings, Map<String, String> secret) {
    Map<String, Secret> hidden = new HashMap<>();
    secret.forEach((key, value) -> hidden.put(key, new Secret(value)));
    return new Account(url(baseUrl), settings, hidden);
  }

  /// @throws Refused `badUrl`
  public static URI url(String text) {
    try {
      var url = new URI(text.strip().replaceAll("/+$", ""));
      boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
      if (web && url.getHost() != null && url.getUserInfo() == null && url.getQuery() == null) {
        return url;
      }
    } catch (URISyntaxException _) {
      // Said below, as for every other address that is none.
    }
    throw Refused.rule("/baseUrl", "badUrl", "This is no address of a system.");
  }

  /// Tries an account; nothing is kept.
  ///
  /// @throws Refused `unknownSystem`, `badUrl`, `outOfRange`
  public List<SetUpCheck> check(
      String system, String baseUrl, Map<String, String> settings, Map<String, String> secret) {
    var connector = systems.of(system);
    checkNumbers(connector, settings);
    var account = account(baseUrl, settings, secret);
    return connector.check(account, budget(connector, account, SpendingBook.inMemory()), clock);
  }

  /// What is to be a number and is none would be taken for not set.
  ///
  /// @throws Refused `outOfRange`
  static void checkNumbers(Connector connector, Map<String, String> settings) {
    for (var asked : Systems.asked(connector)) {
      var value = settings.get(asked.key());
      if (asked.form() == Setting.Form.NUMBER
          && value != null
          && !value.isBlank()
          && (!value.matches("[1-9]\\d{0,8}") || Integer.parseInt(value) > most(asked))) {
        throw new Refused(
            Refusal.RULE_BROKEN,
            "/settings/" + asked.key(),
            "outOfRange",
            "A whole number from {least} to {most} is expected here.",
            Map.of("least", 1, "most", most(asked)));
      }
    }
  }

  private static int most(Setting asked) {
    return asked.equals(CallShare.SETTING) ? 100 : LARGEST;
  }
}
