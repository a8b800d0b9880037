package dev.missioncontrol.cli.place;

import dev.missioncontrol.cli.terminal.Surroundings;
import dev.missioncontrol.server.DatabaseOptions;
import dev.missioncontrol.server.command.Place;
import dev.missioncontrol.server.command.PlaceOptions;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine.Mixin;

/** For the commands that also work while the program is closed. Confined to the main thread. */
public final class FilePlace implements PlaceOptions {
    /** Held here, because the logging library forgets levels that nobody holds. */
    private static final Logger ALL = Logger.getLogger("");

    private final Surroundings around;

    @Mixin
    private Connection connection;

    @Mixin
    private DatabaseOptions database;

    public FilePlace(Surroundings around) {
        this.around = around;
    }

    @Override
    public Place place() {
        ALL.setLevel(Level.WARNING); // what a database tells of itself is nothing that was asked for
        if (connection.named()) {
            return Place.at(connection::url, connection.token());
        }
        if (connection.ownToken()) {
            throw Connection.invalid("--token-file goes with --url here; a data directory has its own token.");
        }
        return Place.in(connection.directory(), database, around.environment());
    }
}
