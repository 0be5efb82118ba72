/// The part of Salesforce's query language that the simulator understands: one object, its fields,
/// parent fields and children, conditions, groups, order, limit, offset.
///
/// Owns the grammar and its syntax tree; knows no records. Promises: what it does not understand it
/// refuses with the place, it never guesses.
@NullMarked
package org.unisono.simulators.salesforce.soql;

import org.jspecify.annotations.NullMarked;
