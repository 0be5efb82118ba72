package org.unisono.connectors.http;

import org.jspecify.annotations.Nullable;
import org.unisono.connector.Trouble;

/// Why a call has no result. Lives inside a connector; becomes a value at its border.
public abstract sealed class Snag extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private Snag(String message) {
    super(message, null, false, false);
  }

  /// Something stands in the way of the whole call; nothing was written.
  public static final class Stuck extends Snag {
    private static final long serialVersionUID = 1L;
    private final transient Trouble trouble;

    public Stuck(Trouble trouble) {
      super(trouble.toString());
      this.trouble = trouble;
    }

    public Trouble trouble() {
      return trouble;
    }
  }

  /// A write got no clear answer: it may stand, or not.
  public static final class Unclear extends Snag {
    private static final long serialVersionUID = 1L;
    private final transient Trouble trouble;

    public Unclear(Trouble trouble) {
      super(trouble.toString());
      this.trouble = trouble;
    }

    public Trouble trouble() {
      return trouble;
    }
  }

  /// The vendor understood, and said no.
  public static final class Denied extends Snag {
    private static final long serialVersionUID = 1L;
    private final int status;
    private final String code;
    private final transient @Nullable String field;

    public Denied(int status, String code, @Nullable String field, String message) {
      super(message);
      this.status = status;
      this.code = code;
      this.field = field;
    }

    public int status() {
      return status;
    }

    public String code() {
      return code;
    }

    public @Nullable String field() {
      return field;
    }

    public String text() {
      return String.valueOf(getMessage());
    }
  }
}
