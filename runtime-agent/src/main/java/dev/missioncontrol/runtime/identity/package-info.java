/**
 * Authenticates a runtime at its control plane. The runtime enrols once with a join token, has keys of its own from
 * then on, and renews its token, which lives for an hour, when half of that hour is over. A new token is on disk before
 * it is first used: a token that was used and then lost would make this machine look like two. Only this package
 * touches the file.
 */
@NullMarked
package dev.missioncontrol.runtime.identity;

import org.jspecify.annotations.NullMarked;
