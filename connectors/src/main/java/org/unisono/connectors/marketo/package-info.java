/// Adobe Marketo Engage over its REST API.
///
/// Owns the way from programs, their members and people to records and back. Promises: a program is
/// found again by the mark at the end of its description, a person and a member by `unisonoId`; no
/// status, person or value is written that would set off an active smart campaign, unless a person
/// allowed that campaign; nobody is opted in. Many rows go by files, with the same promises.
/// Opportunities are read, never written.
@NullMarked
package org.unisono.connectors.marketo;

import org.jspecify.annotations.NullMarked;
