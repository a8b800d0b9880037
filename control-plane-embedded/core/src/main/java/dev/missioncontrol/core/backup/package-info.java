/**
 * Copies of a control plane in one file, and a control plane made from such a file.
 *
 * <p>A file is a zip of parts and a manifest that names each part's digest and where the log stood. A backup holds every table,
 * as plain rows that either database can take; an export holds the log alone and a page for people. Both are made from one
 * snapshot, beside the writer. A restore checks everything first, fills only an empty place, opens a new era with a signed
 * marker and ends all leases, because nobody knows what happened after the backup was made.
 */
@NullMarked
package dev.missioncontrol.core.backup;

import org.jspecify.annotations.NullMarked;
