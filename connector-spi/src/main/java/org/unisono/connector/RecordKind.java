package org.unisono.connector;

/// What a remote record is.
public enum RecordKind {
  CAMPAIGN(Stream.CAMPAIGNS),
  STATUS(Stream.STATUSES),
  MEMBER(Stream.MEMBERS),
  LEAD(Stream.PEOPLE),
  CONTACT(Stream.PEOPLE),
  /// What one person allows; its id is the person's.
  CONSENT(Stream.CONSENT),
  LIST(Stream.LISTS),
  DEAL(Stream.DEALS),
  /// One thing that a person did there. Its fields: `person` (their id), `personKind` (`contact`,
  /// `lead`), `campaign` (their id, where it belongs to one), `type` (our type of activity, such as
  /// `form.submitted`), `at` (the moment, ISO), `name` (what it was done to).
  RESPONSE(Stream.RESPONSES);

  private final Stream stream;

  RecordKind(Stream stream) {
    this.stream = stream;
  }

  public Stream stream() {
    return stream;
  }
}
