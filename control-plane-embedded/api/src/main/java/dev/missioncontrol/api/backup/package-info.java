/** Copies of a whole control plane, made while it runs. */
@NullMarked
package dev.missioncontrol.api.backup;

import org.jspecify.annotations.NullMarked;
