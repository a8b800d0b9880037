/** Takes leases back that ran out, and gives them grace after a restart. */
@NullMarked
package dev.missioncontrol.core.inbox.leases;

import org.jspecify.annotations.NullMarked;
