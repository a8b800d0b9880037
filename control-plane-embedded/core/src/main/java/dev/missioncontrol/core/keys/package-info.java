/**
 * Where key material comes from. Integrity keys (the pepper of token digests now, the checkpoint key later) lie in a file of
 * their own beside the database, readable by its user alone, so that a stolen database is useless.
 */
@NullMarked
package dev.missioncontrol.core.keys;

import org.jspecify.annotations.NullMarked;
