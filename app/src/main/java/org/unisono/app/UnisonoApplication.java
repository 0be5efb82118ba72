package org.unisono.app;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.modulith.Modulithic;

/// The Spring context of one node. Nodes are equal; any number may share one database.
///
/// Observations are left out: nobody reads them, and they cost a request more than its own work.
@Modulithic(systemName = "Unisono")
@SpringBootApplication(
    exclude = {UserDetailsServiceAutoConfiguration.class, ObservationAutoConfiguration.class})
public class UnisonoApplication {}
