/**
 * What the program does beside serving: verify, export, back up, restore. Each works on a closed data directory, and all but
 * restore also on one that is being served, which they find by the address and token that lie in it. They end with 0 when it
 * was done, 1 when it could not be, 2 when they were called wrongly and 3 when a log or a file is not what it should be.
 */
@NullMarked
package dev.missioncontrol.server.command;

import org.jspecify.annotations.NullMarked;
