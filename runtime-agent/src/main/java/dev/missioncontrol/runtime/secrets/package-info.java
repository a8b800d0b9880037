/**
 * Delivers secrets to commands: a secret is read from the control plane for work that is held, decrypted in memory,
 * written into a pipe, and wiped. It is never an argument, an environment variable or the content of a file.
 */
@NullMarked
package dev.missioncontrol.runtime.secrets;

import org.jspecify.annotations.NullMarked;
