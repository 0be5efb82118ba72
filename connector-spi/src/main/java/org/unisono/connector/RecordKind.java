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
  DEAL(Stream.DEALS);

  private final Stream stream;

  RecordKind(Stream stream) {
    this.stream = stream;
  }

  public Stream stream() {
    return stream;
  }
}
