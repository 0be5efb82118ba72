/// Read, write, read back: the one way in which connectors write records.
///
/// Owns [ReadWriteRead] and what it needs from a vendor ([Shelf]). Promises: what stands already is
/// not written; what has moved is not written over; switches, consent and unknown pick-list values
/// are refused by name before any call; an unclear answer is looked up, and in doubt when the look
/// does not settle it; one item never spoils another.
@NullMarked
package org.unisono.connectors.writing;

import org.jspecify.annotations.NullMarked;
