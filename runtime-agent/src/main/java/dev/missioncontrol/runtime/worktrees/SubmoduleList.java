package dev.missioncontrol.runtime.worktrees;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a commit's .gitmodules: names and addresses, by path. Nothing else in it counts. */
final class SubmoduleList {
    private static final Pattern KEY = Pattern.compile("submodule\\.(.+)\\.(path|url)");
    private static final int NAME_LENGTH_MAX = 200;
    private static final Pattern STEP = Pattern.compile("(?i)(?!\\.{0,2}$|\\.git$)[^\\p{Cntrl}\\\\:/]+");

    private final Map<String, Entry> byPath = new HashMap<>();

    private final String fault;

    private SubmoduleList(String fault) {
        this.fault = fault;
    }

    record Entry(String name, String address) {}

    /** Collects the two values of a name. */
    private record Values(@Nullable String path, @Nullable String address) {
        Values with(String key, String value) {
            return key.equals("path") ? new Values(value, address) : new Values(path, value);
        }
    }

    static SubmoduleList of(Git git, Path repository, String commit) throws IOException {
        String file = commit + ":.gitmodules";
        if (!git.succeeds(repository, "cat-file", "-e", file)) {
            return new SubmoduleList("it has no address, because there is no .gitmodules");
        }
        List<String> command =
                List.of("config", "--blob=" + file, "--null", "--get-regexp", "^submodule\\..*\\.(path|url)$");
        try {
            SubmoduleList list = new SubmoduleList("it has no address in .gitmodules");
            list.read(Git.entries(git.run(repository, Map.of("GIT_ALLOW_PROTOCOL", ""), command)));
            return list;
        } catch (GitFailed unreadable) {
            return new SubmoduleList("its .gitmodules cannot be read: " + unreadable.getMessage());
        }
    }

    private void read(List<String> entries) {
        Map<String, Values> byName = new HashMap<>();
        for (String entry : entries) {
            int end = entry.indexOf('\n');
            Matcher key = KEY.matcher(end < 0 ? entry : entry.substring(0, end));
            if (key.matches() && end >= 0) {
                Values values = byName.getOrDefault(key.group(1), new Values(null, null));
                byName.put(key.group(1), values.with(key.group(2), entry.substring(end + 1)));
            }
        }
        byName.forEach((name, values) -> {
            String path = values.path();
            String address = values.address();
            if (path != null && address != null) {
                byPath.put(path, new Entry(name, address));
            }
        });
    }

    Entry at(String path) throws PreparationFailed {
        Entry entry = byPath.get(path);
        if (entry == null) {
            throw PreparationFailed.forGood(fault);
        }
        if (!usable(entry.name())) {
            throw PreparationFailed.forGood("its name '" + entry.name() + "' is not allowed");
        }
        return entry;
    }

    /** Tells whether the name can be a directory's: below its root, and neither within another's nor around one. */
    private boolean usable(String name) {
        return name.length() <= NAME_LENGTH_MAX
                && Arrays.stream(name.split("/", -1))
                        .allMatch(step -> STEP.matcher(step).matches())
                && byPath.values().stream()
                        .map(Entry::name)
                        .noneMatch(other -> other.startsWith(name + "/") || name.startsWith(other + "/"));
    }
}
