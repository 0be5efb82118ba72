/// The views of deals and scores that other rooms may read.
@NamedInterface("views")
package org.unisono.app.sales.views;

import org.springframework.modulith.NamedInterface;
