package dev.missioncontrol.offline;

import dev.missioncontrol.api.home.PlaceOptions;
import dev.missioncontrol.api.home.PlaceOptions.Named;
import picocli.CommandLine.Mixin;

/** What a user says of the place: the program's own options, and those of a database. Confined to the main thread. */
final class PlaceArguments {
    @Mixin
    private PlaceOptions options;

    @Mixin
    private DatabaseOptions database;

    /** What was said; a sentence where it does not fit together. */
    Place place() {
        return switch (options.named()) {
            case Named.Directory(var data) -> new Place.Directory(data, database.database(data, System.getenv()));
            case Named.Remote(var url, var token) -> new Place.Remote(url, token);
        };
    }
}
