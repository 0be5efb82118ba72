/// HubSpot: campaigns, contacts, marketing events, lists and subscriptions.
///
/// A HubSpot campaign has no members. Where people register and come, a marketing event's
/// attendance stands for the members' statuses; every other status is a MANUAL list that we own.
/// Contacts are swept by `lastmodifieddate`, each page a search of its own, so that the end of a
/// search at 10,000 hits is never met. Never completes an event, never enrols anybody, never
/// deletes a campaign or a contact, never renews a subscription; holds what an active workflow
/// would enrol somebody by, unless a person allowed that workflow.
@NullMarked
package org.unisono.connectors.hubspot;

import org.jspecify.annotations.NullMarked;
