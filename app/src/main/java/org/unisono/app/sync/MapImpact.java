package org.unisono.app.sync;

/// What another set of pairs of values would do to the records that have a counterpart, by what is
/// known of them now. Each is counted once.
///
/// @param ours the field, by our name
/// @param there would be written there: they wait for such a pair
/// @param here would be taken here: they wait for such a pair
/// @param settled asked about now, and say the same from then on
/// @param asked were left apart for want of a pair: a person would be asked
/// @param apart were agreed on as a pair: they stay as they are until one of the two changes
public record MapImpact(String ours, int there, int here, int settled, int asked, int apart) {}
