/// Microsoft Dynamics 365 Sales, over the Dataverse Web API.
///
/// Owns the mapping of campaigns, people, deals, marketing lists and campaign responses. Promises:
/// members are put only on lists of our own, one for each kind of record; a status is one campaign
/// response of ours for each person and campaign; ids are chosen by us, so that making something
/// twice makes it once; no write starts a process that a person did not name.
@NullMarked
package org.unisono.connectors.dynamics;

import org.jspecify.annotations.NullMarked;
