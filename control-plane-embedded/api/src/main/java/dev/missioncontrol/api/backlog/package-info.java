/**
 * The backlog: projects, their epics and their issues. An issue gives the reason for work; inbox items refer to it by
 * {@code owner/repo#n} or {@code #n}, and their outcomes show on the issue.
 */
@NullMarked
package dev.missioncontrol.api.backlog;

import org.jspecify.annotations.NullMarked;
