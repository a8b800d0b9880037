package dev.missioncontrol.cli.place;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.Version;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Holds the version of a thing on which the user decided, in place of the option that prints the program's version. */
public final class SeenVersion {
    @Option(
            names = "--version",
            paramLabel = "N",
            description = "The version that you saw, as show prints it; if there is a newer one, nothing is done.")
    private @Nullable Version seen;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help message and exit.")
    @SuppressWarnings("UnusedVariable") // picocli looks at it
    private boolean help;

    /** Returns the version, if the user gave one. */
    public @Nullable Version given() {
        return seen;
    }

    /** Returns the version that the user gave, or else that of the row which the command itself has read. */
    public Version or(Version read) {
        return seen == null ? read : seen;
    }

    /** Refuses an act on a version that has passed; {@code now} says how the thing is now. */
    public static ControlPlaneException passed(String now, Version version, @Nullable Actor by) {
        String author = by == null ? "" : ", changed by " + by;
        return new ControlPlaneException(
                Category.CONFLICT,
                Version.STALE,
                "Changed since you looked: " + now + " now, version " + version + author
                        + ". Nothing was done; look at it and decide again.");
    }
}
