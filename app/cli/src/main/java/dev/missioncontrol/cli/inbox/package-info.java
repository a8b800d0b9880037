/** Items from the command line: listings, one item, new items, and the commands an operator gives to one. */
@NullMarked
package dev.missioncontrol.cli.inbox;

import org.jspecify.annotations.NullMarked;
