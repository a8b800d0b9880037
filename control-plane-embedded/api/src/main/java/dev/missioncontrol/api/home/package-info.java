/**
 * The control plane of this machine: where its data lies, how its owner's programs find its address and token there, and the
 * commands that also work while it is closed. Knows no database and no option library.
 */
@NullMarked
package dev.missioncontrol.api.home;

import org.jspecify.annotations.NullMarked;
