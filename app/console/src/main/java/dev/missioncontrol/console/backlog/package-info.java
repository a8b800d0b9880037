/**
 * The backlog as one outline: projects, their epics, their issues, each with its state and how far it is. What is planned is
 * written here and moved here; an issue shows the items that refer to it.
 */
@NullMarked
package dev.missioncontrol.console.backlog;

import org.jspecify.annotations.NullMarked;
