package org.unisono.app.edge;

/// A random secret of this installation, the same on all nodes.
public interface InstallationKey {

  /// 32 bytes.
  byte[] bytes();
}
