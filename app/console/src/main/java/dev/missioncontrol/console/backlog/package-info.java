/**
 * Shows the backlog as one outline: projects, their epics and their issues, each with its state and progress. Entries
 * are created and moved here; an issue shows the items that refer to it.
 */
@NullMarked
package dev.missioncontrol.console.backlog;

import org.jspecify.annotations.NullMarked;
