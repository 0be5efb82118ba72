/// FetchXML, the query language of Dataverse, as far as campaigns need it.
@NullMarked
package org.unisono.simulators.dynamics.fetch;

import org.jspecify.annotations.NullMarked;
