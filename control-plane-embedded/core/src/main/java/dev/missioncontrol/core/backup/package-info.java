/**
 * Copies of a control plane in one file, and restores from such a file.
 *
 * <p>A file is a zip of parts and a manifest with each part's digest and the head of the log. A backup holds every
 * table, as plain rows that either database can take; an export holds the log alone and a page for people. Both are
 * made from one snapshot, beside the writer. A restore checks everything first, fills only an empty place, opens a new
 * era with a signed marker and ends all leases, because actions after the backup are unknown.
 */
@NullMarked
package dev.missioncontrol.core.backup;

import org.jspecify.annotations.NullMarked;
