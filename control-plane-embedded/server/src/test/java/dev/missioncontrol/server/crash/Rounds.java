package dev.missioncontrol.server.crash;

import java.util.stream.IntStream;

/** How often something is killed: a few rounds in the build, more by {@code -Pcrash}. */
final class Rounds {
    /** One data directory sees so many deaths; then the next begins empty, so that late rounds stay as fast as early ones. */
    private static final int PER_DIRECTORY = 25;

    private static final int IN_THE_BUILD = 5;

    private Rounds() {}

    /** How many rounds each directory sees. */
    static IntStream ofDirectories() {
        int all = Integer.getInteger("mission.rounds", IN_THE_BUILD);
        return IntStream.rangeClosed(0, (all - 1) / PER_DIRECTORY)
                .map(directory -> Math.min(PER_DIRECTORY, all - directory * PER_DIRECTORY));
    }
}
