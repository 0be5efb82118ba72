/// Benchmarks: each prints the raw limit measured in the same run on the same data, ours, and the
/// ratio. The machine is shared and noisy, so ratios count. Nothing is switched off for a bench
/// that is on in production.
@NullMarked
package org.unisono.cli.bench;

import org.jspecify.annotations.NullMarked;
