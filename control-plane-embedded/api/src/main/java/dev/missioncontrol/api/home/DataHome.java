package dev.missioncontrol.api.home;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Locates the data directory of this machine's control plane for one user's programs. */
public final class DataHome {
    private DataHome() {}

    /** Returns the platform's directory for a user's data. */
    public static Path ofPlatform(String system, Path home, Map<String, String> environment) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("mac")) {
            return home.resolve("Library/Application Support/Mission Control");
        }
        if (name.startsWith("windows")) {
            String roaming = environment.get("APPDATA");
            Path base = roaming == null ? home.resolve("AppData/Roaming") : Path.of(roaming);
            return base.resolve("Mission Control");
        }
        String data = environment.get("XDG_DATA_HOME");
        Path base = data == null || data.isBlank() ? home.resolve(".local/share") : Path.of(data);
        return base.resolve("mission-control");
    }
}
