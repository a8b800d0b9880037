/**
 * The control plane of this machine: the location of its data, the address and token for its owner's programs, and the
 * commands that also work while it is stopped. Knows no database and no option library.
 */
@NullMarked
package dev.missioncontrol.api.home;

import org.jspecify.annotations.NullMarked;
