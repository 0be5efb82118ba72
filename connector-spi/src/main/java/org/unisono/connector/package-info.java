/// What a connector is: the contract between one other system and whoever keeps the two sides the
/// same.
///
/// Owns the declaration ([Connector], [Capability], [Loss], [Requirement]), the session ([Session],
/// [Budget], [Pace]), what is read ([ChangeSource], [Change], [RemoteRecord], [Enumeration]) and
/// what is written ([Push], [PushResult]). Values are [org.unisono.core.merge.Image]s in the other
/// system's own representation, ready for the three-way merge.
///
/// Promises: plain Java, no SQL, no HTTP types, no state of its own: all that is to survive is in
/// the [Cursor] and in the caller's hands. What can be foreseen is a value, not an exception. What
/// was not returned is never a blank, and absence is never a deletion.
@NullMarked
package org.unisono.connector;

import org.jspecify.annotations.NullMarked;
