/// Local servers that imitate the public APIs of other vendors.
///
/// Owns what every simulator shares: the loopback server, the router, JSON, the plain page, the
/// fault switches, counters, the request log and the state file. A vendor is one package below this
/// one that implements [Vendor]. Promises: nothing here reaches beyond 127.0.0.1, and every URL in
/// an answer points back at the simulator.
@NullMarked
package org.unisono.simulators;

import org.jspecify.annotations.NullMarked;
