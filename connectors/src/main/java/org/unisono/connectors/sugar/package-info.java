/// SuiteCRM (V8 JSON:API) and SugarCRM (REST v11): campaigns, target lists, leads, contacts,
/// targets.
///
/// Both products come from one code base, so that all but the calls themselves is shared: what is
/// asked of either stands in [Site]. A campaign there has no members; each status is a target
/// list of ours that is attached to the campaign. A list that a mass mailing uses is never
/// written, nor one that is attached to another campaign too. Never sends, never deletes a
/// campaign or a person, never takes an opt-out back.
@NullMarked
package org.unisono.connectors.sugar;

import org.jspecify.annotations.NullMarked;
