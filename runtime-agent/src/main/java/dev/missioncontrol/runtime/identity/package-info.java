/**
 * How a runtime is known to its control plane. It joins once with a join token, has keys of its own from then on, and renews a
 * token that lives an hour when half of that is over. A new token is on disk before it is first used: one that was used and
 * then forgotten would make this machine look like two. Only this room touches the file.
 */
@NullMarked
package dev.missioncontrol.runtime.identity;

import org.jspecify.annotations.NullMarked;
