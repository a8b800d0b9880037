package dev.missioncontrol.desktop.crash;

import java.util.stream.IntStream;

/** Decides the number of kills: a few rounds in the build, more with {@code -Pcrash}. */
final class Rounds {
    private static final int IN_THE_BUILD = 5;

    private Rounds() {}

    static IntStream numbers() {
        return IntStream.rangeClosed(1, Integer.getInteger("mission.rounds", IN_THE_BUILD));
    }
}
