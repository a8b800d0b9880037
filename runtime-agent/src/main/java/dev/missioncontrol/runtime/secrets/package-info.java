/**
 * Secrets on their way to a command: read from the control plane for work that is held, opened in memory, written into a pipe,
 * and wiped. Nothing of them is ever an argument, an environment variable or a file's content.
 */
@NullMarked
package dev.missioncontrol.runtime.secrets;

import org.jspecify.annotations.NullMarked;
