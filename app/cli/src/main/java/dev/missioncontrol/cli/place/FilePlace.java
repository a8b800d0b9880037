package dev.missioncontrol.cli.place;

import dev.missioncontrol.api.home.TargetOptions;
import dev.missioncontrol.cli.terminal.CliEnvironment;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine.Mixin;

/** Locates the control plane for the commands that also work while no program has the data directory open. */
public final class FilePlace implements TargetOptions {
    /** Kept in a field because java.util.logging forgets the levels of loggers that are garbage collected. */
    private static final Logger ALL = Logger.getLogger("");

    @Mixin
    private Connection connection;

    public FilePlace(CliEnvironment environment) {
        this.connection = new Connection(environment);
    }

    @Override
    public Named named() {
        ALL.setLevel(Level.WARNING); // the user did not ask for the database's own messages
        if (connection.named()) {
            return new Named.Remote(connection::url, connection.token());
        }
        if (connection.ownToken()) {
            throw Connection.invalid("--token-file goes with --url here; a data directory has its own token.");
        }
        return new Named.Directory(connection.directory());
    }
}
