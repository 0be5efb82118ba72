/// An Adobe Marketo Engage instance: people, activities, programs with members, channels, smart
/// campaigns, static lists, opportunities.
///
/// Owns the imitation of Marketo's REST API with its habits: HTTP 200 for failures, paging tokens,
/// offsets that end in a warning, statuses that go forward only, trigger campaigns that mail.
@NullMarked
package org.unisono.simulators.marketo;

import org.jspecify.annotations.NullMarked;
