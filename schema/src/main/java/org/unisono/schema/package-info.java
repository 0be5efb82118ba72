/// Migrations, one folder per room, and the generator that turns them into table classes.
///
/// One Flyway history for all rooms, versions are time stamps, out of order allowed. Generated code
/// is never committed.
@NullMarked
package org.unisono.schema;

import org.jspecify.annotations.NullMarked;
