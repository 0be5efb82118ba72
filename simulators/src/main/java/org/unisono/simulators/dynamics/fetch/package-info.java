/// FetchXML, the query language of Dataverse, as far as campaigns need it: no aggregates.
@NullMarked
package org.unisono.simulators.dynamics.fetch;

import org.jspecify.annotations.NullMarked;
