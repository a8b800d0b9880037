/**
 * Key material. Integrity keys (for token digests and checkpoints) are derived from a file of their own beside the
 * database, readable by its user alone, so that a stolen database is useless.
 */
@NullMarked
package dev.missioncontrol.core.keys;

import org.jspecify.annotations.NullMarked;
