/**
 * The runtime agent: a headless daemon that waits for work, does it in a git worktree and reports what came of it.
 *
 * <p>It only makes outgoing connections and keeps no task state: everything that must survive is in the control plane.
 * {@link dev.missioncontrol.runtime.RuntimeAgent} puts the parts together; {@code RuntimeMain} is the program.
 */
@NullMarked
package dev.missioncontrol.runtime;

import org.jspecify.annotations.NullMarked;
