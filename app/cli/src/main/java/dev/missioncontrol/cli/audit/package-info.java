/**
 * Reads the audit trail: follows it, searches it and shows past states. The commands that verify it are in {@code
 * offline}.
 */
@NullMarked
package dev.missioncontrol.cli.audit;

import org.jspecify.annotations.NullMarked;
