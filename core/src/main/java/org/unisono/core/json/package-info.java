/// Reading JSON with the place in hand, so that whatever is wrong is refused with a pointer.
///
/// Owns [JsonAt]. Promises that every refusal is `MALFORMED`, names the exact JSON pointer and
/// carries a stable code: `missing`, `unknownKey`, `notAnObject`, `notAnArray`, `notText`,
/// `notANumber`, `notABoolean`, `notAnId`, `textTooLong`, `outOfRange`.
@NullMarked
package org.unisono.core.json;

import org.jspecify.annotations.NullMarked;
