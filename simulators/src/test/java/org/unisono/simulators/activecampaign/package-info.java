/// What ActiveCampaign does, as its simulator does it.
@NullMarked
package org.unisono.simulators.activecampaign;

import org.jspecify.annotations.NullMarked;
