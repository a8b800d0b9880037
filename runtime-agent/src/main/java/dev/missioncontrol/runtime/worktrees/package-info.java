/**
 * Git: from an item's repository to a directory to work in, and from there back to a branch with commits.
 *
 * <p>Three repositories, from trusted to untrusted: the mirror, which only the runtime writes; the work repository of one
 * attempt, which the session can write; the worktree. Once a session has run, git never reads a configuration that the
 * session could write: the runtime fetches the branch into the mirror and looks at it there.
 */
@NullMarked
package dev.missioncontrol.runtime.worktrees;

import org.jspecify.annotations.NullMarked;
