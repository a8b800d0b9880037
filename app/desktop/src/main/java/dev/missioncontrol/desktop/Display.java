package dev.missioncontrol.desktop;

import java.util.Locale;
import java.util.Map;

/** Detects whether this machine can show a window. */
final class Display {
    private Display() {}

    static boolean present(String system, Map<String, String> environment) {
        boolean alwaysHasOne = system.toLowerCase(Locale.ROOT).startsWith("windows")
                || system.toLowerCase(Locale.ROOT).startsWith("mac");
        return alwaysHasOne || named(environment, "DISPLAY") || named(environment, "WAYLAND_DISPLAY");
    }

    private static boolean named(Map<String, String> environment, String variable) {
        return !environment.getOrDefault(variable, "").isBlank();
    }
}
