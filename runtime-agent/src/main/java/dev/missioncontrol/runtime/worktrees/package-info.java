/**
 * Manages git repositories: from an item's repository to a working directory, and from there back to a branch with
 * commits.
 *
 * <p>There are three repositories, from trusted to untrusted: the mirror, which only the runtime writes; the work
 * repository of one attempt, which the session can write; and the worktree. Once a session has run, git never reads
 * configuration that the session could write: the runtime fetches what it made into the mirror and inspects it there.
 *
 * <p>A {@code Preparation} makes a worktree and remembers how the attempt began; a {@code Harvest} compares its end with
 * that, however it ended, and brings home what git can carry. The worktree of an attempt with other work stays.
 */
@NullMarked
package dev.missioncontrol.runtime.worktrees;

import org.jspecify.annotations.NullMarked;
