/**
 * Names each attempt at an item. Directories, branches and sessions are named after the attempt and never after text
 * that a person or an agent wrote.
 */
@NullMarked
package dev.missioncontrol.runtime.attempts;

import org.jspecify.annotations.NullMarked;
