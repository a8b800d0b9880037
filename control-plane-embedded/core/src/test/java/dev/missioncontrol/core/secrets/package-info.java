/** What lies at rest, and what follows from the log, of secrets. */
@NullMarked
package dev.missioncontrol.core.secrets;

import org.jspecify.annotations.NullMarked;
