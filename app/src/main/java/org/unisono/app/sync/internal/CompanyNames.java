package org.unisono.app.sync.internal;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.unisono.core.merge.Agreement;
import org.unisono.core.merge.Image;

/// When two names say the same company, and when one says none.
final class CompanyNames {

  private CompanyNames() {}

  /// Theirs without white space around it. What stands in for a company is none: systems and the
  /// bridges between them fill what must be filled with `[not provided]` or `[[Unknown]]`.
  ///
  /// @param standIns what else was agreed on as a stand-in
  static Image seen(Image theirs, Set<String> standIns) {
    if (!(theirs instanceof Image.Filled(var raw))) {
      return theirs;
    }
    var name = raw.strip();
    boolean none = name.startsWith("[") && name.endsWith("]") || standIns.contains(name);
    return none ? new Image.Blank() : Image.of(name);
  }

  /// Ours, in the letters of what was agreed or of what stands there, where only the case differs:
  /// a company is found here whatever the case, so that neither side has moved.
  static Image ours(Image ours, @Nullable Agreement base, Image theirs) {
    if (base != null && isSame(ours, base.ours())) {
      return base.ours();
    }
    return isSame(ours, theirs) ? theirs : ours;
  }

  private static boolean isSame(Image one, Image other) {
    return one instanceof Image.Filled(var name)
        && other instanceof Image.Filled(var same)
        && name.equalsIgnoreCase(same);
  }
}
