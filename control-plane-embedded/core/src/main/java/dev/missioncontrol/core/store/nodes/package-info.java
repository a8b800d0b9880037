/**
 * Several nodes on one PostgreSQL. They share nothing but the database: a bell tells the others that there is something new
 * to look at and carries no data, and one node at a time is on duty for what must not be done twice. Both are hints: every
 * node looks by itself each second, and whatever is done on duty is decided by the writer like any other command.
 */
@NullMarked
package dev.missioncontrol.core.store.nodes;

import org.jspecify.annotations.NullMarked;
