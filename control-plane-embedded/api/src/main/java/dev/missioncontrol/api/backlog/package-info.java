/**
 * What is to be done: projects, their epics and their issues. An issue says why work is done; inbox items refer to it by
 * {@code owner/repo#n} or {@code #n}, and what became of them shows on the issue.
 */
@NullMarked
package dev.missioncontrol.api.backlog;

import org.jspecify.annotations.NullMarked;
