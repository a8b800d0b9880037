package dev.missioncontrol.core.inbox.task;

import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.core.inbox.Items;
import dev.missioncontrol.core.policy.Principal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The one lease that a task's token is for; its text is the name of the token's bearer. */
public record TaskLease(RuntimeName runtime, ItemId item, Epoch epoch) {
    private static final Pattern FORM = Pattern.compile("([a-z][a-z0-9-]{0,30})/([0-7][0-9a-z]{25})/([0-9]{1,18})");

    /** Parses the text; empty if malformed. */
    public static Optional<TaskLease> parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            ItemId item = new ItemId(parts.group(2));
            return Optional.of(
                    new TaskLease(new RuntimeName(parts.group(1)), item, new Epoch(Long.parseLong(parts.group(3)))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Returns whether the item is held by that very lease. */
    public boolean lives(InboxItem now) {
        return Items.holds(runtime, now) && now.epoch().equals(epoch);
    }

    /** Returns the principal of the task's token. */
    public Principal bearer() {
        return new Principal(Role.RUNTIME, runtime.value());
    }

    @Override
    public String toString() {
        return runtime + "/" + item + "/" + epoch.value();
    }
}
