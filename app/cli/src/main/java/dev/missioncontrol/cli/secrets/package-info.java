/**
 * Manages the secrets broker, and the names, versions and grants of secrets. Values and passphrases are read from the
 * terminal or standard input; they are never shown and never arguments.
 */
@NullMarked
package dev.missioncontrol.cli.secrets;

import org.jspecify.annotations.NullMarked;
