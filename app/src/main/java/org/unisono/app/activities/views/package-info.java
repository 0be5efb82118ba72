/// The views of the log that other rooms may read.
@NamedInterface("views")
package org.unisono.app.activities.views;

import org.springframework.modulith.NamedInterface;
