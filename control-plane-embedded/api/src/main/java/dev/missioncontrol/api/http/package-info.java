/** The port over HTTP: a client that does remotely whatever the core does in process. */
@NullMarked
package dev.missioncontrol.api.http;

import org.jspecify.annotations.NullMarked;
