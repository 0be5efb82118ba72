package org.unisono.connector;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/// One kind of other system. Has no state; safe to share.
public interface Connector {

  /// Stable, lower case; names the folder, the simulator and the lens.
  String key();

  /// The product's own name.
  String name();

  /// What its form asks for.
  List<Setting> settings();

  /// One for each [Stream].
  List<Capability> capabilities();

  /// What a round trip loses.
  List<Loss> losses();

  List<Requirement> requirements();

  /// Where other vendors' bridges leave their ids.
  List<Neighbour> neighbours();

  /// Kinds of records whose deletion no feed and no recycle bin tells: two whole listings have to
  /// prove it; see [Listing#provesGone]. Each of them can be enumerated.
  default Set<RecordKind> unfed() {
    return Set.of();
  }

  /// Streams whose changes are found by comparing with the reading before. What was read before
  /// knows nothing of what we wrote since, and a value that is set back by hand would look as if
  /// nothing had happened: so whoever writes to such a stream reads it from its start next.
  default Set<Stream> compared() {
    return Set.of();
  }

  /// Streams that are a log: each record tells, once, of something that happened. Responses that
  /// are no log are a member's status, and travel with it.
  default Set<Stream> logged() {
    return Set.of();
  }

  /// Whether campaigns there can have automations; see [Session#automations].
  default boolean hasAutomations() {
    return false;
  }

  /// What a person can attach to a campaign there; see [Session#assets].
  default Set<Asset.Kind> attachable() {
    return Set.of();
  }

  /// What says itself to which campaign it belongs there; see [Session#belonging].
  default Set<Asset.Kind> belonging() {
    return Set.of();
  }

  /// How many members of one campaign are best pushed in one call of [Session#push]: many, where a
  /// whole campaign is read before and after, or where many travel in one job; few, where each
  /// takes calls of its own.
  default int membersAtOnce() {
    return 200;
  }

  /// Calls that the vendor usually grants an account in 24 hours, until an answer tells.
  default long callsADay() {
    return 100_000;
  }

  /// What the vendor grants in shorter times than a day, such as so many calls in a second. Calls
  /// wait for their turn.
  default List<Pace> paces() {
    return List.of();
  }

  /// How many people are best made in one call of [Session#push]: many, where they travel in one
  /// job; few, where each takes calls of its own.
  default int peopleAtOnce() {
    return 200;
  }

  /// What a record of [RecordKind#CONSENT] says. Bounced, unconfirmed and suspended say nothing.
  List<Stance> stances(RemoteRecord consent);

  /// Tries the account step by step and names what is wrong; writes nothing.
  List<SetUpCheck> check(Account account, Budget budget, InstantSource clock);

  /// Opens a session; makes no call yet, so that it never fails.
  Session open(Account account, Budget budget, InstantSource clock);
}
