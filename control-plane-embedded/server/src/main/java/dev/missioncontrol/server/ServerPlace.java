package dev.missioncontrol.server;

import dev.missioncontrol.api.home.TargetOptions;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/**
 * Locates the control plane for the commands of the server program, which require --data. Confined to the main thread.
 */
final class ServerPlace implements TargetOptions {
    @Option(names = "--data", required = true, paramLabel = "DIR", description = "The data directory.")
    private Path data = Path.of("");

    @Override
    public Named named() {
        return new Named.Directory(data);
    }
}
