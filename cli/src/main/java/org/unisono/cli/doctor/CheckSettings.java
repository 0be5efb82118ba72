package org.unisono.cli.doctor;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The `UNISONO_…` settings: whether each is one, and whether its value can be used.
final class CheckSettings implements Check {

  private static final String ABOUT = "Settings";
  private static final Set<String> KNOWN =
      Set.of(
          "UNISONO_DB_URL",
          "UNISONO_DB_USER",
          "UNISONO_DB_PASSWORD",
          "UNISONO_PUBLIC_URL",
          "UNISONO_SMTP_HOST",
          "UNISONO_SMTP_PORT",
          "UNISONO_SMTP_USER",
          "UNISONO_SMTP_PASSWORD",
          "UNISONO_SMTP_FROM",
          "UNISONO_SMTP_CONNECTIONS",
          "UNISONO_EMAIL_CLICK_WINDOW",
          "UNISONO_SYNC_EVERY",
          "UNISONO_DEMO",
          "UNISONO_JAVA_OPTS");

  private final Surroundings around;

  CheckSettings(Surroundings around) {
    this.around = around;
  }

  @Override
  public List<Finding> look() {
    List<Finding> findings = new ArrayList<>();
    unknown(findings);
    number("UNISONO_SMTP_PORT", 65_535, findings);
    number("UNISONO_SMTP_CONNECTIONS", 100, findings);
    databaseUrl(findings);
    publicUrl(findings);
    return findings.isEmpty() ? List.of(Finding.ok(ABOUT, set())) : findings;
  }

  /// Names only: a value may be a secret.
  private String set() {
    var names = new TreeSet<>(around.settings().keySet());
    names.retainAll(KNOWN);
    return names.isEmpty() ? "none set, the defaults hold" : String.join(", ", names);
  }

  private void unknown(List<Finding> findings) {
    for (var name : new TreeSet<>(around.settings().keySet())) {
      if (name.startsWith("UNISONO_") && !KNOWN.contains(name)) {
        findings.add(
            Finding.note(
                ABOUT, name + " is not a setting", "look for a slip of the pen, or remove it"));
      }
    }
  }

  private void number(String name, int most, List<Finding> findings) {
    around
        .setting(name)
        .filter(
            v -> !v.matches("\\d{1,5}") || Integer.parseInt(v) < 1 || Integer.parseInt(v) > most)
        .ifPresent(
            v ->
                findings.add(
                    Finding.broken(
                        ABOUT, name + " is no number", "set it to a number from 1 to " + most)));
  }

  private void databaseUrl(List<Finding> findings) {
    around
        .setting("UNISONO_DB_URL")
        .filter(v -> !v.startsWith("jdbc:postgresql:"))
        .ifPresent(
            _ ->
                findings.add(
                    Finding.broken(
                        ABOUT,
                        "UNISONO_DB_URL is no address of a PostgreSQL",
                        "write it as jdbc:postgresql://HOST:5432/DATABASE")));
  }

  private void publicUrl(List<Finding> findings) {
    var url = around.setting("UNISONO_PUBLIC_URL");
    if (url.isEmpty()) {
      return;
    }
    if (!isWeb(url.get())) {
      findings.add(
          Finding.broken(
              ABOUT,
              "UNISONO_PUBLIC_URL is no address",
              "set it to the address that people reach, such as https://campaigns.example.org"));
    }
  }

  private static boolean isWeb(String text) {
    try {
      var uri = URI.create(text);
      return uri.getHost() != null && Set.of("http", "https").contains(uri.getScheme());
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
