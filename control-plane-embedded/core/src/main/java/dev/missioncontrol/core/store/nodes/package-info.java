/**
 * Several nodes on one PostgreSQL. They share nothing but the database: notifications tell the others that there is
 * something new to read and carry no data, and one node at a time is on duty for work that must not be done twice. Both
 * are hints: every node checks by itself each second, and work on duty is decided by the writer like any other command.
 */
@NullMarked
package dev.missioncontrol.core.store.nodes;

import org.jspecify.annotations.NullMarked;
