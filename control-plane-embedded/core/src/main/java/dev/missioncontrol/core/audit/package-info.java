/** The log for readers who may see it: pages of the past and the live feed. */
@NullMarked
package dev.missioncontrol.core.audit;

import org.jspecify.annotations.NullMarked;
