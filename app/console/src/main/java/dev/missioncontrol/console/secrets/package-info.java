/**
 * Shows secrets: their names, versions, grants and reads, and the broker that stores them. A value is typed into {@link
 * dev.missioncontrol.console.secrets.SecretField}, sealed at once by {@link
 * dev.missioncontrol.console.secrets.SecretSealer}, and shown only by {@link
 * dev.missioncontrol.console.secrets.RevealLabel}, for a short time and on request. No view model holds one as a
 * string.
 */
@NullMarked
package dev.missioncontrol.console.secrets;

import org.jspecify.annotations.NullMarked;
