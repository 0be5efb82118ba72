package org.unisono.app.email;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/// What a room above knows of people whose mailings have to wait: what they may have said elsewhere
/// is not known here yet.
public interface HoldMail {

  /// Who of these waits; asked at the last moment.
  Set<UUID> held(Collection<UUID> people);
}
