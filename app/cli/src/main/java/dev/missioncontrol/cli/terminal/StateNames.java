package dev.missioncontrol.cli.terminal;

import java.util.Locale;

/** Formats states for people. */
public final class StateNames {
    private StateNames() {}

    public static String of(Enum<?> state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
