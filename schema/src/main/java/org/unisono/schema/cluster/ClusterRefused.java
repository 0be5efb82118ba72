package org.unisono.schema.cluster;

/// The embedded database cannot be started, with what a person can do about it.
public final class ClusterRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ClusterRefused(String message) {
    super(message);
  }

  public ClusterRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
