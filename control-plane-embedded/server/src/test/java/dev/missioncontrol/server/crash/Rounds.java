package dev.missioncontrol.server.crash;

import java.util.stream.IntStream;

/** Decides the number of kills: a few rounds in the build, more with {@code -Pcrash}. */
final class Rounds {
    /**
     * The number of kills per data directory; then the next directory starts empty, so that late rounds stay as fast as
     * early ones.
     */
    private static final int PER_DIRECTORY = 25;

    private static final int IN_THE_BUILD = 5;

    private Rounds() {}

    /** Returns the number of rounds for each directory. */
    static IntStream ofDirectories() {
        int all = Integer.getInteger("mission.rounds", IN_THE_BUILD);
        return IntStream.rangeClosed(0, (all - 1) / PER_DIRECTORY)
                .map(directory -> Math.min(PER_DIRECTORY, all - directory * PER_DIRECTORY));
    }
}
