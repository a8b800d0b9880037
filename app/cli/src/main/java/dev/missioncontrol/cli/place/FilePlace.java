package dev.missioncontrol.cli.place;

import dev.missioncontrol.api.home.TargetOptions;
import dev.missioncontrol.cli.terminal.CliEnvironment;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine.Mixin;

/** For the commands that also work while the program is closed. Confined to the main thread. */
public final class FilePlace implements TargetOptions {
    /** Held here, because the logging library forgets levels that nobody holds. */
    private static final Logger ALL = Logger.getLogger("");

    @Mixin
    private Connection connection;

    public FilePlace(CliEnvironment environment) {
        this.connection = new Connection(environment);
    }

    @Override
    public Named named() {
        ALL.setLevel(Level.WARNING); // what a database tells of itself is nothing that was asked for
        if (connection.named()) {
            return new Named.Remote(connection::url, connection.token());
        }
        if (connection.ownToken()) {
            throw Connection.invalid("--token-file goes with --url here; a data directory has its own token.");
        }
        return new Named.Directory(connection.directory());
    }
}
