/// The contract that every connector keeps, held against ActiveCampaign's simulator.
@NullMarked
package org.unisono.connectors.activecampaign;

import org.jspecify.annotations.NullMarked;
