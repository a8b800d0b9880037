package dev.missioncontrol.console;

import dev.missioncontrol.console.shell.SpaceUse;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Configures the console for its embedding program.
 *
 * @param connectionName shown in the top bar, for example {@code laptop (embedded)}
 * @param settingsFile where the console stores its window's state; created when first needed
 * @param demo starts the demo fleet, on a worker thread; absent when there is none
 * @param tmuxSocket the private socket of the local runtime's sessions, for the attach command
 * @param compactable returns the size of the control plane's file if it is worth compacting; called on a worker thread
 */
public record ConsoleConfig(
        String connectionName,
        Path settingsFile,
        InstantSource clock,
        Optional<Runnable> demo,
        Optional<Path> tmuxSocket,
        Supplier<Optional<SpaceUse>> compactable) {
    public ConsoleConfig(String connectionName, Path settingsFile, InstantSource clock, Optional<Runnable> demo) {
        this(connectionName, settingsFile, clock, demo, Optional.empty(), Optional::empty);
    }

    /** Returns the file that records the newest head of the log seen so far. */
    public Path witnessFile() {
        return settingsFile.resolveSibling(settingsFile.getFileName() + ".witness");
    }
}
