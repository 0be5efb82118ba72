/// The embedded PostgreSQL: a cluster of our own in a data folder, with a random password and
/// durable settings, found again after a crash by the pid that it wrote.
@NullMarked
package org.unisono.schema.cluster;

import org.jspecify.annotations.NullMarked;
