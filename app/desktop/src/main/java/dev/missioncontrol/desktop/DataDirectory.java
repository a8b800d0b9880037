package dev.missioncontrol.desktop;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where everything of one fleet on this machine lies. */
public record DataDirectory(Path root) {
    /** The platform's place for a user's data. */
    public static DataDirectory ofPlatform(String system, Path home, Map<String, String> environment) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("mac")) {
            return new DataDirectory(home.resolve("Library/Application Support/Mission Control"));
        }
        if (name.startsWith("windows")) {
            String roaming = environment.get("APPDATA");
            Path base = roaming == null ? home.resolve("AppData/Roaming") : Path.of(roaming);
            return new DataDirectory(base.resolve("Mission Control"));
        }
        String data = environment.get("XDG_DATA_HOME");
        Path base = data == null || data.isBlank() ? home.resolve(".local/share") : Path.of(data);
        return new DataDirectory(base.resolve("mission-control"));
    }

    Path settings() {
        return root.resolve("settings.json");
    }

    Path pictures() {
        return root.resolve("pictures");
    }

    Path demo() {
        return root.resolve("demo");
    }

    Path runtimeHome() {
        return root.resolve("runtime");
    }

    Path logs() {
        return root.resolve("logs");
    }
}
