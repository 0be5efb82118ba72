package org.unisono.simulators;

/// A call that the imitated vendor would refuse; it knows the vendor's own way to say so.
public abstract class VendorRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  protected VendorRefusal(String message) {
    super(message);
  }

  public abstract Reply reply();
}
