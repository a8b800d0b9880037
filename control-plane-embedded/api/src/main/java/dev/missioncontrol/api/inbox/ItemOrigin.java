package dev.missioncontrol.api.inbox;

import dev.missioncontrol.api.Checks;
import org.jspecify.annotations.Nullable;

/** The project, clan and issue that an item belongs to. */
public record ItemOrigin(
        @Nullable String project,
        @Nullable String clan,
        @Nullable String issueRef) {
    public static final ItemOrigin NONE = new ItemOrigin(null, null, null);

    /** The origin of an item that belongs to a project alone. */
    public static ItemOrigin project(String name) {
        return new ItemOrigin(name, null, null);
    }

    /** The same with blank names made absent; refuses names that cannot be stored. */
    ItemOrigin checked() {
        return new ItemOrigin(name(project, "project"), name(clan, "clan"), name(issueRef, "issueRef"));
    }

    private static @Nullable String name(@Nullable String value, String field) {
        return value == null || value.isBlank() ? null : Checks.storable(value, field, 256);
    }
}
