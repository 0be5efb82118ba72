package org.unisono.app.sync.internal;

import org.unisono.app.sync.Mode;
import org.unisono.core.merge.FieldMap;

/// A field here and a field there.
///
/// @param ours our name for it
/// @param theirs their name for it
/// @param way which ways it goes; never [Mode#WATCH]
record MappedField(String ours, String theirs, FieldMap map, Mode way) {}
