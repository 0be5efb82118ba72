/// Floor 5. Owns the log of what people did (a partition per month), receipts and visitors.
///
/// Promises: an event id of a source is logged once, however often it comes (receipts last as long
/// as an activity may be late, 13 months; then one is refused as too old, or new if it says no
/// time); what is acknowledged is committed, and offered to flows in the same transaction; a
/// machine's open or click is logged and moves nothing; what an unknown visitor did is claimed when
/// they become known.
@ApplicationModule(
    allowedDependencies = {"edge", "jobs", "access", "fields", "flows", "people", "people::views"})
@NullMarked
package org.unisono.app.activities;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
