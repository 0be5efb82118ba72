/// The main story, played on real parts and told step by step. Each chapter does what a user would
/// do, over the API, and breaks the story when it does not see what was promised.
@NullMarked
package org.unisono.cli.demo;

import org.jspecify.annotations.NullMarked;
