package dev.missioncontrol.server.command;

import dev.missioncontrol.server.DatabaseOptions;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The server program's way to name a control plane. Confined to the main thread. */
public final class ServerPlace implements PlaceOptions {
    @Option(names = "--data", required = true, paramLabel = "DIR", description = "The data directory.")
    private Path data = Path.of("");

    @Mixin
    private DatabaseOptions options;

    @Override
    public Place place() {
        return Place.in(data, options, System.getenv());
    }
}
