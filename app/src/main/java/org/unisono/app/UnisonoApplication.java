package org.unisono.app;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.modulith.Modulithic;

/// The Spring context of one node. Nodes are equal; any number may share one database.
@Modulithic(systemName = "Unisono")
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
public class UnisonoApplication {}
