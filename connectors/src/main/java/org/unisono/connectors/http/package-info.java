/// How connectors speak HTTP: one road for every call.
///
/// Owns the wire ([Wire], [Call], [Answer]), what can go wrong on it ([Snag]), the way from JSON to
/// images ([Json]), and the files of bulk jobs ([Csv]). Promises: only reads are repeated; a
/// write without a clear answer is unclear, never assumed; redirects are not followed; answers have
/// a largest size; what is not the vendor's JSON is not read; no secret and no body stands in an
/// exception.
@NullMarked
package org.unisono.connectors.http;

import org.jspecify.annotations.NullMarked;
