/**
 * Manages git repositories: from an item's repository to a working directory, and from there back to a branch with
 * commits.
 *
 * <p>There are three repositories, from trusted to untrusted: the mirror, which only the runtime writes; the work
 * repository of one attempt, which the session can write; and the worktree. Once a session has run, git never reads
 * configuration that the session could write: the runtime fetches the branch into the mirror and inspects it there.
 */
@NullMarked
package dev.missioncontrol.runtime.worktrees;

import org.jspecify.annotations.NullMarked;
