/// HubSpot on loopback: CRM objects, lists, marketing campaigns, marketing events, subscriptions.
///
/// Owns the portal's records and rules (a duplicate e-mail is a 409, a DYNAMIC list refuses
/// members, a search ends at 10,000) and the plain page. Promises: HubSpot's own error bodies, 207
/// for batches with failures, `recordsIdsAdded` in its own spelling.
@NullMarked
package org.unisono.simulators.hubspot;

import org.jspecify.annotations.NullMarked;
