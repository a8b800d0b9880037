/** Lists, shows and creates items, and submits an operator's commands on them. */
@NullMarked
package dev.missioncontrol.cli.inbox;

import org.jspecify.annotations.NullMarked;
