/**
 * Supervises the local runtime: a child process that may outlive this one and is restarted when it ends unexpectedly.
 */
@NullMarked
package dev.missioncontrol.desktop.runtime;

import org.jspecify.annotations.NullMarked;
