/// Not a room: the manners of HTTP and of the database that all rooms share (problems, pages,
/// cursors, merge patches, versions). Knows no business word.
@ApplicationModule(
    type = ApplicationModule.Type.OPEN,
    allowedDependencies = {})
@NullMarked
package org.unisono.app.edge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
