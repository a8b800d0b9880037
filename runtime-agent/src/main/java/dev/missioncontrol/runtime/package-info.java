/**
 * The runtime agent is a headless daemon that waits for work, does it in a git worktree and reports the result.
 *
 * <p>It only makes outgoing connections and keeps no task state: everything that must survive is in the control plane.
 * {@link dev.missioncontrol.runtime.RuntimeAgent} composes the parts; {@code RuntimeMain} is the program.
 */
@NullMarked
package dev.missioncontrol.runtime;

import org.jspecify.annotations.NullMarked;
