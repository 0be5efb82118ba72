/// The filter language of OData, as far as Dataverse speaks it.
@NullMarked
package org.unisono.simulators.dynamics.odata;

import org.jspecify.annotations.NullMarked;
