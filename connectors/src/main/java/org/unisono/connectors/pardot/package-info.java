/// Account Engagement (Pardot) over its API v5.
///
/// Owns the way from prospects, what they allow and what they did to records and back, and reads
/// campaigns, whose head comes from Salesforce. Promises: a person is made only where nobody holds
/// the address, and an unclear create is never repeated blindly; no campaign, member, list or
/// campaign of a prospect is ever written; the one consent that is ever written is an opt-out.
@NullMarked
package org.unisono.connectors.pardot;

import org.jspecify.annotations.NullMarked;
