package org.unisono.core.flows;

import org.unisono.core.rules.FieldCatalogue;

/// The words that rooms have taught: what a flow may be made of.
public interface FlowWords {

  boolean knowsAction(String kind);

  boolean knowsTrigger(String kind);

  FieldCatalogue fields();
}
