/// SuiteCRM (V8 JSON:API) and SugarCRM (REST v11) on 127.0.0.1, over one store of records.
///
/// Both products come from one code base: the same modules, fields and links. The two vendors
/// differ in their paths, log-in, paging, filters and refusals. Mass mailings and workflows are
/// here as what they would send: each mail is counted, none is sent.
@NullMarked
package org.unisono.simulators.sugar;

import org.jspecify.annotations.NullMarked;
