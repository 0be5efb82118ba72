/// HTTP: campaigns, members, statuses and costs.
@NullMarked
package org.unisono.app.campaigns.web;

import org.jspecify.annotations.NullMarked;
