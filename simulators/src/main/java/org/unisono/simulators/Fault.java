package org.unisono.simulators;

import java.util.Arrays;
import java.util.Optional;

/// What can be made to go wrong on demand.
public enum Fault {
  /// The next request for a second or later page finds its token dead.
  EXPIRE_TOKEN_MID_PAGE("expireTokenMidPage"),
  /// The next n metered calls are refused by the vendor's rate limit.
  STORM_429("storm429"),
  /// The next n writes happen, and are answered with a server error.
  FAIL_500_AFTER_WRITE("fail500AfterWrite"),
  /// The next second page repeats the records of the page before it.
  DUPLICATE_PAGE("duplicatePage"),
  /// The next enumeration of two or more ends early, without a link to the rest: after its first
  /// page, or in the middle of its only one.
  MISSING_PAGE("missingPage"),
  /// Every other write is stamped 90 seconds too early.
  OUT_OF_ORDER_TIMESTAMPS("outOfOrderTimestamps"),
  /// The vendor's clock is this many minutes ahead (or behind).
  CLOCK_SKEW_MINUTES("clockSkewMinutes"),
  /// Reads show a value that no pick list has: text `Type.field=value`.
  UNKNOWN_PICKLIST_VALUE("unknownPicklistValue"),
  /// A field no longer exists: text `Type.field`.
  REMOVED_FIELD("removedField"),
  /// Every third row of a batch fails, the others are written.
  PARTIAL_BATCH_FAILURE("partialBatchFailure"),
  /// An answer's body arrives in pieces over this many milliseconds.
  SLOW_DRIP("slowDrip"),
  /// The user sees every other record only, and may write none.
  RIGHTS_NARROWED("rightsNarrowed"),
  /// The user may not see a type of object at all, at Salesforce and HubSpot: text `Type`.
  OBJECT_HIDDEN("objectHidden"),
  /// The next n changes at Salesforce are told by a change event that says only that something
  /// changed; with the text `overflow`, not even what.
  EVENT_GAP("eventGap"),
  /// The next n change events of Salesforce are delivered twice.
  EVENT_TWICE("eventTwice"),
  /// The next n calls are answered 200 with a web page.
  GARBAGE_HTML("garbageHtml");

  private final String key;

  Fault(String key) {
    this.key = key;
  }

  public String key() {
    return key;
  }

  public static Optional<Fault> of(String key) {
    return Arrays.stream(values()).filter(fault -> fault.key.equals(key)).findFirst();
  }
}
