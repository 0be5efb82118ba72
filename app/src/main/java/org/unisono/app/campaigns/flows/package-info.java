/// What ties flows to campaigns: which flows a campaign has, who may start a run in it, and what a
/// membership's end means to a run and the other way round.
@NullMarked
package org.unisono.app.campaigns.flows;

import org.jspecify.annotations.NullMarked;
