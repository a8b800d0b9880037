/**
 * The database: opened on H2 or PostgreSQL, read on threads beside the writer, and changed by the writer alone.
 *
 * <p>{@code rows} holds tables of immutable rows, {@code write} the writer with its batches, {@code nodes} what several nodes
 * over one PostgreSQL tell each other. No thread that touches the database is ever interrupted, because an interrupt closes the
 * file of H2.
 */
@NullMarked
package dev.missioncontrol.core.store;

import org.jspecify.annotations.NullMarked;
