/**
 * What each role may do. {@link dev.missioncontrol.core.policy.Policy} says it action by action and everything else is refused;
 * every face of the port asks its {@link dev.missioncontrol.core.policy.Principal} before it does anything.
 */
@NullMarked
package dev.missioncontrol.core.policy;

import org.jspecify.annotations.NullMarked;
