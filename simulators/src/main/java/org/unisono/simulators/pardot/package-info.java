/// An Account Engagement (Pardot) business unit on loopback, API v5.
///
/// Owns prospects, lists and memberships, visitor activities and Connected Campaigns. Promises:
/// its campaigns and people travel to and from the joined Salesforce simulator as the vendor's own
/// connector carries them; what a program would have mailed is counted and leaves nobody's machine.
@NullMarked
package org.unisono.simulators.pardot;

import org.jspecify.annotations.NullMarked;
