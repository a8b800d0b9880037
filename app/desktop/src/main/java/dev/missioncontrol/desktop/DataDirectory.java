package dev.missioncontrol.desktop;

import dev.missioncontrol.api.home.DataHome;
import java.nio.file.Path;
import java.util.Map;

/** Locates all files of one fleet on this machine. */
public record DataDirectory(Path root) {
    /** Returns the platform's directory for user data. */
    public static DataDirectory ofPlatform(String system, Path home, Map<String, String> environment) {
        return new DataDirectory(DataHome.ofPlatform(system, home, environment));
    }

    /** Returns the file in which clients find the control plane's address. */
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
