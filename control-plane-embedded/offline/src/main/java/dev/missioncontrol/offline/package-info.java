/**
 * The commands that open a closed data directory: verify, export, back up, restore. All but restore also work on one that is
 * being served, which they find by the address and token that lie in it. They end with 0 when it was done, 1 when it could not
 * be, 2 when they were called wrongly and 3 when a log or a file is not what it should be.
 */
@NullMarked
package dev.missioncontrol.offline;

import org.jspecify.annotations.NullMarked;
