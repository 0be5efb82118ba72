/// A Dynamics 365 Sales organisation: campaigns, responses, marketing lists, people, deals.
///
/// Owns the imitation of the Dataverse Web API with its habits: OData filters, opaque next links,
/// change tracking, upserts by id, batches, lists of one kind of record, processes that mail.
@NullMarked
package org.unisono.simulators.dynamics;

import org.jspecify.annotations.NullMarked;
