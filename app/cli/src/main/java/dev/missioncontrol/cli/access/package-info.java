/** Manages tokens. A token is printed once or written to a file that only its owner may read. */
@NullMarked
package dev.missioncontrol.cli.access;

import org.jspecify.annotations.NullMarked;
