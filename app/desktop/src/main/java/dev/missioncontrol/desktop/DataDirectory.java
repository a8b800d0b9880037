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

    /** Where clients find the control plane. */
    public Path endpoint() {
        return root.resolve("endpoint");
    }

    public Path settings() {
        return root.resolve("settings.json");
    }

    public Path pictures() {
        return root.resolve("pictures");
    }

    public Path demo() {
        return root.resolve("demo");
    }

    public Path runtimeHome() {
        return root.resolve("runtime");
    }

    public Path logs() {
        return root.resolve("logs");
    }
}
