/// The views of runs that other rooms may read.
@NamedInterface("views")
package org.unisono.app.flows.views;

import org.springframework.modulith.NamedInterface;
