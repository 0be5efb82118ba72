/// Salesforce on loopback: log-in, REST, collections, composite, feeds and Bulk 2.0 over the sales
/// objects that campaigns touch.
///
/// Owns the objects' fields and rules (a default status for an unknown one, unique members,
/// computed counts, hard-deleted members) and the plain page. Promises: ids have 18 characters with
/// their checksum, stamps have whole seconds, errors are Salesforce's own bodies.
@NullMarked
package org.unisono.simulators.salesforce;

import org.jspecify.annotations.NullMarked;
