/** Lists projects and issues. The backlog is read-only here. */
@NullMarked
package dev.missioncontrol.cli.backlog;

import org.jspecify.annotations.NullMarked;
