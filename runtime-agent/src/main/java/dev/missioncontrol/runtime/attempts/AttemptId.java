package dev.missioncontrol.runtime.attempts;

import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.ItemId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Identifies one attempt at one item by the epoch under which it was prepared. The id stays the same when a later
 * incarnation adopts the attempt under a newer epoch.
 */
public record AttemptId(ItemId item, Epoch epoch) {
    private static final Pattern DIRECTORY = Pattern.compile("([0-9a-z]{26})-([0-9]{1,18})");

    /** Returns the name of its directory. */
    public String directory() {
        return item.value() + "-" + epoch.value();
    }

    /** Returns the name of its branch, below a prefix that only runtimes use. */
    public String branch() {
        return "agents/" + item.value() + "/" + epoch.value();
    }

    /** Parses a directory's name; empty for a name that no attempt has. */
    public static Optional<AttemptId> fromDirectory(String name) {
        Matcher matcher = DIRECTORY.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new AttemptId(new ItemId(matcher.group(1)), new Epoch(Long.parseLong(matcher.group(2)))));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return directory();
    }
}
