/** The whole fleet on one screen. */
@NullMarked
package dev.missioncontrol.cli.status;

import org.jspecify.annotations.NullMarked;
