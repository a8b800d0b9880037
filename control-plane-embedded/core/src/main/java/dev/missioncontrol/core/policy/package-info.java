/**
 * The permissions of each role. {@link dev.missioncontrol.core.policy.Policy} lists them action by action and
 * everything else is refused; every implementation of the port asks its
 * {@link dev.missioncontrol.core.policy.Principal} first.
 */
@NullMarked
package dev.missioncontrol.core.policy;

import org.jspecify.annotations.NullMarked;
