package org.unisono.cli.demo;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/// Where the chapters play: the installation, what earlier chapters left behind, and the teller.
public final class Stage {

  static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Installation installation;
  private final OtherSystems others;
  private final Path people;
  private final PrintWriter out;
  private final Map<String, String> props = new HashMap<>();

  /// @param others what the installation is connected to
  /// @param people the CSV of people that is imported
  public Stage(Installation installation, OtherSystems others, Path people, PrintWriter out) {
    this.installation = installation;
    this.others = others;
    this.people = people;
    this.out = out;
  }

  Installation installation() {
    return installation;
  }

  OtherSystems others() {
    return others;
  }

  Path people() {
    return people;
  }

  void keep(String name, String value) {
    props.put(name, value);
  }

  String kept(String name) {
    var value = props.get(name);
    if (value == null) {
      throw new StoryBroken("no earlier chapter left " + name);
    }
    return value;
  }

  /// A word that no other playing of the story has used.
  static String word() {
    return UUID.randomUUID().toString().substring(0, 6);
  }

  void say(String text, Object... values) {
    out.println("   " + text.formatted(values));
    out.flush();
  }

  void expect(boolean held, String promise) {
    if (!held) {
      throw new StoryBroken(promise);
    }
  }

  void expect(String promise, Object wanted, Object seen) {
    if (!wanted.equals(seen)) {
      throw new StoryBroken(promise + ": expected " + wanted + ", saw " + seen);
    }
  }

  /// Asks until the answer fits, at most a minute.
  JsonNode await(
      String promise, Supplier<JsonNode> ask, java.util.function.Predicate<JsonNode> fits) {
    return await(promise, PATIENCE, ask, fits);
  }

  JsonNode await(
      String promise,
      Duration patience,
      Supplier<JsonNode> ask,
      java.util.function.Predicate<JsonNode> fits) {
    long end = System.nanoTime() + patience.toNanos();
    var answer = ask.get();
    while (!fits.test(answer)) {
      if (System.nanoTime() > end) {
        throw new StoryBroken(
            promise + ": still not so after " + patience.toSeconds() + " seconds");
      }
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      answer = ask.get();
    }
    return answer;
  }
}
