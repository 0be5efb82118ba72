/// Salesforce over REST, and Bulk 2.0 for many members.
///
/// Reads by `SystemModstamp` and `Id` with an overlap, never by a locator, so that a page that is
/// short, repeated or lost costs a call and no change; deletions by the delete feed and the recycle
/// bin, merges and conversions by `queryAll`. Writes under the external id `Unisono_Id__c`. Never
/// writes `IsActive`, never deletes a campaign or a person, never gives consent; holds what would
/// set off an active flow, process or workflow rule, unless a person allowed that one.
@NullMarked
package org.unisono.connectors.salesforce;

import org.jspecify.annotations.NullMarked;
