package org.unisono.app.sync.internal;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.unisono.app.sync.Mode;
import org.unisono.core.merge.Agreement;
import org.unisono.core.merge.FieldMap;
import org.unisono.core.merge.Image;

/// A field here and a field there.
///
/// @param ours our name for it
/// @param theirs their name for it
/// @param way which ways it goes; never [Mode#WATCH]
/// @param standIns values of theirs that stand for none
record MappedField(String ours, String theirs, FieldMap map, Mode way, Set<String> standIns) {

  MappedField except(Set<String> standIns) {
    return new MappedField(ours, theirs, map, way, standIns);
  }

  /// The same with another translation.
  MappedField by(FieldMap.Translation translation) {
    return new MappedField(ours, theirs, map.by(translation), way, standIns);
  }

  /// Theirs as it is compared, where nothing is known of what was agreed.
  Image seen(Image there) {
    return seen(there, null);
  }

  /// Theirs as it is compared. A campaign or an owner without a counterpart here says nothing,
  /// except that an owner whom nobody has changed gives way to one who is known on both sides.
  Image seen(Image there, @Nullable Agreement base) {
    if (isPointer()
        && there instanceof Image.Filled(var id)
        && map.translation().toOurs(id) == null) {
      return isOwner() && base != null && !base.hasTheirsMoved(there) ? there : silent();
    }
    return isCompany() ? CompanyNames.seen(there, standIns) : there;
  }

  /// Ours as it is compared with the base and with what was seen there.
  Image held(Image here, @Nullable Agreement base, Image seen) {
    if (isPointer()
        && here instanceof Image.Filled(var id)
        && map.translation().toTheirs(id) == null) {
      return isOwner() && base != null && !base.hasOursMoved(here) ? here : silent();
    }
    return isCompany() ? CompanyNames.ours(here, base, seen) : here;
  }

  private static Image silent() {
    return new Image.Unknown(Image.Why.NOT_RETURNED);
  }

  boolean isParent() {
    return ours.equals(OurField.PARENT);
  }

  boolean isOwner() {
    return ours.equals(OurField.OWNER);
  }

  private boolean isPointer() {
    return isParent() || isOwner();
  }

  private boolean isCompany() {
    return ours.equals(OurField.COMPANY);
  }
}
