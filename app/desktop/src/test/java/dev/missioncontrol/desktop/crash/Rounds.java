package dev.missioncontrol.desktop.crash;

import java.util.stream.IntStream;

/** How often a kill is repeated: a few rounds in the build, more by {@code -Pcrash}. */
final class Rounds {
    private static final int IN_THE_BUILD = 5;

    private Rounds() {}

    static IntStream numbers() {
        return IntStream.rangeClosed(1, Integer.getInteger("mission.rounds", IN_THE_BUILD));
    }
}
