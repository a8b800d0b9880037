/**
 * The name of one attempt at one item. Directories, branches and sessions are named after it and after nothing that a
 * person or an agent wrote.
 */
@NullMarked
package dev.missioncontrol.runtime.attempts;

import org.jspecify.annotations.NullMarked;
