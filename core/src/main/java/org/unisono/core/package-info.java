/// The words every part of Unisono shares: identifiers, money, refusals.
///
/// Plain Java: no Spring, no SQL, no HTTP. Nothing here has a clock or does I/O; time and chance
/// come in as arguments. The packages below hold the pure parts: rules, flows, merge.
@NullMarked
package org.unisono.core;

import org.jspecify.annotations.NullMarked;
