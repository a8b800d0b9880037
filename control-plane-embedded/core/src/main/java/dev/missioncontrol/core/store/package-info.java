/**
 * The database and the one way to change it. Reads run beside the writer and never wait for it; no thread that touches the
 * database is ever interrupted, because an interrupt closes the database file.
 */
@NullMarked
package dev.missioncontrol.core.store;

import org.jspecify.annotations.NullMarked;
