package org.unisono.connectors;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.unisono.connector.Account;
import org.unisono.connector.Connector;
import org.unisono.connector.Parts;
import org.unisono.connector.Push;
import org.unisono.connector.RemoteRef;
import org.unisono.core.merge.Image;
import org.unisono.simulators.Simulator;

/// One vendor's simulator and how its own people act in it.
public interface Rig extends AutoCloseable {

  /// A clock that stands until it is moved; both sides read it.
  final class Clock implements InstantSource {
    private Instant now = Instant.ofEpochMilli(System.currentTimeMillis());

    @Override
    public synchronized Instant instant() {
      return now;
    }

    public synchronized void pass(Duration time) {
      now = now.plus(time);
    }
  }

  Simulator simulator();

  Connector connector();

  /// With small pages, and few rows from which on writes go in bulk.
  Account account();

  /// The same with a wrong secret, `wrong-secret`.
  Account lockedOut();

  void expireTokens();

  String nameField();

  /// A campaign's field with a list of values; empty where they have none.
  String choiceField();

  /// A field of campaigns or people to take away, as the fault names it.
  String removableField();

  String campaign(String name);

  void rename(String campaign, String name);

  Set<String> campaigns();

  long campaignsNamed(String name);

  RemoteRef person(String email);

  /// A new person as a push gives it.
  Push.CreatePerson newPerson(String marker, String email);

  long peopleAt(String email);

  /// Whether the vendor takes several records in one call, of which some can fail.
  default boolean hasBatches() {
    return true;
  }

  /// The organisation's id there; empty where its address stands for it.
  default String instance() {
    return "";
  }

  /// Whether a campaign's name can be of any length there.
  default boolean hasLongTexts() {
    return true;
  }

  /// The statuses that the contract uses: the first is below the second.
  List<String> statuses();

  long members(Parts twin);

  void delete(Parts twin, RemoteRef person);

  /// Whether somebody opted out of something.
  boolean isOptedOut(String email);

  /// Pushes that would move a switch or consent as if it were a field.
  List<Push> forbidden(RemoteRef campaign, RemoteRef person);

  default Map<String, Image> named(String name) {
    return Map.of(nameField(), Image.of(name));
  }

  @Override
  void close();
}
