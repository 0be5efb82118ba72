package org.unisono.app.sync.internal;

import org.jspecify.annotations.Nullable;
import org.unisono.app.sync.internal.LinkStore.Stranger;
import org.unisono.core.rules.Facts;
import org.unisono.core.rules.FieldRef;
import org.unisono.core.rules.Value;

/// What is known of somebody who is not here.
record StrangerFacts(Stranger stranger) implements Facts {

  @Override
  public @Nullable Value value(FieldRef field) {
    if (field.holder() != FieldRef.Holder.PERSON) {
      return null;
    }
    var text =
        switch (field.path()) {
          case "email" -> stranger.email();
          case "firstName" -> stranger.firstName();
          case "lastName" -> stranger.lastName();
          case "kind" -> Words.of(stranger.person().kind());
          default -> null;
        };
    return text == null ? null : new Value.Text(text);
  }
}
