package dev.missioncontrol.desktop;

import dev.missioncontrol.api.home.DataHome;
import java.nio.file.Path;
import java.util.Map;

/** Where everything of one fleet on this machine lies. */
public record DataDirectory(Path root) {
    /** The platform's place for a user's data. */
    public static DataDirectory ofPlatform(String system, Path home, Map<String, String> environment) {
        return new DataDirectory(DataHome.ofPlatform(system, home, environment));
    }

    /** Where clients find the control plane. */
    public Path endpoint() {
        return root.resolve("endpoint");
    }

    public Path settings() {
        return root.resolve("settings.json");
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
