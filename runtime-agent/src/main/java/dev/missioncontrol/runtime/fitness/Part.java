package dev.missioncontrol.runtime.fitness;

import java.util.Locale;

/** A part of the machine that every command needs. */
public enum Part {
    DISK,
    GIT,
    TMUX;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
