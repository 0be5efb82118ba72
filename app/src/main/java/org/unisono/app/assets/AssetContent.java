package org.unisono.app.assets;

import java.util.List;
import org.unisono.core.Fault;

/// What an asset says, by kind.
public sealed interface AssetContent permits Form, Page, Template, Event, Link {

  /// Everything that is wrong with it as far as it can tell alone; pointers begin at the asset.
  List<Fault> faults();
}
