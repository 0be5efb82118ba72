/// An ActiveCampaign account on loopback, API v3.
///
/// Owns contacts, tags, lists and their statuses, custom fields, sends, messages, automations with
/// their start triggers, bulk imports, deals and accounts. Promises: ids and counts are texts, as
/// the vendor prints them; a send leaves nobody's machine, and what an automation would have mailed
/// is counted.
@NullMarked
package org.unisono.simulators.activecampaign;

import org.jspecify.annotations.NullMarked;
