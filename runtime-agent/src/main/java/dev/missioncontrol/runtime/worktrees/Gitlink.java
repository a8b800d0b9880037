package dev.missioncontrol.runtime.worktrees;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Represents an entry of a commit that names a commit of another repository.
 *
 * @param path from the root of the repository that has the entry
 */
record Gitlink(String path, String commit) {
    private static final String MODE = "160000 commit ";

    /** Lists all such entries of a commit. */
    static List<Gitlink> of(Git git, Path repository, String commit) throws IOException {
        List<String> command = List.of("ls-tree", "-r", "-d", "-z", "--full-tree", "--end-of-options", commit);
        return Git.entries(git.run(repository, Map.of("GIT_ALLOW_PROTOCOL", ""), command)).stream()
                .filter(entry -> entry.startsWith(MODE))
                .map(Gitlink::parse)
                .toList();
    }

    private static Gitlink parse(String entry) {
        int tab = entry.indexOf('\t');
        return new Gitlink(entry.substring(tab + 1), entry.substring(MODE.length(), tab));
    }

    Gitlink below(String prefix) {
        return new Gitlink(prefix + path, commit);
    }
}
