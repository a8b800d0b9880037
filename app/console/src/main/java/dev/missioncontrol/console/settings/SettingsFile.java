package dev.missioncontrol.console.settings;

import dev.missioncontrol.api.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores the settings on disk. The file is replaced as a whole, so that a crash leaves the old or the new settings.
 * Thread-safe.
 */
public final class SettingsFile {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsFile.class);

    private final Path file;

    public SettingsFile(Path file) {
        this.file = file;
    }

    /** Returns the stored settings; the defaults if there are none or they cannot be read. */
    public ConsoleSettings load() {
        if (!Files.exists(file)) {
            return ConsoleSettings.DEFAULT;
        }
        try {
            return Json.read(Files.readString(file), ConsoleSettings.class);
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("read the settings {}: starting with the defaults", file, e);
            return ConsoleSettings.DEFAULT;
        }
    }

    public synchronized void save(ConsoleSettings settings) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        Path written = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(written, Json.write(settings));
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
