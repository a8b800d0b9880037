/** The inbox as the token of one task sees it. */
@NullMarked
package dev.missioncontrol.core.inbox.task;

import org.jspecify.annotations.NullMarked;
