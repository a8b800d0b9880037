/** Secrets: the broker, names, versions and grants. Values and passphrases are read, never shown and never arguments. */
@NullMarked
package dev.missioncontrol.cli.secrets;

import org.jspecify.annotations.NullMarked;
