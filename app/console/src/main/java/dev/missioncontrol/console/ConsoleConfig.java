package dev.missioncontrol.console;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/**
 * What the embedding program tells the console.
 *
 * @param connectionName shown in the top bar, for example {@code laptop (embedded)}
 * @param settingsFile where the console remembers its window; created when first needed
 * @param demo starts the demo fleet; absent where there is none. Called on a worker thread
 * @param tmuxSocket the private socket of the local runtime's sessions, for the attach command
 */
public record ConsoleConfig(
        String connectionName,
        Path settingsFile,
        InstantSource clock,
        Optional<Runnable> demo,
        Optional<Path> tmuxSocket) {
    public ConsoleConfig(String connectionName, Path settingsFile, InstantSource clock, Optional<Runnable> demo) {
        this(connectionName, settingsFile, clock, demo, Optional.empty());
    }

    /** Where the console remembers what it saw last of the control plane's history. */
    public Path witnessFile() {
        return settingsFile.resolveSibling(settingsFile.getFileName() + ".witness");
    }
}
