package dev.missioncontrol.runtime.worktrees;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Describes a submodule as it was when the attempt began.
 *
 * @param path its directory, from the worktree's root
 * @param commit the commit that the repository names for it
 * @param location the source that it was filled from; absent when it was not filled
 * @param gitDirectory its own git directory; absent when it was not filled
 */
record Submodule(
        String path,
        String commit,
        @Nullable String location,
        @Nullable String gitDirectory) {
    static Submodule empty(Gitlink link) {
        return new Submodule(link.path(), link.commit(), null, null);
    }

    /** Returns its git directory; empty when it was not filled. */
    Optional<Path> git() {
        return Optional.ofNullable(gitDirectory).map(Path::of);
    }
}
