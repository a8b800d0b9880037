/**
 * The H2 file of a data directory as a file: its size, how much of it is in use, and the compaction of a closed one. Classes here
 * are confined to one thread unless they say otherwise.
 */
@NullMarked
package dev.missioncontrol.core.store.file;

import org.jspecify.annotations.NullMarked;
