package dev.missioncontrol.runtime.worktrees;

import dev.missioncontrol.api.inbox.Result.Branch;
import dev.missioncontrol.api.text.VisibleText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Collects what an attempt left that could be work and that git does not bring home. Confined to one thread. */
final class Leftovers {
    private static final int NAMED_MAX = 5;

    private final Set<String> changed = new LinkedHashSet<>();
    private final Set<String> ignored = new LinkedHashSet<>();
    private final Set<String> places = new LinkedHashSet<>();
    private long bytes;

    /** Adds a path that was changed and not committed; tells whether it was not there yet. */
    boolean changed(String path) {
        return changed.add(path);
    }

    /** Adds an ignored path that the attempt made. */
    void ignored(String path) {
        ignored.add(path);
    }

    /** Adds something else, in words. */
    void place(String words) {
        places.add(words);
    }

    /** Adds the size of something that was added. */
    void bytes(long more) {
        bytes += more;
    }

    boolean any() {
        return !changed.isEmpty() || !ignored.isEmpty() || !places.isEmpty();
    }

    /** Returns the paths for the result; the last entry of a list that was cut tells how many more there are. */
    List<String> uncommitted() {
        if (changed.size() <= Branch.UNCOMMITTED_MAX) {
            return List.copyOf(changed);
        }
        int shown = Branch.UNCOMMITTED_MAX - 1;
        String more = "… and " + (changed.size() - shown) + " more paths";
        return Stream.concat(changed.stream().limit(shown), Stream.of(more)).toList();
    }

    /** Says where it is kept, how large it is and what it is; empty when there is nothing. */
    String words(Path directory) {
        if (!any()) {
            return "";
        }
        List<String> parts = new ArrayList<>();
        if (!changed.isEmpty()) {
            parts.add(changed.size() + " uncommitted (" + named(changed) + ")");
        }
        if (!ignored.isEmpty()) {
            parts.add(ignored.size() + " ignored (" + named(ignored) + ")");
        }
        parts.addAll(places.stream().limit(NAMED_MAX).toList());
        if (places.size() > NAMED_MAX) {
            parts.add((places.size() - NAMED_MAX) + " more");
        }
        String size = bytes > 0 ? ", " + FileTree.size(bytes) : "";
        return VisibleText.line("kept in " + directory + size + ": " + String.join(", ", parts));
    }

    private static String named(Set<String> paths) {
        String names = String.join(", ", paths.stream().limit(NAMED_MAX).toList());
        return paths.size() > NAMED_MAX ? names + ", …" : names;
    }
}
