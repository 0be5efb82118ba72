package org.unisono.cli.doctor;

import java.util.List;

/// One thing to look at. Nothing is changed by looking.
interface Check {

  List<Finding> look();
}
