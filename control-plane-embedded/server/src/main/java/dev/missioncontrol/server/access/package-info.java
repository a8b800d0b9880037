/** Serves identities and tokens. */
@NullMarked
package dev.missioncontrol.server.access;

import org.jspecify.annotations.NullMarked;
