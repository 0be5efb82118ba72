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

  /// Theirs as it is compared. A campaign that has no counterpart here says nothing.
  Image seen(Image there) {
    if (isParent()
        && there instanceof Image.Filled(var id)
        && map.translation().toOurs(id) == null) {
      return new Image.Unknown(Image.Why.NOT_RETURNED);
    }
    return isCompany() ? CompanyNames.seen(there, standIns) : there;
  }

  /// Ours as it is compared with the base and with what was seen there.
  Image held(Image here, @Nullable Agreement base, Image seen) {
    if (isParent()
        && here instanceof Image.Filled(var id)
        && map.translation().toTheirs(id) == null) {
      return new Image.Unknown(Image.Why.NOT_RETURNED);
    }
    return isCompany() ? CompanyNames.ours(here, base, seen) : here;
  }

  boolean isParent() {
    return ours.equals(OurField.PARENT);
  }

  private boolean isCompany() {
    return ours.equals(OurField.COMPANY);
  }
}
