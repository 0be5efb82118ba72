/// The views that this room publishes for others to read; generated from the schema.
@NamedInterface("views")
package org.unisono.app.assets.views;

import org.springframework.modulith.NamedInterface;
